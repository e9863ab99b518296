/** Nothing leaves the reader's machine. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { BROWSERS, inBrowsers, mark, unmark } from './browsers.js';
import { openSite } from './site.js';

/** What a browser asks for by itself: updates, the time, its settings. */
const OWN = /^https?:\/\/[^/]*\.(google|googleapis|gstatic|mozilla)\.(com|net|org)(:443)?(\/|$)/;

const manifest = JSON.parse(await readFile(new URL('../../extension/manifest.json', import.meta.url), 'utf8'));

test('the extension asks for no permission but these', () => {
  assert.deepEqual(manifest.permissions.toSorted(), ['activeTab', 'contextMenus', 'scripting', 'sidePanel', 'storage']);
  for (const key of ['host_permissions', 'optional_permissions', 'web_accessible_resources', 'content_scripts']) {
    assert.equal(manifest[key], undefined, key);
  }
});

/** @typedef {Window & typeof globalThis & { heard: string[], timeline: PerformanceObserver }} Listening */

inBrowsers('what a page can know', (open) => {
  test('its timeline names nothing of ours', async () => {
    const tab = await open('sample');
    await tab.run(() => {
      const page = /** @type {Listening} */ (window);
      page.heard = [];
      const note = (/** @type {PerformanceEntry[]} */ entries) => page.heard.push(...entries.map(({ name }) => name));
      page.timeline = new PerformanceObserver((list) => note(list.getEntries()));
      page.timeline.observe({ entryTypes: ['mark', 'measure'] });
    });
    await mark(tab);
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('h2'));
    await panel.close();
    await tab.front();
    await unmark(tab);
    const heard = await tab.run(() => {
      const { heard, timeline } = /** @type {Listening} */ (window);
      return [...heard, ...timeline.takeRecords().map(({ name }) => name)];
    });
    assert.deepEqual(heard, []);
    await tab.close();
  });

  test('a script of ours in a page cannot act as the panel does, for its tab or another', async () => {
    const tab = await open('beside');
    await mark(tab);
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('h2'));
    const off = await panel.run(async () => {
      const tab = Number(new URLSearchParams(location.search).get('tab'));
      const ask = (/** @type {number} */ tab) => chrome.runtime.sendMessage({ type: 'switch', tab, off: true });
      // It comes back when the worker has answered.
      await chrome.scripting.executeScript({ target: { tabId: tab }, func: ask, args: [tab] });
      return (await chrome.storage.local.get('off'))['off'] ?? [];
    });
    assert.deepEqual(off, []);
    await panel.close();
    await tab.close();
  });
});

for (const [name, openBrowser] of Object.entries(BROWSERS)) {
  test(`no request leaves ${name} in a session of clicks`, async () => {
    const site = await openSite();
    const browser = await openBrowser({ proxy: site });
    try {
      const tab = await browser.open(site.url('sample'));
      await mark(tab);
      const panel = await tab.panel();
      await panel.until(() => document.querySelector('h2'));
      await panel.run(() => document.querySelectorAll('button').forEach((button) => button.click()));
      await tab.front();
      await unmark(tab);
      // The proxy sees what the panel asks for, so that it would have seen the rest.
      await panel.run(() => void fetch('http://canary.example/', { mode: 'no-cors' }));
      await panel.until(() => performance.getEntriesByName('http://canary.example/').length > 0);
      const asked = site.asked.filter((url) => !OWN.test(url) && !url.endsWith('/favicon.ico'));
      assert.deepEqual(asked, [site.url('sample'), 'http://canary.example/']);
    } finally {
      await browser.close();
      site.close();
    }
  });
}

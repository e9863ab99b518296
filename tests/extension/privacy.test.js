/** Nothing leaves the reader's machine. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { BROWSERS, isClean, isPainted } from './browsers.js';
import { openSite } from './site.js';

/** What a browser asks for by itself: updates, the time, its settings. */
const OWN = /^https?:\/\/[^/]*\.(google|googleapis|gstatic|mozilla)\.(com|net|org)(:443)?(\/|$)/;

test('the extension asks for no permission but these', async () => {
  const manifest = JSON.parse(await readFile(new URL('../../extension/manifest.json', import.meta.url), 'utf8'));
  assert.deepEqual(manifest.permissions.toSorted(), ['activeTab', 'scripting', 'sidePanel', 'storage']);
  for (const key of ['host_permissions', 'optional_permissions', 'web_accessible_resources', 'content_scripts']) {
    assert.equal(manifest[key], undefined, key);
  }
});

for (const [name, openBrowser] of Object.entries(BROWSERS)) {
  test(`no request leaves ${name} in a session of clicks`, async () => {
    const site = await openSite();
    const browser = await openBrowser({ proxy: site });
    try {
      const tab = await browser.open(site.url('sample'));
      await tab.click();
      await tab.until(isPainted);
      const panel = await tab.panel();
      await panel.until(() => document.querySelector('h2'));
      await panel.run(() => document.querySelectorAll('button').forEach((button) => button.click()));
      await tab.front();
      await tab.click();
      await tab.until(isClean);
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

/** Marks on the page: painted where the words stand, and gone without a trace. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowsers, isPainted, listed, mark, paintedQuotes, source, unmark, untilBadge } from './browsers.js';
import { openChromium } from './chromium.js';
import { openSite } from './site.js';

const SAID = ['“We are out of time, and we are nearly out of pier,”', '“The legs are not rotten,”', '“It rained,”'];

test('in Chromium only quotes are marked where colours are forced', async () => {
  const site = await openSite();
  const browser = await openChromium();
  try {
    const tab = await browser.open(site.url('beside'));
    const names = () => [...CSS.highlights.keys()].filter((name) => !name.startsWith('onrecord-quote-'));
    const devtools = await tab.page.createCDPSession();
    await devtools.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    await mark(tab);
    assert.deepEqual(await tab.run(names), []);
    await devtools.send('Emulation.setEmulatedMedia', { features: [] });
    await tab.until(() => [...CSS.highlights.keys()].some((name) => name.startsWith('onrecord-speaker-')));
  } finally {
    await browser.close();
    site.close();
  }
});

// What the policy of `?strict` holds against the page's own style is not about us.
inBrowsers('marks', (open, at) => {
  for (const path of ['sample', 'sample?strict']) {
    test(`a click marks ${path} and a second one leaves it as it was`, async () => {
      const tab = await open(path);
      const before = await tab.run(source);
      await mark(tab);
      const words = await tab.run(paintedQuotes);
      for (const said of SAID) {
        assert(words.includes(said), `${said} is not among ${JSON.stringify(words)}`);
      }
      assert.equal(await tab.run(source), before);
      await tab.until(() => getComputedStyle(document.body, '::highlight(onrecord-quote-1)').backgroundColor !== 'rgba(0, 0, 0, 0)');
      await unmark(tab);
      assert.equal(await tab.run(source), before);
      await tab.close();
    });
  }

  test('words that cross elements are painted as one, and hidden ones, fields and code are not read', async () => {
    const tab = await open('inline');
    await mark(tab);
    assert.deepEqual((await tab.run(paintedQuotes)).join(''), '“We will mend it,”');
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('h2'));
    assert.equal(await panel.run(() => document.querySelectorAll('button[data-quote]').length), 1);
    assert.equal(await panel.run(() => document.querySelector('h2')?.textContent), 'Ada Lund');
    await panel.close();
    await tab.close();
  });

  test('words of a sentence are read in code and buttons too, and what is struck out or the number of a note is not', async () => {
    const tab = await open('sentence');
    await mark(tab);
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('h2'));
    assert.deepEqual(await panel.run(listed), [
      { speaker: 'Tomas Berg', quotes: ['“The council tax is unsafe, as I wrote in May,”'] },
      { speaker: 'Ada Lund', quotes: ['“Never run sudo rm on a Friday,”'] },
    ]);
    await panel.close();
    assert.equal((await tab.run(paintedQuotes)).join(''), '“Never run sudo rm on a Friday,”“The council tax is unsafe, as I wrote in May,”');
    await tab.close();
  });

  test('a page that renders itself anew is marked anew', async () => {
    const tab = await open('rerender');
    await mark(tab);
    assert.equal((await tab.run(paintedQuotes)).length, 1);
    await tab.run(() => document.dispatchEvent(new CustomEvent('render', { detail: ['Bo Berg', 'Ada Lund', 'Cy Dahl'] })));
    await tab.until(() => [...CSS.highlights].filter(([name]) => name.startsWith('onrecord-quote-')).length === 3);
    assert.deepEqual(
      await tab.run(paintedQuotes),
      [0, 1, 2].map((number) => `“The bridge is safe, and number ${number} will tell you so,”`),
    );
    await unmark(tab);
    await tab.close();
  });

  test('light text gets deep tints, however its colour is written, and others when the page turns light', async () => {
    const tab = await open('dark');
    await mark(tab);
    const tints = () => [...CSS.highlights.keys()].filter((name) => name.startsWith('onrecord-quote-')).sort();
    assert.deepEqual(await tab.run(tints), ['onrecord-quote-1-deep', 'onrecord-quote-2-deep']);
    await tab.run(() => document.documentElement.classList.add('day'));
    await tab.until(() => CSS.highlights.has('onrecord-quote-1') && CSS.highlights.has('onrecord-quote-2'));
    assert.deepEqual(await tab.run(tints), ['onrecord-quote-1', 'onrecord-quote-2']);
    await tab.close();
  });

  test('two tabs are marked each for itself', async () => {
    const one = await open('sample');
    const two = await open('rerender');
    await mark(two);
    await one.front();
    await mark(one);
    await two.front();
    await unmark(two);
    await one.front();
    assert.equal(await one.run(isPainted), true);
    await untilBadge(two, /^$/);
    await untilBadge(one, /^\d+$/);
    await one.close();
    await two.close();
  });

  test('a second click works after the worker was ended', async () => {
    const tab = await open('sample');
    await mark(tab);
    await at.browser.killWorker();
    await tab.front();
    await unmark(tab);
    await at.browser.killWorker();
    await tab.front();
    await mark(tab);
    await tab.close();
  });
}, (complaint) => complaint.includes('Content Security Policy'));

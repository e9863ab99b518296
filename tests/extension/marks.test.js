/** Marks on the page: painted where the words stand, and gone without a trace. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, isClean, isPainted, paintedQuotes, source, untilBadge } from './browsers.js';
import { openSite } from './site.js';

/** @import { Browser, Site } from './browsers.js' */

const SAID = ['“We are out of time, and we are nearly out of pier,”', '“The legs are not rotten,”', '“It rained,”'];

for (const [name, openBrowser] of Object.entries(BROWSERS)) {
  describe(`marks in ${name}`, () => {
    /** @type {Site} */ let site;
    /** @type {Browser} */ let browser;
    before(async () => {
      site = await openSite();
      browser = await openBrowser();
    });
    after(async () => {
      await browser?.close();
      site?.close();
    });

    for (const path of ['sample', 'sample?strict']) {
      test(`a click marks ${path} and a second one leaves it as it was`, async () => {
        const tab = await browser.open(site.url(path));
        const before = await tab.run(source);
        await tab.click();
        await tab.until(isPainted);
        const words = await tab.run(paintedQuotes);
        for (const said of SAID) {
          assert(words.includes(said), `${said} is not among ${JSON.stringify(words)}`);
        }
        assert.equal(await tab.run(source), before);
        await tab.until(() => getComputedStyle(document.body, '::highlight(onrecord-quote-1)').backgroundColor !== 'rgba(0, 0, 0, 0)');
        await tab.click();
        await tab.until(isClean);
        assert.equal(await tab.run(source), before);
        // The policy's own complaints are about the page's style, not about us.
        assert.deepEqual(tab.complaints.filter((line) => !line.includes('Content Security Policy')), []);
        await tab.close();
      });
    }

    test('words that cross elements are painted as one, and hidden ones, fields and code are not read', async () => {
      const tab = await browser.open(site.url('inline'));
      await tab.click();
      await tab.until(isPainted);
      assert.deepEqual((await tab.run(paintedQuotes)).join(''), '“We will mend it,”');
      const panel = await tab.panel();
      await panel.until(() => document.querySelector('h2'));
      assert.equal(await panel.run(() => document.querySelectorAll('button[data-quote]').length), 1);
      assert.equal(await panel.run(() => document.querySelector('h2')?.textContent), 'Ada Lund');
      await panel.close();
      await tab.close();
    });

    test('a page that renders itself anew is marked anew', async () => {
      const tab = await browser.open(site.url('rerender'));
      await tab.click();
      await tab.until(isPainted);
      assert.equal((await tab.run(paintedQuotes)).length, 1);
      await tab.run(() => document.dispatchEvent(new CustomEvent('render', { detail: ['Bo Berg', 'Ada Lund', 'Cy Dahl'] })));
      await tab.until(() => [...CSS.highlights].filter(([name]) => name.startsWith('onrecord-quote-')).length === 3);
      assert.deepEqual(
        await tab.run(paintedQuotes),
        [0, 1, 2].map((number) => `“The bridge is safe, and number ${number} will tell you so,”`),
      );
      await tab.click();
      await tab.until(isClean);
      await tab.close();
    });

    test('two tabs are marked each for itself', async () => {
      const one = await browser.open(site.url('sample'));
      const two = await browser.open(site.url('rerender'));
      await two.click();
      await two.until(isPainted);
      await one.front();
      await one.click();
      await one.until(isPainted);
      await two.front();
      await two.click();
      await two.until(isClean);
      await one.front();
      assert.equal(await one.run(isPainted), true);
      await untilBadge(two, /^$/);
      await untilBadge(one, /^\d+$/);
      await one.close();
      await two.close();
    });

    test('a second click works after the worker was ended', async () => {
      const tab = await browser.open(site.url('sample'));
      await tab.click();
      await tab.until(isPainted);
      await browser.killWorker();
      await tab.front();
      await tab.click();
      await tab.until(isClean);
      await browser.killWorker();
      await tab.front();
      await tab.click();
      await tab.until(isPainted);
      await tab.close();
    });
  });
}

/** Pages that are no article, or that no newspaper makes: a clear outcome each. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, isClean, isPainted, listed, paintedQuotes, source } from './browsers.js';
import { openSite } from './site.js';

/** @import { Browser, Site, Tab } from './browsers.js' */

/** Pages the browser does not let an extension read. */
const RESTRICTED = { Chromium: 'chrome://version/', Firefox: 'about:support' };

/** What the panel tells of a tab, once it tells something. @param {Tab} tab */
async function told(tab) {
  const panel = await tab.panel();
  const busy = await panel.run(() => chrome.i18n.getMessage('working'));
  await panel.until((busy) => ![busy, '', undefined].includes(document.querySelector('.status')?.textContent), busy);
  const status = await panel.run(() => document.querySelector('.status')?.textContent ?? '');
  const list = await panel.run(listed);
  await panel.close();
  await tab.front();
  return { status, list };
}

for (const [name, openBrowser] of Object.entries(BROWSERS)) {
  describe(`trouble in ${name}`, () => {
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

    test('a page the browser keeps to itself gets a sentence', async () => {
      const tab = await browser.open(RESTRICTED[/** @type {keyof RESTRICTED} */ (name)]);
      await tab.click();
      const { status } = await told(tab);
      assert.match(status, /browser/);
      assert.equal(await tab.badge(), '!');
      await tab.close();
    });

    test('an empty page and one where nobody speaks say so', async () => {
      for (const [path, badge] of [['empty', '!'], ['quiet', '0']]) {
        const tab = await browser.open(site.url(String(path)));
        await tab.click();
        const { status, list } = await told(tab);
        assert(status.length > 10, status);
        assert.deepEqual(list, []);
        assert.equal(await tab.badge(), badge);
        await tab.close();
      }
    });

    test('lone surrogates, NUL, right-to-left text and joined characters are painted in their places', async () => {
      const tab = await browser.open(site.url('odd'));
      await tab.click();
      await tab.until(isPainted);
      assert.deepEqual(await tab.run(paintedQuotes), [
        // The driver's own wire cannot carry a lone surrogate; the page's words can.
        '“A \ufffd alone,”', '“Nul\ufffd here,”', '“הגשר בטוח,”', '“👩‍👩‍👧 soft\u00adly e\u0301,”',
      ]);
      await tab.close();
    });

    for (const [path, quotes] of Object.entries({ unpaired: 3, deep: 1, huge: 1000 })) {
      test(`${path}: every quote is painted`, async () => {
        const tab = await browser.open(site.url(path));
        const before = await tab.run(source);
        await tab.click();
        await tab.until(isPainted);
        const painted = await tab.run(paintedQuotes);
        assert.equal(painted.filter((words) => words === '“The bridge is safe,”').length, quotes);
        assert(await tab.run(source) === before, 'the page was changed');
        await tab.click();
        await tab.until(isClean);
        assert.deepEqual(tab.complaints, []);
        await tab.close();
      });
    }

    test('a page that removes itself while it is read leaves nothing painted, and is told of', async () => {
      const tab = await browser.open(site.url('sample'));
      await tab.click();
      await tab.run(() => document.documentElement.remove());
      const { status, list } = await told(tab);
      assert(status.length > 10, status);
      assert.deepEqual(list, []);
      assert.equal(await tab.badge(), '!');
      assert.equal(await tab.run(isClean), true);
      assert.deepEqual(tab.complaints, []);
      await tab.close();
    });
  });
}

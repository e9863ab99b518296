/** Pages that are no article, or that no newspaper makes: a clear outcome each. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowsers, isClean, listed, mark, paintedQuotes, source, unmark, untilBadge } from './browsers.js';

/** @import { Tab } from './browsers.js' */

/**
 * Pages the browser does not let an extension read.
 * @type {Record<string, string>}
 */
const RESTRICTED = { Chromium: 'chrome://version/', Firefox: 'about:support' };

/**
 * Waits until the panel tells of a tab one of these texts of `_locales`, and sees that it lists nothing.
 * @param {Tab} tab
 * @param {string[]} names
 */
async function untilTold(tab, names) {
  const panel = await tab.panel();
  const texts = await panel.run((names) => names.map((name) => chrome.i18n.getMessage(name)), names);
  await panel.until((texts) => texts.includes(document.querySelector('.status')?.textContent ?? ''), texts);
  assert.deepEqual(await panel.run(listed), []);
  await panel.close();
  await tab.front();
}

inBrowsers('trouble', (open, at) => {
  test('a page the browser keeps to itself gets a sentence', async () => {
    const tab = await at.browser.open(RESTRICTED[at.name] ?? '');
    await tab.click();
    await untilTold(tab, ['failed_restricted']);
    await untilBadge(tab, /^!$/);
    await tab.close();
  });

  test('an empty page and one where nobody speaks say so', async () => {
    for (const { path, text, badge } of [
      { path: 'empty', text: 'failed_empty', badge: /^!$/ },
      { path: 'quiet', text: 'none', badge: /^0$/ },
    ]) {
      const tab = await open(path);
      await tab.click();
      await untilTold(tab, [text]);
      await untilBadge(tab, badge);
      await tab.close();
    }
  });

  test('lone surrogates, NUL, right-to-left text and joined characters are painted in their places', async () => {
    const tab = await open('odd');
    await mark(tab);
    assert.deepEqual(await tab.run(paintedQuotes), [
      // A page's NUL is read as U+FFFD by the browser itself.
      '“A \ud800 alone,”', '“Nul\ufffd here,”', '“הגשר בטוח,”', '“👩‍👩‍👧 soft\u00adly e\u0301,”',
    ]);
    await tab.close();
  });

  for (const [path, quotes] of Object.entries({ unpaired: 3, deep: 1, huge: 1000 })) {
    test(`${path}: every quote is painted`, async () => {
      const tab = await open(path);
      const before = await tab.run(source);
      await mark(tab);
      const painted = await tab.run(paintedQuotes);
      assert.equal(painted.filter((words) => words === '“The bridge is safe,”').length, quotes);
      assert(await tab.run(source) === before, 'the page was changed');
      await unmark(tab);
      await tab.close();
    });
  }

  test('a page that removes itself while it is read leaves nothing painted, and is told of', async () => {
    const tab = await open('sample');
    await tab.click();
    await tab.run(() => document.documentElement.remove());
    // Which of the two depends on whether it had been read.
    await untilTold(tab, ['failed_changed', 'failed_empty']);
    await untilBadge(tab, /^!$/);
    assert.equal(await tab.run(isClean), true);
    await tab.close();
  });
});

/** What a browser makes of a page, its marks follow: each stands on the words that are seen. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowsers, mark, paintedAnywhere, source, unmark } from './browsers.js';

/** The quotes that a reader of live.html sees, as they stand in its text nodes. */
const SEEN = [
  '“Unselectable words are words,”',
  '“Soft\u00adly hy\u00adphen\u00adated,”',
  '“Zero\u200bwidth and\u2060 joined\u200dup,”',
  '“Written small and shown large,”',
  '“One line is enough,”',
  '“A line was drawn,”',
  '“\u200fהגשר בטוח\u200f לכולם,”',
  '“We will mend it ',
  'by the spring,”',
  '“Seen, and spoken elsewhere,”',
  '“It fades in when you get there,”',
  '“Unfolded words are read,”',
  '“Slotted words are read where they are shown,”',
  '“Shadows have words,”',
  '“So have empty slots,”',
  '“Locked words are read,”',
  '“Framed words are read,”',
];

inBrowsers('the live document', (open) => {
  test('what is seen is marked, in shadow trees and frames too, and what is not seen is not', async () => {
    const tab = await open('live');
    const before = await tab.run(source);
    await mark(tab);
    assert.deepEqual((await tab.run(paintedAnywhere)).toSorted(), SEEN.toSorted());
    assert.equal(await tab.run(source), before);
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('h2'));
    const words = await panel.run(() => [...document.querySelectorAll('.words')].map((quote) => quote.textContent));
    for (const said of ['“Softly hyphenated,”', '“Zerowidth and joinedup,”', '“We will mend it by the spring,”']) {
      assert(words.includes(said), `${said} is not among ${JSON.stringify(words)}`);
    }
    assert.deepEqual(await panel.run(() => [...document.querySelectorAll('section h2')].map((who) => who.textContent)), ['Ada Lund']);
    await panel.close();
    await unmark(tab);
    assert.deepEqual(await tab.run(paintedAnywhere), []);
    await tab.close();
  });

  test('marks in shadow trees and frames have their colour', async () => {
    const tab = await open('live');
    await mark(tab);
    const colours = await tab.run(() => {
      const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe')).contentDocument;
      const places = [document, document.querySelector('open-box')?.shadowRoot, frame];
      return places.map((place) => {
        const element = /** @type {Element} */ (place?.querySelector('p'));
        return getComputedStyle(element, '::highlight(onrecord-quote-1)').backgroundColor;
      });
    });
    assert.deepEqual(colours, Array(3).fill('rgb(188, 220, 247)'));
    await tab.close();
  });
});

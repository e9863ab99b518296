/** Pages that make it hard, or mean to: a clear outcome each, and no complaint in any console. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowsers, mark, paintedAnywhere, source, spent, unmark } from './browsers.js';

const SAID = '“The bridge is safe,”';

/** How often each page says it, of those that are marked like any other. */
const PAGES = { spans: 2, pieces: 1000, lump: 100, tolls: 2, island: 2, quirks: 1, xhtml: 1, plain: 1, 'kinds/letter': 1 };

inBrowsers('hostile pages', (open, at) => {
  for (const [path, times] of Object.entries(PAGES)) {
    test(`${path}: every quote is marked, and the page is as it was`, async () => {
      const tab = await open(path);
      const before = await tab.run(source);
      await mark(tab);
      const painted = await tab.run(paintedAnywhere);
      assert.equal(painted.filter((words) => words === SAID).length, times, JSON.stringify(painted.slice(0, 20)));
      await unmark(tab);
      assert((await tab.run(source)) === before, 'the page was changed');
      await tab.close();
    });
  }

  test('a page of a hundred thousand text nodes is read and painted in short slices', async (t) => {
    const tab = await open('pieces');
    await mark(tab);
    const panel = await tab.panel();
    const ours = (await panel.run(spent)).filter(({ stage }) => stage === 'read' || stage === 'paint');
    const slices = ours.map(({ start, end }) => end - start);
    assert(slices.length > 2, JSON.stringify(slices));
    t.diagnostic(`${at.name}: ${slices.length} slices, the longest of ${Math.max(...slices).toFixed(1)} ms`);
    await panel.close();
    await tab.close();
  });

  test('a page that has written over its own world is marked, and is not asked', async () => {
    const tab = await open('poisoned');
    await tab.click();
    while (!/^\d/.test(await tab.badge()));
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('.words'));
    const words = await panel.run(() => [...document.querySelectorAll('.words')].map((quote) => quote.textContent));
    assert(words.includes(SAID), JSON.stringify(words));
    await panel.close();
    await tab.click();
    while ((await tab.badge()) !== '');
    await tab.close();
  });

  test('with a page that undoes what we do there is no struggle', async () => {
    const tab = await open('undoing');
    await tab.click();
    while (!/^\d/.test(await tab.badge()));
    await tab.until(() => /** @type {any} */ (window).frames > 60);
    const { seen, undone } = await tab.run(() => {
      const { seen, undone } = /** @type {Window & typeof globalThis & { seen: number, undone: number }} */ (window);
      return { seen, undone };
    });
    assert.deepEqual({ seen, undone }, { seen: 0, undone: 1 });
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('.words')?.textContent === '“The bridge is safe,”');
    await panel.close();
    await tab.close();
  });

  test('a page that has our names gets them back', async () => {
    const tab = await open('taken');
    await tab.click();
    await tab.until(() => [...(CSS.highlights.get('onrecord-quote-1') ?? [])].map(String).join() === '“The bridge is safe,”');
    while (!/^\d/.test(await tab.badge()));
    await tab.click();
    await tab.until(() => String([...(CSS.highlights.get('onrecord-quote-1') ?? [])][0]).startsWith('The council met'));
    assert.deepEqual(await tab.run(() => [...CSS.highlights.keys()].sort()), ['onrecord-quote-1', 'pages-own']);
    await tab.close();
  });

  test('a frame that goes on while it is read is marked where it stops', async () => {
    const tab = await open('frames');
    await tab.click();
    await tab.run(() => document.dispatchEvent(new Event('flicker')));
    await tab.until(() => {
      const frame = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe'));
      const inside = /** @type {Window & typeof globalThis} */ (frame.contentWindow);
      return [...inside.CSS.highlights].flatMap(([, ranges]) => [...ranges].map(String)).includes('“This is number 30,”');
    });
    assert.deepEqual((await tab.run(paintedAnywhere)).toSorted(), [SAID, '“This is number 30,”']);
    await tab.until(() => {
      const inside = /** @type {HTMLIFrameElement} */ (document.querySelector('iframe')).contentDocument;
      const words = /** @type {Element} */ (inside?.querySelector('p'));
      return getComputedStyle(words, '::highlight(onrecord-quote-1)').backgroundColor === 'rgb(188, 220, 247)';
    });
    await tab.close();
  });
});

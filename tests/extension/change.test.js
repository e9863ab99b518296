/** Pages that change while they are marked. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowsers, isPainted, mark, paintedQuotes, spent, unmark } from './browsers.js';

/** @import { Tab } from './browsers.js' */

/**
 * What mutating.html and this file keep in the page.
 * @typedef {Window & typeof globalThis & { mutations: number, wrong: string[], shown(): string[], painted(): string[] }} Changing
 */

/**
 * Asks the page's panel what its thread was ours for, the worker's part left out.
 * @param {Tab} panel
 */
async function onThread(panel) {
  const parts = (await panel.run(spent)).filter(({ stage }) => stage !== 'analyse');
  return parts.map(({ stage, start, end }) => ({ stage, took: end - start }));
}

/** How many slices of reading there were. @param {Tab} panel */
async function slicesRead(panel) {
  return (await onThread(panel)).filter(({ stage }) => stage === 'read').length;
}

/** Waits until these words have a mark. @param {Tab} tab @param {string} words */
async function untilMarked(tab, words) {
  await tab.until((words) => [...CSS.highlights].flatMap(([, ranges]) => [...ranges].map(String)).includes(words), words);
}

inBrowsers('change', (open, at) => {
  test('after a thousand changes the marks are those of a fresh reading, and none was ever on other words', async (t) => {
    const tab = await open('mutating');
    await mark(tab);
    await tab.run(() => document.dispatchEvent(new Event('start')));
    await tab.until(() => /** @type {Changing} */ (window).mutations === 1000);
    await tab.until(() => {
      const { painted, shown } = /** @type {Changing} */ (window);
      return JSON.stringify(painted()) === JSON.stringify(shown());
    });
    const page = await tab.run(() => {
      const { wrong, painted } = /** @type {Changing} */ (window);
      return { wrong, painted: painted() };
    });
    const panel = await tab.panel();
    const took = (await onThread(panel)).map(({ took }) => took);
    const slices = await slicesRead(panel);
    await panel.close();
    await tab.front();
    assert.deepEqual(page.wrong, []);
    t.diagnostic(`${at.name}: ${took.reduce((sum, one) => sum + one, 0).toFixed(0)} ms of the page's thread, in ${slices} slices of reading; at most ${Math.max(...took).toFixed(1)} ms at once`);
    await unmark(tab);
    await mark(tab);
    assert.deepEqual(await tab.run(() => /** @type {Changing} */ (window).painted()), page.painted);
    assert(page.painted.length > 20, JSON.stringify(page.painted));
    await tab.close();
  });

  test('what changes away from the article is not read again', async () => {
    const tab = await open('beside');
    await mark(tab);
    const panel = await tab.panel();
    const before = await slicesRead(panel);
    await tab.front();
    // A clock ticks beside the article; then the article itself says more.
    await tab.run(async () => {
      const clock = document.querySelector('aside')?.appendChild(document.createElement('p'));
      for (let tick = 0; tick < 60; tick += 1) {
        /** @type {Element} */ (clock).textContent = `It is ${tick} past`;
        await new Promise((done) => requestAnimationFrame(done));
      }
      await new Promise((done) => requestIdleCallback(done, { timeout: 3000 }));
    });
    assert.equal(await slicesRead(panel), before);
    await tab.run(() => {
      const added = document.createElement('p');
      added.textContent = '“And the tea room will be open,” said Tomas Berg.';
      document.querySelector('article')?.append(added);
    });
    await untilMarked(tab, '“And the tea room will be open,”');
    assert(await slicesRead(panel) > before);
    await panel.close();
    await tab.close();
  });

  test('words that are folded out are marked, and words that are changed lose their mark at once', async () => {
    const tab = await open('beside');
    await tab.run(() => document.getElementById('last')?.setAttribute('hidden', ''));
    await mark(tab);
    assert.deepEqual(await tab.run(paintedQuotes), ['“The pier is older than any of us,”']);
    await tab.run(() => document.getElementById('last')?.removeAttribute('hidden'));
    await untilMarked(tab, '“It will open again in April,”');
    const left = await tab.run(async () => {
      const text = /** @type {Text} */ (document.getElementById('first')?.firstChild);
      text.replaceData(5, 4, 'bridge');
      await new Promise((done) => requestAnimationFrame(done));
      const ours = [...CSS.highlights].filter(([name]) => name.startsWith('onrecord-quote-'));
      return ours.flatMap(([, ranges]) => [...ranges].map(String));
    });
    assert.deepEqual(left, ['“It will open again in April,”']);
    await untilMarked(tab, '“The bridge is older than any of us,”');
    await tab.close();
  });

  test('words that leave the page and come back are marked again', async () => {
    const tab = await open('beside');
    await mark(tab);
    await tab.run(() => {
      const text = /** @type {Text} */ (document.getElementById('first')?.firstChild);
      const bold = document.createElement('b');
      text.replaceWith(bold);
      bold.replaceWith(text);
    });
    await untilMarked(tab, '“The pier is older than any of us,”');
    await tab.close();
  });

  test('when the page goes on to another article without loading, the old marks go and the new ones come', async () => {
    const tab = await open('rerender');
    await mark(tab);
    await tab.run(() => {
      history.pushState(null, '', '?next');
      document.dispatchEvent(new CustomEvent('render', { detail: ['Bo Berg', 'Cy Dahl'] }));
    });
    await tab.until(() => [...CSS.highlights].filter(([name]) => name.startsWith('onrecord-quote-')).length === 2);
    const panel = await tab.panel();
    await panel.until(() => [...document.querySelectorAll('section h2')].map((who) => who.textContent).sort().join() === 'Bo Berg,Cy Dahl');
    await panel.close();
    await tab.front();
    await tab.run(() => document.getElementById('root')?.replaceChildren());
    await tab.until(() => ![...CSS.highlights.keys()].some((name) => name.startsWith('onrecord-')));
    assert.equal(await tab.run(isPainted), false);
    await tab.close();
  });
});

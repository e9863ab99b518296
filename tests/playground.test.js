/** The playground: an article without the extension, marked by the same modules. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besideSite, listed } from './extension/browsers.js';
import { serveSite } from './site.js';

/** The words marked in the article's frame; runs in the playground. */
const marked = () => {
  const inside = /** @type {(Window & typeof globalThis) | null | undefined} */ (document.querySelector('iframe')?.contentWindow);
  const quotes = [...(inside?.CSS.highlights ?? [])].filter(([name]) => name.startsWith('onrecord-quote-'));
  return quotes.flatMap(([, ranges]) => [...ranges].map(String));
};

besideSite('the playground', serveSite, (at) => {
  test('it opens on the sample article, marked and listed', async () => {
    const tab = await at.browser.open(`${at.site.address}/www/`);
    await tab.until(() => document.querySelector('.list h2'));
    const words = await tab.run(marked);
    assert(words.includes('“The legs are not rotten,”'), JSON.stringify(words));
    const speakers = await tab.run(listed);
    assert(speakers.some(({ speaker }) => speaker === 'Tomas Berenji'), JSON.stringify(speakers));
    await tab.close();
  });

  test('pasted text is marked and listed in its place', async () => {
    const tab = await at.browser.open(`${at.site.address}/www/`);
    await tab.until(() => document.querySelector('.list h2'));
    await tab.run(() => {
      const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
      find('#paste').click();
      /** @type {HTMLTextAreaElement} */ (find('#text')).value = 'It was late.\n“The bridge is safe,” said Mayor Ada Lund.';
      find('button[value=read]').click();
    });
    await tab.until(() => document.querySelector('.list h2')?.textContent === 'Ada Lund');
    assert.deepEqual(await tab.run(listed), [{ speaker: 'Ada Lund', quotes: ['“The bridge is safe,”'] }]);
    assert.deepEqual(await tab.run(marked), ['“The bridge is safe,”']);
    await tab.close();
  });
});

/** Both browsers, and what a test asks of either. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openChromium } from './chromium.js';
import { openFirefox } from './firefox.js';
import { openSite } from './site.js';

export const BROWSERS = { Chromium: openChromium, Firefox: openFirefox };

/** @typedef {Awaited<ReturnType<typeof openChromium>> | Awaited<ReturnType<typeof openFirefox>>} Browser */
/** @typedef {Awaited<ReturnType<Browser['open']>>} Tab */

/**
 * Where tests run, from their start on.
 * @template S
 * @typedef {{ name: string, browser: Browser, site: S }} Place
 */

/**
 * Tests in each browser, with a site beside it.
 * @template {{ close(): unknown }} S
 * @param {string} title
 * @param {() => Promise<S>} serve
 * @param {(at: Place<S>) => void} tests
 */
export function besideSite(title, serve, tests) {
  for (const [name, openBrowser] of Object.entries(BROWSERS)) {
    describe(`${title} in ${name}`, () => {
      const at = /** @type {Place<S>} */ ({ name });
      before(async () => {
        at.site = await serve();
        at.browser = await openBrowser();
      });
      after(async () => {
        await at.browser?.close();
        await at.site?.close();
      });
      tests(at);
    });
  }
}

/**
 * Tests of the extension in each browser, beside the pages under test; at their end no console may have a complaint.
 * @param {string} title
 * @param {(open: (path: string) => Promise<Tab>, at: Place<Awaited<ReturnType<typeof openSite>>>) => void} tests
 *   `open` opens a page of the site.
 * @param {(complaint: string) => boolean} [excused]
 */
export function inBrowsers(title, tests, excused = () => false) {
  besideSite(title, openSite, (at) => {
    tests((path) => at.browser.open(at.site.url(path)), at);
    test('no console has a complaint', async () => {
      assert.deepEqual((await at.browser.complaints()).filter((line) => !excused(line)), []);
    });
  });
}

/** Clicks, and waits until the page is painted and the badge counts. @param {Tab} tab */
export async function mark(tab) {
  await tab.click();
  await tab.until(isPainted);
  await untilBadge(tab, /^\d/);
}

/** Clicks, and waits until nothing is left on the page and the badge. @param {Tab} tab */
export async function unmark(tab) {
  await tab.click();
  await tab.until(isClean);
  await untilBadge(tab, /^$/);
}

/**
 * Waits until a tab's badge reads so: it is set after the page is painted or clean, and Firefox shows it
 * in its toolbar later still.
 * @param {Tab} tab
 * @param {RegExp} pattern
 */
export async function untilBadge(tab, pattern) {
  while (!pattern.test(await tab.badge()));
}

/**
 * Waits until a panel tells this text of `_locales`.
 * @param {Tab} panel
 * @param {string} name
 * @param {string[]} [values]
 */
export async function untilTold(panel, name, values = []) {
  await panel.until(
    ({ name, values }) => document.querySelector('.status')?.textContent === chrome.i18n.getMessage(name, values),
    { name, values },
  );
}

/**
 * How long each stage had a page's thread lately, in the order in which they ended; runs in its panel.
 * @returns {Promise<import('../../extension/types').Spent[]>}
 */
export const spent = () => chrome.tabs.sendMessage(Number(new URLSearchParams(location.search).get('tab')), { type: 'spent' });

/** Whether anything of ours is painted; runs in the page. */
export const isPainted = () => [...CSS.highlights.keys()].some((name) => name.startsWith('onrecord-'));

/** Whether nothing of ours is painted; runs in the page. */
export const isClean = () => ![...CSS.highlights.keys()].some((name) => name.startsWith('onrecord-'));

/** The document as it is written; runs in the page. */
export const source = () => document.documentElement?.outerHTML ?? '';

/** The words under the quotes' highlights, in the order of the page; runs in the page. */
export const paintedQuotes = () => {
  const names = [...CSS.highlights.keys()].filter((name) => name.startsWith('onrecord-quote-'));
  const ranges = names.flatMap((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => /** @type {Range} */ (range)));
  ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
  return ranges.map(String);
};

/** The words under the quotes' highlights in the page and in its frames, shadow trees included; runs in the page. */
export const paintedAnywhere = () => {
  const frames = [...document.querySelectorAll('iframe, frame')].map((frame) => /** @type {HTMLIFrameElement} */ (frame).contentWindow);
  const windows = [window, ...frames].map((shown) => /** @type {Window & typeof globalThis} */ (shown));
  const highlights = windows.flatMap((shown) => [...shown.CSS.highlights]);
  return highlights.filter(([name]) => name.startsWith('onrecord-quote-')).flatMap(([, ranges]) => [...ranges].map(String));
};

/**
 * What a panel lists: speakers with their quotes; runs in the panel.
 * @returns {{ speaker: string, quotes: string[] }[]}
 */
export const listed = () =>
  [...document.querySelectorAll('.list section')].map((section) => ({
    speaker: section.querySelector('h2, h3')?.textContent ?? '',
    quotes: [...section.querySelectorAll('.words')].map((words) => words.textContent ?? ''),
  }));

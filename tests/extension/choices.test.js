/** What the reader chooses to have read, from the panel and from the context menu. */

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { inBrowsers, isClean, isPainted, mark, paintedAnywhere, paintedQuotes, spent, untilBadge, untilTold } from './browsers.js';
import { openFirefox } from './firefox.js';
import { openSite } from './site.js';

/** @import { Tab } from './browsers.js' */

const PIER = ['“The pier is older than any of us,”', '“It will open again in April,”'];
const BELLS = '“The bells are out of tune,”';

/** Pages of the kinds that have no article. */
const KINDS = new URL('../pages/kinds/', import.meta.url);
const kinds = await Promise.all((await readdir(KINDS)).map(async (name) => ({ name, source: await readFile(new URL(name, KINDS), 'utf8') })));
const WITHOUT_ARTICLE = kinds.filter(({ source }) => !source.includes('data-kept')).map(({ name }) => name.replace('.html', ''));

/**
 * Presses the button with this text of `_locales`, as a keyboard does, once it is there.
 * @param {Tab} panel
 * @param {string} name
 * @param {string[]} [values]
 */
async function press(panel, name, values = []) {
  await panel.until(
    ({ name, values }) => {
      const text = chrome.i18n.getMessage(name, values);
      const buttons = [...document.querySelectorAll('button')].filter((button) => button.checkVisibility());
      const button = buttons.find((button) => button.textContent === text);
      button?.focus();
      button?.click();
      return button !== undefined;
    },
    { name, values },
  );
}

/** Waits until just these quotes are painted. @param {Tab} tab @param {string[]} quotes */
async function untilPainted(tab, quotes) {
  await tab.until((quotes) => {
    const ours = [...CSS.highlights].filter(([name]) => name.startsWith('onrecord-quote-'));
    const words = ours.flatMap(([, ranges]) => [...ranges].map(String));
    return words.length === quotes.length && quotes.every((quote) => words.includes(quote));
  }, quotes);
}

/** Waits until just these quotes are painted, in whatever tree or frame. @param {Tab} tab @param {string[]} quotes */
async function untilPaintedAnywhere(tab, quotes) {
  while (JSON.stringify(await tab.run(paintedAnywhere)) !== JSON.stringify(quotes));
}

/** Selects an element's text; runs in the page. @param {string} id */
function select(id) {
  const range = document.createRange();
  range.selectNodeContents(/** @type {Element} */ (document.getElementById(id)));
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
}

/** What is pressed and what has the keyboard; runs in the panel. */
const pressed = () => ({
  pressed: [...document.querySelectorAll('[aria-pressed=true]')].map((button) => button.textContent),
  label: document.querySelector('[role=group]')?.getAttribute('aria-label'),
  focus: document.activeElement?.textContent,
});

test('in Firefox the context menu marks a page that was never clicked', async () => {
  const site = await openSite();
  const browser = await openFirefox();
  try {
    const tab = await browser.open(site.url('beside'));
    await tab.pick('menu_page');
    await untilPainted(tab, [...PIER, BELLS]);
    await tab.untilPanelOpens();
  } finally {
    await browser.close();
    site.close();
  }
});

inBrowsers('choices', (open, at) => {
  test('a page without an article says so, and offers to read all of it', async () => {
    const tab = await open('home');
    await tab.click();
    const panel = await tab.panel();
    await untilTold(panel, 'failed_no_article');
    assert.equal(await tab.run(isClean), true);
    await press(panel, 'offer_page');
    await untilPainted(tab, ['“We are late,”']);
    await panel.until(() => document.querySelector('h2')?.textContent === 'Ada Lund');
    assert.equal(await panel.run(() => document.querySelector('.offer')?.checkVisibility()), false);
    // The button that was pressed is gone.
    assert.equal((await panel.run(pressed)).focus, 'Whole page');
    await panel.close();
    await tab.close();
  });

  test('what went wrong can be tried again', async () => {
    const tab = await open('beside');
    await mark(tab);
    const panel = await tab.panel();
    await panel.run(async () => {
      const key = `tab-${new URLSearchParams(location.search).get('tab')}`;
      const states = /** @type {Record<string, object>} */ (await chrome.storage.session.get(key));
      await chrome.storage.session.set({ [key]: { ...states[key], status: 'failed', failure: 'engine' } });
    });
    await untilTold(panel, 'failed_engine');
    await press(panel, 'offer_again');
    await panel.until(() => document.querySelector('.list h2'));
    await panel.close();
    await tab.close();
  });

  for (const path of WITHOUT_ARTICLE) {
    test(`${path} has no article, and all of it is read when that is asked for`, async () => {
      const tab = await open(`kinds/${path}`);
      await tab.click();
      const panel = await tab.panel();
      await untilTold(panel, 'failed_no_article');
      await press(panel, 'offer_page');
      await tab.until(isPainted);
      await panel.until(() => document.querySelector('.list button'));
      await panel.close();
      await tab.close();
    });
  }

  test('a page in another language says so, whatever it claims, and offers to read it anyway', async () => {
    const tab = await open('foreign');
    await tab.click();
    const panel = await tab.panel();
    await untilTold(panel, 'failed_foreign');
    assert.equal(await tab.run(isClean), true);
    await untilBadge(tab, /^–$/);
    await press(panel, 'offer_anyway');
    await untilPainted(tab, ['“The bridge is safe,”']);
    await panel.until(() => document.querySelector('[aria-pressed=true]')?.textContent === 'Article');
    assert.equal(await panel.run(() => document.querySelector('.offer')?.checkVisibility()), false);
    await press(panel, 'choice_article');
    await untilTold(panel, 'failed_foreign');
    await panel.close();
    await tab.close();
  });

  test('the article, the whole page, or the selection is read, as the panel says', async () => {
    const tab = await open('beside');
    await mark(tab);
    assert.deepEqual(await tab.run(paintedQuotes), PIER);
    const panel = await tab.panel();
    await press(panel, 'choice_page');
    await untilPainted(tab, [...PIER, BELLS]);
    await panel.until(() => document.querySelector('[aria-pressed=true]')?.textContent === 'Whole page');
    assert.deepEqual(await panel.run(pressed), { pressed: ['Whole page'], label: 'What is read', focus: 'Whole page' });
    await press(panel, 'choice_selection');
    await untilTold(panel, 'failed_unselected');
    const { length } = await panel.run(spent);
    await press(panel, 'choice_selection');
    while ((await panel.run(spent)).length === length);
    assert.equal((await tab.run(paintedQuotes)).length, 3);
    assert.equal(await panel.run(() => document.querySelectorAll('.words').length), 3);
    await tab.run(select, 'last');
    await press(panel, 'choice_selection');
    await untilPainted(tab, PIER.slice(1));
    await press(panel, 'choice_article');
    await untilPainted(tab, PIER);
    await panel.close();
    await tab.close();
  });

  test('a part of a paragraph can be selected', async () => {
    const tab = await open('beside');
    await mark(tab);
    await tab.run(() => {
      const text = /** @type {Node} */ (document.getElementById('first')?.firstChild);
      getSelection()?.setBaseAndExtent(text, 0, text, (text.textContent ?? '').indexOf(', who'));
    });
    const panel = await tab.panel();
    await press(panel, 'choice_selection');
    await untilPainted(tab, PIER.slice(0, 1));
    await panel.close();
    await tab.close();
  });

  test('what is selected in a frame or a shadow tree is read', async () => {
    const tab = await open('live');
    await mark(tab);
    const panel = await tab.panel();
    await tab.run(() => {
      const words = document.querySelector('iframe')?.contentDocument?.querySelector('p');
      words?.ownerDocument.getSelection()?.selectAllChildren(words);
    });
    await press(panel, 'choice_selection');
    await untilPaintedAnywhere(tab, ['“Framed words are read,”']);
    // Firefox has it from version 142 on.
    if (await tab.run(() => 'getComposedRanges' in Selection.prototype)) {
      await tab.run(() => {
        document.querySelector('iframe')?.contentDocument?.getSelection()?.removeAllRanges();
        const text = document.querySelector('open-box')?.shadowRoot?.querySelector('p')?.firstChild;
        getSelection()?.setBaseAndExtent(/** @type {Node} */ (text), 0, /** @type {Node} */ (text), text?.textContent?.length ?? 0);
      });
      await press(panel, 'choice_selection');
      await untilPaintedAnywhere(tab, ['“Shadows have words,”']);
    }
    await panel.close();
    await tab.close();
  });

  test('a site that is switched off stays off until it is switched on again', async () => {
    const tab = await open('beside');
    await mark(tab);
    const panel = await tab.panel();
    await press(panel, 'switchOff', [at.site.host]);
    await tab.until(isClean);
    await untilTold(panel, 'off', [at.site.host]);
    await untilBadge(tab, /^$/);
    await panel.close();
    const other = await open('sample');
    await other.click();
    const otherPanel = await other.panel();
    await untilTold(otherPanel, 'off', [at.site.host]);
    assert.equal(await other.run(isClean), true);
    await press(otherPanel, 'switchOn', [at.site.host]);
    await other.until(isPainted);
    await otherPanel.close();
    await other.close();
    await tab.click();
    await untilPainted(tab, PIER);
    await tab.close();
  });

  test('the context menu has the same choices', async () => {
    const tab = await open('beside');
    await mark(tab);
    await tab.pick('menu_page');
    await untilPainted(tab, [...PIER, BELLS]);
    await tab.run(select, 'first');
    await tab.pick('menu_selection');
    await untilPainted(tab, PIER.slice(0, 1));
    await tab.pick('menu_site');
    await tab.until(isClean);
    const panel = await tab.panel();
    await untilTold(panel, 'off', [at.site.host]);
    await panel.close();
    await tab.front();
    await tab.pick('menu_site');
    await untilPainted(tab, PIER);
    await tab.close();
  });
});

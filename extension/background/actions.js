/**
 * What the toolbar button, the keyboard, the context menu, the panel and the pages' scripts set going.
 *
 * @import { Choice, Failure, FromPage, FromPanel, Scope } from '../types'
 */

import { askPage, closePanel, highlighted, insertStyle, loadState, openPanel, removeStyle, runInPage } from '../browser.js';
import { highlightSheet } from '../page/colours.js';
import { analyse, prepare } from './engine.js';
import { isOff, siteOf, switchSite } from './sites.js';
import { forget, tell } from './status.js';

const SCRIPT = 'built/page.js';

/**
 * Tabs whose pages our script is on its way into: that nobody answers in one of them does not mean that its page has
 * gone. The worker lives for as long as it waits for that.
 * @type {Set<number>}
 */
const starting = new Set();

const sheet = () => highlightSheet(highlighted());

/** @param {number} tabId @param {string} url */
export function click(tabId, url) {
  showPanel(tabId);
  void toggle(tabId, siteOf(url));
}

/**
 * From the context menu.
 * @param {Choice | 'site'} item
 * @param {number} tabId
 * @param {string} url
 */
export function pick(item, tabId, url) {
  showPanel(tabId);
  const site = siteOf(url);
  if (item !== 'site') {
    void read(tabId, item, site);
  } else if (site !== null) {
    void isOff(site).then((off) => turn(tabId, site, !off));
  }
}

/** @param {number} tabId */
function showPanel(tabId) {
  // Without a panel the page is marked all the same.
  openPanel(tabId).catch((error) => console.warn('The panel did not open:', error));
}

/**
 * The script marks the page when it is first injected, and the next time takes its marks away.
 * @param {number} tabId
 * @param {string | null} site
 */
async function toggle(tabId, site) {
  if (await isOff(site)) {
    await leave(tabId, site);
  } else {
    await start(tabId, 'article', site);
  }
}

/**
 * @param {number} tabId
 * @param {Choice} choice
 * @param {string | null} site
 * @param {boolean} [told] Whether it is told at once, as the page's script finds it.
 */
async function start(tabId, choice, site, told = false) {
  // While the page is read; should it fail, the page's own call says so.
  prepare().catch(() => {});
  starting.add(tabId);
  if (told) {
    await tell(tabId, { status: 'working', choice, site });
  }
  const ran = await runInPage(tabId, SCRIPT);
  starting.delete(tabId);
  if (!ran) {
    await tell(tabId, { status: 'failed', failure: 'restricted', choice, site });
  }
}

/**
 * Reads what the reader chose, whether the page is marked already or not.
 * @param {number} tabId
 * @param {Choice} choice
 * @param {string | null} site
 */
async function read(tabId, choice, site) {
  if (await isOff(site)) {
    return leave(tabId, site);
  }
  // What is marked stays to be seen until it is marked anew; after a failure there is nothing, but for a selection's.
  const state = await loadState(tabId);
  if (state?.status === 'failed' && state.failure !== 'unselected') {
    await tell(tabId, { status: 'working', choice, site });
  }
  if (!(await askPage(tabId, { type: 'choose', choice }).catch(() => false))) {
    await start(tabId, choice, site, true);
  }
}

/** @param {number} tabId @param {string} site @param {boolean} off */
async function turn(tabId, site, off) {
  await switchSite(site, off);
  await read(tabId, 'article', site);
}

/** Takes the marks off a page whose site is switched off, and says so. @param {number} tabId @param {string | null} site */
async function leave(tabId, site) {
  if (await askPage(tabId, { type: 'leave' }).catch(() => false)) {
    await removeStyle(tabId, sheet());
  }
  await tell(tabId, { status: 'off', choice: 'article', site });
}

/**
 * @param {FromPage} message
 * @param {number} tabId The tab of the page that sent it.
 * @param {string} url The page's address.
 */
export async function answer(message, tabId, url) {
  const site = siteOf(url);
  switch (message.type) {
    case 'on': {
      const state = await loadState(tabId);
      const choice = state?.status === 'working' ? state.choice : 'article';
      await tell(tabId, { status: 'working', choice, site });
      return choice;
    }
    case 'style':
      await insertStyle(tabId, sheet());
      return null;
    case 'analyze':
      return analysisOf(message.text, message.scope);
    case 'shown': {
      const { choice, quotes, reading } = message;
      await tell(tabId, { status: 'shown', choice, site, quotes, reading });
      return null;
    }
    case 'failed':
      await tell(tabId, { status: 'failed', choice: message.choice, site, failure: message.failure });
      return null;
    case 'off':
      await removeStyle(tabId, sheet());
      await forget(tabId);
      await closePanel(tabId);
      return null;
  }
}

/** @param {FromPanel} message */
export async function answerPanel(message) {
  const site = (await loadState(message.tab))?.site ?? null;
  if (message.type === 'choose') {
    await read(message.tab, message.choice, site);
  } else if (site !== null) {
    await turn(message.tab, site, message.off);
  }
  return null;
}

/** @param {string} page @param {Scope} scope */
async function analysisOf(page, scope) {
  try {
    return { text: await analyse(page, scope) };
  } catch (error) {
    console.error('The page could not be analysed:', error);
    return { failure: /** @type {Failure} */ ('engine') };
  }
}

/**
 * Forgets a tab whose page has gone. Browsers tell us that something loads, but without a
 * permission not what: the page's script is asked whether it is still there.
 * @param {number} tabId
 */
export async function moved(tabId) {
  const state = await loadState(tabId);
  if (!state) {
    return;
  }
  const present = await askPage(tabId, { type: 'present' }).catch(() => false);
  if (!present && !starting.has(tabId)) {
    await forget(tabId);
  }
}

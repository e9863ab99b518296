/**
 * What the toolbar button, the keyboard and the pages' scripts set going.
 *
 * @import { Failure, Page, Scope, ToWorker } from '../types'
 */

import { askPage, closePanel, insertStyle, loadState, openPanel, removeStyle, runInPage } from '../browser.js';
import { highlightSheet } from '../page/colours.js';
import { analyse } from './engine.js';
import { forget, tell } from './status.js';

const SCRIPT = 'built/page.js';

/** @param {number} tabId */
export function click(tabId) {
  const opened = openPanel(tabId);
  void toggle(tabId);
  // Without a panel the page is marked all the same.
  opened.catch((error) => console.warn('The panel did not open:', error));
}

/**
 * The script marks the page when it is first injected, and the next time takes its marks away.
 * @param {number} tabId
 */
async function toggle(tabId) {
  if (!(await runInPage(tabId, SCRIPT))) {
    await tell(tabId, { status: 'failed', failure: 'restricted' });
  }
}

/**
 * @param {ToWorker} message
 * @param {number} tabId The tab of the page that sent it.
 */
export async function answer(message, tabId) {
  switch (message.type) {
    case 'on':
      await insertStyle(tabId, highlightSheet());
      await tell(tabId, { status: 'working' });
      return null;
    case 'analyze':
      return analysisOf(message.page, message.scope);
    case 'shown':
      await tell(tabId, { status: 'shown', quotes: message.quotes, reading: message.reading });
      return null;
    case 'failed':
      await tell(tabId, { status: 'failed', failure: message.failure });
      return null;
    case 'off':
      await removeStyle(tabId, highlightSheet());
      await forget(tabId);
      await closePanel(tabId);
      return null;
  }
}

/** @param {Page} page @param {Scope} scope */
async function analysisOf(page, scope) {
  try {
    return { analysis: await analyse(page, scope) };
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
  if (!present && (await loadState(tabId))?.status !== 'working') {
    await forget(tabId);
  }
}

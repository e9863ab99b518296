/**
 * What a reader is told of a tab: by the badge, by the button's title, and by the panel, which
 * watches the state kept here.
 *
 * @import { TabState } from '../types'
 */

import { dropState, message, saveState, setBadge } from '../browser.js';
import { isQuiet } from '../failures.js';

const COLOURS = { count: '#0f4370', alert: '#a1260d' };

/**
 * The badge first, so that who sees the state sees the badge that belongs to it.
 * @param {number} tabId
 * @param {TabState} state
 */
export async function tell(tabId, state) {
  await setBadge(tabId, badgeOf(state));
  await saveState(tabId, state);
}

/** @param {number} tabId */
export async function forget(tabId) {
  await setBadge(tabId, { text: '', colour: COLOURS.count, title: message('actionTitle') });
  await dropState(tabId);
}

/** @param {TabState} state */
function badgeOf(state) {
  switch (state.status) {
    case 'working':
      return { text: '…', colour: COLOURS.count, title: message('working') };
    case 'shown':
      return { text: short(state.quotes), colour: COLOURS.count, title: message('actionTitleOff') };
    case 'off':
      return { text: '', colour: COLOURS.count, title: message('off', [state.site ?? '']) };
    case 'failed': {
      const look = isQuiet(state.failure) ? { text: '–', colour: COLOURS.count } : { text: '!', colour: COLOURS.alert };
      return { ...look, title: message(`failed_${state.failure}`) };
    }
  }
}

/**
 * A badge holds four characters.
 * @param {number} count
 */
function short(count) {
  return count > 999 ? '999+' : String(count);
}

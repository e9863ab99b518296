/**
 * The panel of one tab: it follows what is known of the tab, and asks the page for the rest.
 *
 * @import { Landmark, TabState } from '../types'
 */

import { askPage, askWorker, loadState, message, watchState } from '../browser.js';
import { isQuiet } from '../failures.js';
import { tintSheet } from '../page/colours.js';
import { makeChoices } from './choices.js';
import { renderList, summed } from './list.js';

const status = /** @type {HTMLElement} */ (document.querySelector('.status'));
const list = /** @type {HTMLElement} */ (document.querySelector('.list'));

/** The tab whose panel this is; none when the reader opened it from the browser's own menu. */
const tab = Number(new URLSearchParams(location.search).get('tab')) || undefined;

const tints = new CSSStyleSheet();
tints.replaceSync(tintSheet());
document.adoptedStyleSheets = [tints];

if (tab === undefined) {
  say('idle');
} else {
  const showChoices = makeChoices(/** @type {Element} */ (document.querySelector('.choices')), {
    choose: (choice) => void askWorker({ type: 'choose', tab, choice }),
    turn: (off) => void askWorker({ type: 'switch', tab, off }),
    message,
  });
  const follow = (/** @type {TabState | undefined} */ state) => {
    showChoices(state);
    void show(tab, state);
  };
  watchState(tab, follow);
  void loadState(tab).then(follow);
}

/** @param {number} tabId @param {TabState | undefined} state */
async function show(tabId, state) {
  switch (state?.status) {
    case undefined:
      return say('idle');
    case 'working':
      return say('working');
    case 'off':
      return say('off', 'plain', [state.site ?? '']);
    case 'failed':
      return say(`failed_${state.failure}`, isQuiet(state.failure) ? 'plain' : 'alert');
    case 'shown':
      return showView(tabId);
  }
}

/** @param {number} tabId */
async function showView(tabId) {
  // The page may go at any time; its going is told as a change of state.
  const view = await askPage(tabId, { type: 'view' }).catch(() => undefined);
  if (view === undefined) {
    return;
  }
  if (view === null) {
    return say('idle');
  }
  status.dataset['mood'] = 'count';
  status.textContent = summed(message, view);
  renderList(list, view, {
    message,
    reveal: (landmark) => void reveal(tabId, landmark),
    more: (list, from) => askPage(tabId, { type: 'more', reading: view.reading, list, from }).catch(() => null),
  });
}

/** @param {number} tabId @param {Landmark} landmark */
async function reveal(tabId, landmark) {
  const shown = await askPage(tabId, { type: 'reveal', landmark }).catch(() => false);
  if (!shown) {
    status.dataset['mood'] = 'alert';
    status.textContent = message('gone');
  }
}

/** @param {string} name @param {'plain' | 'alert'} [mood] @param {string[]} [values] */
function say(name, mood = 'plain', values = []) {
  status.dataset['mood'] = mood;
  status.textContent = message(name, values);
  list.replaceChildren();
}

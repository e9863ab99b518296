/**
 * The panel of one tab: it follows what is known of the tab, and asks the page for the rest.
 *
 * @import { Landmark, ListName, TabState } from '../types'
 */

import { askPage, askWorker, loadState, message, watchState } from '../browser.js';
import { isQuiet } from '../failures.js';
import { tintSheet } from '../page/colours.js';
import { makeChoices } from './choices.js';
import { clearList, renderList, summed } from './list.js';

const status = /** @type {HTMLElement} */ (document.querySelector('.status'));
const list = /** @type {HTMLElement} */ (document.querySelector('.list'));

/** The tab whose panel this is; none when the reader opened it from the browser's own menu. */
const tab = Number(new URLSearchParams(location.search).get('tab')) || undefined;

/** Which reading of the page is listed. */
let reading = 0;

/** What is told above the list. */
let count = '';

const tints = new CSSStyleSheet();
tints.replaceSync(tintSheet());
document.adoptedStyleSheets = [tints];

if (tab === undefined) {
  say('idle');
} else {
  const showChoices = makeChoices(/** @type {Element} */ (document.querySelector('.choices')), {
    choose: (choice) => void askWorker({ type: 'choose', tab, choice }),
    turn: (off) => void askWorker({ type: 'switch', tab, off }),
    told: status,
    message,
  });
  let turn = 0;
  const follow = (/** @type {TabState | undefined} */ state) => {
    const mine = (turn += 1);
    showChoices(state);
    // What the tab became since then has been shown.
    void show(tab, state, () => mine === turn);
  };
  watchState(tab, follow);
  void loadState(tab).then(follow);
}

/** @param {number} tabId @param {TabState | undefined} state @param {() => boolean} isWanted */
async function show(tabId, state, isWanted) {
  switch (state?.status) {
    case undefined:
      return say('idle');
    case 'working':
      return say('working');
    case 'off':
      return say('off', 'plain', [state.site ?? '']);
    case 'failed':
      if (state.failure === 'unselected') {
        // What was marked before is there still.
        return tell(message('failed_unselected'), 'alert');
      }
      return say(`failed_${state.failure}`, isQuiet(state.failure) ? 'plain' : 'alert');
    case 'shown':
      return showView(tabId, isWanted);
  }
}

/** @param {number} tabId @param {() => boolean} isWanted */
async function showView(tabId, isWanted) {
  // The page may go at any time; its going is told as a change of state.
  const view = await askPage(tabId, { type: 'view' }).catch(() => undefined);
  if (view === undefined || !isWanted()) {
    return;
  }
  if (view === null) {
    return say('idle');
  }
  ({ reading } = view);
  count = summed(message, view);
  tell(count, 'count');
  const more = (/** @type {ListName} */ list, /** @type {number} */ from) =>
    askPage(tabId, { type: 'more', reading, list, from }).catch(() => null);
  const show = (/** @type {Landmark} */ landmark, /** @type {number} */ turn) => void reveal(tabId, landmark, turn);
  await renderList(list, view, { message, reveal: show, more }, isWanted);
}

/** @param {number} tabId @param {Landmark} landmark @param {number} turn */
async function reveal(tabId, landmark, turn) {
  const shown = await askPage(tabId, { type: 'reveal', landmark, turn }).catch(() => false);
  if (shown) {
    tell(count, 'count');
  } else {
    tell(message('gone'), 'alert');
  }
}

/** @param {string} name @param {'plain' | 'alert'} [mood] @param {string[]} [values] */
function say(name, mood = 'plain', values = []) {
  tell(message(name, values), mood);
  clearList(list);
}

/**
 * What is told already is left alone, for a screen reader would say it again.
 * @param {string} text
 * @param {'plain' | 'count' | 'alert'} mood
 */
function tell(text, mood) {
  status.dataset['mood'] = mood;
  if (status.textContent !== text) {
    status.textContent = text;
  }
}

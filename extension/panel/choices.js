/**
 * What the reader may choose for a tab: what of the page is read, and whether its site is.
 *
 * @import { Choice, Failure, TabState } from '../types'
 */

/** @type {Choice[]} */
const CHOICES = ['article', 'page', 'selection'];

/**
 * What is offered after a failure that the reader may pass over, or that may not happen again: what is read then, if not
 * the same, and how that is called.
 * @type {Partial<Record<Failure, { choice?: Choice, name: string }>>}
 */
const OFFERS = {
  no_article: { choice: 'page', name: 'offer_page' },
  foreign: { choice: 'anyway', name: 'offer_anyway' },
  engine: { name: 'offer_again' },
};

/**
 * @typedef {object} Handlers
 * @property {(choice: Choice) => void} choose
 * @property {(off: boolean) => void} turn Switches the site off, or on again.
 * @property {HTMLElement} told What tells how it went; it gets the keyboard where nothing else is left to have it.
 * @property {(name: string, values?: string[]) => string} message A text of `_locales`, its placeholders filled.
 */

/**
 * Draws the choices into `root`, once: buttons stay what they are, so that a keyboard keeps its place.
 * @param {Element} root
 * @param {Handlers} handlers
 * @returns {(state: TabState | undefined) => void} Shows those that the tab's state leaves open.
 */
export function makeChoices(root, { choose, turn, told, message }) {
  const group = document.createElement('div');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', message('choices'));
  const choices = CHOICES.map((choice) => ({ choice, button: button(message(`choice_${choice}`), () => choose(choice)) }));
  group.append(...choices.map(({ button }) => button));
  const offer = button('', () => choose(/** @type {Choice} */ (offer.value)));
  offer.className = 'offer';
  const site = button('', () => turn(site.value === 'off'));
  site.className = 'site';
  root.replaceChildren(offer, group, site);
  return (state) => {
    const { activeElement } = document;
    const failure = state?.status === 'failed' ? state.failure : null;
    // After which another choice changes nothing.
    const open = state !== undefined && failure !== 'restricted';
    const offered = failure ? OFFERS[failure] : undefined;
    offer.hidden = offered === undefined;
    if (offered && state) {
      offer.value = offered.choice ?? state.choice;
      offer.textContent = message(offered.name);
    }
    group.hidden = !open || state.status === 'off';
    for (const { choice, button } of choices) {
      button.setAttribute('aria-pressed', String(choice === (state?.choice === 'anyway' ? 'article' : state?.choice)));
    }
    site.hidden = !open || state.site === null;
    site.value = state?.status === 'off' ? 'on' : 'off';
    site.textContent = message(state?.status === 'off' ? 'switchOn' : 'switchOff', [state?.site ?? '']);
    if (root.contains(activeElement) && !activeElement?.checkVisibility()) {
      const pressed = /** @type {HTMLElement | null} */ (group.querySelector('[aria-pressed=true]'));
      (group.hidden || !pressed ? told : pressed).focus();
    }
  };
}

/** @param {string} text @param {() => void} pressed */
function button(text, pressed) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', pressed);
  return made;
}

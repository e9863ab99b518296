/** Brings a painted quote or name into view and flashes it. */

import { names } from './colours.js';
import { Highlights, takeAway } from './registry.js';
import { elementAround, isFrame, windowOf } from './tree.js';

/** Of the light, above that of any mark. */
const PRIORITY = 4;

/** How long it stays lit once it stands still, in milliseconds. */
const LIT = 1600;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/**
 * @param {Range[][]} places Of one quote, or of one name: the ranges of each.
 * @param {number} turn Which of them is wanted; those where nothing is to be seen are passed over.
 * @returns {boolean} Whether there is still something to show.
 */
export function reveal(places, turn) {
  const seen = places.map((place) => place.filter(isSeen));
  const inTurn = seen.map((_, index) => seen[(turn + index) % seen.length] ?? []);
  const shown = inTurn.find((place) => place.length > 0);
  const [first] = shown ?? [];
  if (!shown || !first) {
    return false;
  }
  scrollTo(first);
  unflash();
  const light = new Highlights();
  shown.forEach((range) => light.add(names.flash, PRIORITY, range));
  light.show();
  fade(first);
  return true;
}

/** @param {Range} range Whether it has a place on the page, not in what is folded away. */
function isSeen(range) {
  return !range.collapsed && range.startContainer.isConnected && range.getClientRects().length > 0;
}

/**
 * Puts the light out when a range has stood still for a while: the way to it may take long.
 * @param {Range} range
 */
function fade(range) {
  const { top } = range.getBoundingClientRect();
  fading = setTimeout(() => (range.getBoundingClientRect().top === top ? unflash() : fade(range)), LIT);
}

/** Puts the light out at once. */
export function unflash() {
  clearTimeout(fading);
  takeAway((name) => name === names.flash);
}

/**
 * Centres a range in the window and in every scrolling box and frame around it. An element's own
 * `scrollIntoView` would centre its paragraph, which may be longer than the window.
 * @param {Range} range
 */
function scrollTo(range) {
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  const box = range.getBoundingClientRect();
  let middle = box.top + box.height / 2;
  for (let element = elementAround(range.startContainer); element; element = elementAround(element)) {
    const { scrollingElement } = element.ownerDocument;
    const outermost = element === scrollingElement;
    if (outermost || scrolls(element)) {
      const frame = outermost ? { top: 0, height: windowOf(element)?.innerHeight ?? 0 } : element.getBoundingClientRect();
      const wanted = middle - (frame.top + frame.height / 2);
      const most = element.scrollHeight - element.clientHeight - element.scrollTop;
      const moved = Math.max(-element.scrollTop, Math.min(wanted, most));
      element.scrollBy({ top: moved, behavior });
      middle -= moved;
    }
    if (isFrame(element.localName)) {
      // What was measured from the frame's own edge is measured from its page's from here on.
      middle += element.getBoundingClientRect().top + element.clientTop;
    }
  }
}

/** @param {Element} element */
function scrolls(element) {
  return element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY);
}

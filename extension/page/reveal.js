/** Brings a painted quote or name into view and flashes it. */

import { names } from './colours.js';

/** How long it stays lit once it stands still, in milliseconds. */
const LIT = 1600;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/**
 * @param {Range[]} ranges The parts of one quote, or of one name.
 * @returns {boolean} Whether there is still something to show.
 */
export function reveal(ranges) {
  const shown = ranges.filter((range) => !range.collapsed && range.startContainer.isConnected);
  const [first] = shown;
  if (!first) {
    return false;
  }
  scrollTo(first);
  const highlight = new Highlight(...shown);
  highlight.priority = 4;
  CSS.highlights.set(names.flash, highlight);
  clearTimeout(fading);
  fade(first);
  return true;
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
  CSS.highlights.delete(names.flash);
}

/**
 * Centres a range in the window and in every scrolling box around it. An element's own
 * `scrollIntoView` would centre its paragraph, which may be longer than the window.
 * @param {Range} range
 */
function scrollTo(range) {
  const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
  const box = range.getBoundingClientRect();
  let middle = box.top + box.height / 2;
  for (let element = range.startContainer.parentElement; element; element = element.parentElement) {
    if (!scrolls(element)) {
      continue;
    }
    const outermost = element === document.scrollingElement;
    const frame = outermost ? { top: 0, height: innerHeight } : element.getBoundingClientRect();
    const wanted = middle - (frame.top + frame.height / 2);
    const most = element.scrollHeight - element.clientHeight - element.scrollTop;
    const moved = Math.max(-element.scrollTop, Math.min(wanted, most));
    element.scrollBy({ top: moved, behavior });
    middle -= moved;
  }
}

/** @param {Element} element */
function scrolls(element) {
  if (element === document.scrollingElement) {
    return true;
  }
  return element.scrollHeight > element.clientHeight && /auto|scroll/.test(getComputedStyle(element).overflowY);
}

/**
 * Our highlights in the registries of the page and of its frames, which belong to the page as well:
 * what it has under our names comes back when ours are taken away.
 */

import { highlightsOf } from '../browser.js';
import { windowOf } from './tree.js';

/**
 * @typedef {object} Entry
 * @property {HighlightRegistry} registry
 * @property {string} name
 * @property {Highlight} highlight
 * @property {Highlight | undefined} before What the page had under this name.
 */

/** @type {Entry[]} */
let entries = [];

/**
 * Registers ranges under a name, in the window of each.
 * @param {string} name
 * @param {number} priority Of two highlights that overlap, the one with the higher wins.
 * @param {Range[]} ranges
 */
export function put(name, priority, ranges) {
  /** @type {Map<Window & typeof globalThis, Highlight>} */
  const highlights = new Map();
  for (const range of ranges) {
    const window = windowOf(range.startContainer);
    if (!window) {
      continue;
    }
    const highlight = highlights.get(window) ?? new window.Highlight();
    highlight.add(range);
    highlights.set(window, highlight);
  }
  for (const [window, highlight] of highlights) {
    const registry = highlightsOf(window);
    if (!registry) {
      continue;
    }
    highlight.priority = priority;
    entries.push({ registry, name, highlight, before: registry.get(name) });
    registry.set(name, highlight);
  }
}

/** Takes a range out of every highlight of ours. @param {Range} range */
export function drop(range) {
  entries.forEach(({ highlight }) => highlight.delete(range));
}

/**
 * Takes our highlights away; what the page has put under the same name since then stays.
 * @param {(name: string) => boolean} [which] All, unless told.
 */
export function takeAway(which = () => true) {
  // The last first, for one may have been put over another of ours.
  for (const { registry, name, highlight, before } of entries.filter(({ name }) => which(name)).reverse()) {
    if (registry.get(name) !== highlight) {
      continue;
    }
    if (before) {
      registry.set(name, before);
    } else {
      registry.delete(name);
    }
  }
  entries = entries.filter(({ name }) => !which(name));
}

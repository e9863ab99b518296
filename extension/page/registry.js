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

/** Highlights that are made range by range and shown all at once, each in the windows of its ranges. */
export class Highlights {
  /** By name. @type {Map<string, Map<Window & typeof globalThis, Highlight>>} */
  #made = new Map();

  /**
   * @param {string} name
   * @param {number} priority Of two highlights that overlap, the one with the higher wins.
   * @param {Range} range
   */
  add(name, priority, range) {
    const window = windowOf(range.startContainer);
    if (!window) {
      return;
    }
    const ofName = this.#made.get(name) ?? new Map();
    const highlight = ofName.get(window) ?? new window.Highlight();
    highlight.priority = priority;
    highlight.add(range);
    this.#made.set(name, ofName.set(window, highlight));
  }

  show() {
    for (const [name, ofName] of this.#made) {
      for (const [window, highlight] of ofName) {
        const registry = highlightsOf(window);
        if (registry) {
          entries.push({ registry, name, highlight, before: registry.get(name) });
          registry.set(name, highlight);
        }
      }
    }
  }

  /** Takes a range out of them, and out of all that are shown. @param {Range} range */
  drop(range) {
    this.#made.forEach((ofName) => ofName.forEach((highlight) => highlight.delete(range)));
    entries.forEach(({ highlight }) => highlight.delete(range));
  }
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

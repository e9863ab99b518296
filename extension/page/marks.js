/**
 * What is painted on a page: for each thing the panel can point to its ranges, and for all of them the
 * words they stand on. A range follows its document; once it says other words, it is no mark any more.
 *
 * @import { Landmark } from '../types'
 */

import { Highlights } from './registry.js';
import { parentOf } from './tree.js';

export class Marks {
  /** The places of each, with the ranges of each place. @type {Map<Landmark, Range[][]>} */
  #landmarks = new Map();
  /** By the node that holds all of a range, which any change to its words touches. @type {Map<Node, Map<Range, string>>} */
  #words = new Map();

  /** Ranges that no longer say what they said. @type {Set<Range>} */
  #dropped = new Set();
  #highlights = new Highlights();
  /** Whether they were made for colours that the reader forces on all pages. */
  forced = false;
  /** Elements whose text was found to be light or not. @type {Map<Element, boolean>} */
  light = new Map();

  /** The ranges of each place of a landmark that still say its words. @param {Landmark} landmark @returns {Range[][]} */
  at(landmark) {
    return (this.#landmarks.get(landmark) ?? []).map((place) => place.filter((range) => !this.#dropped.has(range)));
  }

  /** Whether no mark was taken away. */
  get whole() {
    return this.#dropped.size === 0;
  }

  /** Whether all marks stand: one whose text has left the page and come back is on nothing any more. */
  get stand() {
    const all = [...this.#words.values()].flatMap((ranges) => [...ranges]);
    return this.whole && all.every(([range, words]) => String(range) === words);
  }

  /** Gives a landmark one more place. @param {Landmark} landmark @param {Range[]} place */
  name(landmark, place) {
    const places = this.#landmarks.get(landmark);
    if (places) {
      places.push(place);
    } else {
      this.#landmarks.set(landmark, [place]);
    }
  }

  /**
   * @param {string} name Of the highlight that it is to be in.
   * @param {number} priority
   * @param {Range} range
   */
  add(name, priority, range) {
    const node = range.commonAncestorContainer;
    const ranges = this.#words.get(node) ?? new Map();
    this.#words.set(node, ranges.set(range, String(range)));
    this.#highlights.add(name, priority, range);
  }

  /** Shows them, all at once. */
  show() {
    this.#highlights.show();
  }

  /**
   * Takes the marks away whose words were changed, before anybody sees them on others.
   * @param {MutationRecord[]} records
   */
  check(records) {
    /** @type {Set<Node>} */
    const seen = new Set();
    for (const { target, type } of records) {
      for (let node = type === 'attributes' ? null : target; node && !seen.has(node); node = parentOf(node)) {
        seen.add(node);
        this.#checkAt(node);
      }
    }
  }

  /** @param {Node} node */
  #checkAt(node) {
    const ranges = this.#words.get(node);
    for (const [range, words] of ranges ?? []) {
      if (String(range) !== words) {
        ranges?.delete(range);
        this.#dropped.add(range);
        this.#highlights.drop(range);
      }
    }
  }
}

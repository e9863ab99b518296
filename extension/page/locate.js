/**
 * From offsets in a page's text to ranges in its document.
 *
 * @import { Span } from '../types'
 */

import { windowOf } from './tree.js';

/** White space that reads as a space. */
const SPACES = /[\t\n\r\f]/g;

/**
 * The stretches of the page's text that stand one to one in a text node, in the text's order.
 * What stands in none of them, such as the break between two blocks, has no place in the document.
 */
export class TextMap {
  /** @type {number[]} */
  #starts = [];
  /** @type {number[]} */
  #lengths = [];
  /** @type {Text[]} */
  #nodes = [];
  /** @type {number[]} */
  #froms = [];
  /** Whether unread text may stand before the stretch. @type {boolean[]} */
  #cuts = [];
  #cut = false;
  /** The page's text, which the document must still say where a range is asked for. */
  text = '';

  /** How many stretches there are. */
  get size() {
    return this.#starts.length;
  }

  /** Whether the document still shows every text node that was read. */
  get whole() {
    return this.#nodes.every(isShown);
  }

  /** Whether the document shows none of them any more. */
  get gone() {
    return !this.#nodes.some(isShown);
  }

  /**
   * Adds a stretch after all others.
   * @param {number} start Its offset in the page's text.
   * @param {number} length
   * @param {Text} node
   * @param {number} from Its offset in the node.
   */
  add(start, length, node, from) {
    this.#starts.push(start);
    this.#lengths.push(length);
    this.#nodes.push(node);
    this.#froms.push(from);
    this.#cuts.push(this.#cut);
    this.#cut = false;
  }

  /** Notes that the next stretch does not follow the last one directly. */
  cut() {
    this.#cut = true;
  }

  /**
   * Takes away all that stands at `end` or after it.
   * @param {number} end
   */
  truncate(end) {
    while (this.size > 0 && /** @type {number} */ (this.#starts.at(-1)) >= end) {
      for (const column of [this.#starts, this.#lengths, this.#nodes, this.#froms, this.#cuts]) {
        column.pop();
      }
    }
    const last = this.size - 1;
    if (last >= 0) {
      const start = /** @type {number} */ (this.#starts[last]);
      this.#lengths[last] = Math.min(/** @type {number} */ (this.#lengths[last]), end - start);
    }
  }

  /**
   * The ranges of a span: one, unless unread text or a block's end lies within it. Parts that have
   * left the document or say other words since the page was read are left out.
   * @param {Span} span
   * @returns {Range[]}
   */
  ranges([start, end]) {
    const ranges = [];
    /** @type {Range | null} */
    let range = null;
    for (let i = this.#after(start); i < this.size && /** @type {number} */ (this.#starts[i]) < end; i += 1) {
      const place = this.#place(i, start, end);
      if (!place) {
        range = null;
        continue;
      }
      if (range === null || this.#cuts[i]) {
        range = place.node.ownerDocument.createRange();
        range.setStart(place.node, place.from);
        ranges.push(range);
      }
      range.setEnd(place.node, place.to);
    }
    return ranges;
  }

  /**
   * Index of the first stretch that ends after `offset`.
   * @param {number} offset
   */
  #after(offset) {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const end = /** @type {number} */ (this.#starts[middle]) + /** @type {number} */ (this.#lengths[middle]);
      if (end > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * The part of a stretch that lies in a span, as offsets in its node.
   * @param {number} i
   * @param {number} start
   * @param {number} end
   */
  #place(i, start, end) {
    const node = /** @type {Text} */ (this.#nodes[i]);
    const at = /** @type {number} */ (this.#starts[i]);
    const shift = /** @type {number} */ (this.#froms[i]) - at;
    const from = Math.max(start, at) + shift;
    const to = Math.min(end, at + /** @type {number} */ (this.#lengths[i])) + shift;
    const words = node.data.slice(from, to).replace(SPACES, ' ');
    return isShown(node) && words === this.text.slice(from - shift, to - shift) ? { node, from, to } : null;
  }
}

/** @param {Text} node */
function isShown(node) {
  return node.isConnected && windowOf(node) !== null;
}

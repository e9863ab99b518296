/** Watches a document for changes, so that a page that renders itself anew is marked anew. */

import { SHOWING } from './concern.js';
import { idle } from './slices.js';
import { isFrame } from './tree.js';

/** How long changes are gathered, in milliseconds. */
const GATHER = 400;

/** The part of a page's time that we may take: one part in this many. */
const SHARE = 20;

export class Watch {
  #concerns;
  #changed;
  #pause = GATHER;
  #stale = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;
  /** @type {Node[]} */
  #roots = [];
  #observer;

  /**
   * @param {(records: MutationRecord[]) => boolean} concerns Hears of every change, before it is seen.
   * @param {() => Promise<void>} changed Called after changes of concern, when the page is idle, and never
   *   more often than its own length allows.
   */
  constructor(concerns, changed) {
    this.#concerns = concerns;
    this.#changed = changed;
    this.#observer = new MutationObserver((records) => {
      if (this.#concerns(records)) {
        this.#wait();
      }
    });
  }

  /**
   * Watches these trees and no others.
   * @param {Node[]} roots Documents and shadow roots.
   */
  observe(roots) {
    if (roots.length === this.#roots.length && roots.every((root, index) => root === this.#roots[index])) {
      return;
    }
    this.#stopListening();
    this.#roots = roots;
    for (const root of roots) {
      this.#observer.observe(root, { childList: true, characterData: true, subtree: true, attributeFilter: SHOWING });
      root.addEventListener('load', this.#loaded, true);
      root.addEventListener('slotchange', this.#loaded, true);
    }
  }

  stop() {
    this.#stopListening();
    clearTimeout(this.#waiting);
  }

  #stopListening() {
    this.#observer.disconnect();
    for (const root of this.#roots) {
      root.removeEventListener('load', this.#loaded, true);
      root.removeEventListener('slotchange', this.#loaded, true);
    }
  }

  /** A frame that has another document now is no change of the tree around it. */
  #loaded = (/** @type {Event} */ { type, target }) => {
    if (type === 'slotchange' || isFrame(/** @type {Element} */ (target).localName)) {
      this.#wait();
    }
  };

  #wait() {
    this.#stale = true;
    this.#waiting ??= setTimeout(() => void this.#look(), this.#pause);
  }

  async #look() {
    this.#stale = false;
    await idle();
    const start = performance.now();
    await this.#changed();
    this.#pause = Math.max(GATHER, (performance.now() - start) * SHARE);
    this.#waiting = undefined;
    if (this.#stale) {
      this.#wait();
    }
  }
}

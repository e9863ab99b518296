/**
 * A page's time being marked, from one click to the next.
 *
 * @import { Analysis, Failure, Landmark, Page, ToPage, View } from '../types'
 * @import { TextMap } from './locate.js'
 */

import { answerExtension, askWorker } from '../browser.js';
import { viewOf } from '../view.js';
import { clear, paint } from './paint.js';
import { readPage } from './read.js';
import { reveal, unflash } from './reveal.js';
import { watch } from './watch.js';

/** UTF-16 units of text up to which a page passes to the worker: browsers carry messages of 64 MiB. */
const LONGEST = 20_000_000;

/** @type {View} */
const NOTHING = { title: '', quotes: 0, groups: [], names: [] };

export class Session {
  #ended = false;
  /** What was last read, to tell whether the page has changed since. */
  #text = '';
  /** @type {TextMap | undefined} */
  #map;
  /** How often the page was marked. */
  #reading = 0;
  #view = NOTHING;
  /** @type {Map<Landmark, Range[]>} */
  #painted = new Map();
  /** @type {(() => void)[]} */
  #stops = [];

  async begin() {
    this.#stops.push(answerExtension((message) => this.#answer(message)));
    await askWorker({ type: 'on' });
    await this.#mark();
    if (this.#ended) {
      return;
    }
    this.#stops.push(watch(() => this.#markAgain()));
    // A page taken back from the browser's history comes with its marks, and the worker has forgotten it.
    const returned = (/** @type {PageTransitionEvent} */ event) => {
      if (event.persisted) {
        void askWorker({ type: 'on' }).then(() => this.#tell());
      }
    };
    addEventListener('pageshow', returned);
    this.#stops.push(() => removeEventListener('pageshow', returned));
  }

  end() {
    this.#ended = true;
    this.#stops.forEach((stop) => stop());
    unflash();
    clear();
    // Nobody is there to hear it once the extension was updated or removed.
    askWorker({ type: 'off' }).catch(() => undefined);
  }

  async #markAgain() {
    const { page, map } = readPage(document);
    if (textOf(page) !== this.#text || !this.#map?.whole) {
      await this.#mark({ page, map });
    }
  }

  async #mark({ page, map } = readPage(document)) {
    this.#text = textOf(page);
    this.#map = map;
    this.#reading += 1;
    const found = await this.#analyse(page);
    if (this.#ended) {
      return;
    }
    if ('analysis' in found && map.gone) {
      this.#fail('changed');
    } else if ('analysis' in found) {
      this.#painted = paint(map, found.analysis);
      this.#view = viewOf(page, found.analysis);
      await this.#tell();
    } else {
      this.#fail(found.failure);
    }
  }

  /**
   * @param {Page} page
   * @returns {Promise<{ analysis: Analysis } | { failure: Failure }>}
   */
  async #analyse(page) {
    if (page.blocks.length === 0) {
      return { failure: 'empty' };
    }
    if (this.#text.length > LONGEST) {
      return { failure: 'large' };
    }
    try {
      return await askWorker({ type: 'analyze', page, scope: 'article' });
    } catch (error) {
      console.warn('On the Record got no answer from its worker:', error);
      return { failure: 'engine' };
    }
  }

  /** @param {Failure} failure */
  #fail(failure) {
    clear();
    this.#view = NOTHING;
    this.#painted = new Map();
    void askWorker({ type: 'failed', failure });
  }

  #tell() {
    return askWorker({ type: 'shown', quotes: this.#view.quotes, reading: this.#reading });
  }

  /** @param {ToPage} message */
  #answer(message) {
    switch (message.type) {
      case 'present':
        return true;
      case 'view':
        return this.#view;
      case 'reveal':
        return reveal(this.#painted.get(message.landmark) ?? []);
    }
  }
}

/** @param {Page} page */
function textOf(page) {
  return page.blocks.map((block) => block.text).join('\n');
}

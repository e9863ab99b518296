/**
 * A page's time being marked, from one click to the next.
 *
 * @import { Analysis, Failure, Page, ToPage, View } from '../types'
 * @import { Reading } from './read.js'
 */

import { answerExtension, askWorker } from '../browser.js';
import { isSpeech, viewOf } from '../view.js';
import { concern } from './concern.js';
import { Marks } from './marks.js';
import { painting } from './paint.js';
import { reading, readPage } from './read.js';
import { takeAway } from './registry.js';
import { reveal, unflash } from './reveal.js';
import { breathe, idle, inSlices, measure, unmeasure } from './slices.js';
import { Watch } from './watch.js';

/** UTF-16 units of text up to which a page passes to the worker: browsers carry messages of 64 MiB. */
const LONGEST = 20_000_000;

/** How often a page may change under our eyes before it is read without a pause. */
const TRIES = 3;

/** @type {View} */
const NOTHING = { title: '', quotes: 0, groups: [], names: [] };

export class Session {
  #ended = false;
  /** One reading after the other. @type {Promise<unknown>} */
  #turn = Promise.resolve();
  /** What was last read; none when it must be analysed again, whatever it says. @type {Reading | null} */
  #read = null;
  /** What was found in it; none when it could not be marked. @type {Analysis | null} */
  #analysis = null;
  #marks = new Marks();
  /** How often the page was marked. */
  #times = 0;
  #watch = new Watch((records) => this.#hear(records), () => this.#next(idle));
  /** @type {(() => void)[]} */
  #stops = [];

  async begin() {
    this.#stops.push(answerExtension((message) => this.#answer(message)));
    await askWorker({ type: 'on' });
    await this.#next(breathe);
    if (this.#ended) {
      return;
    }
    // A page taken back from the browser's history comes with its marks, and the worker has forgotten it.
    const returned = (/** @type {PageTransitionEvent} */ event) => {
      if (event.persisted) {
        askWorker({ type: 'on' }).then(() => this.#tell(), unheard);
      }
    };
    addEventListener('pageshow', returned);
    this.#stops.push(() => removeEventListener('pageshow', returned));
  }

  end() {
    this.#ended = true;
    this.#stops.forEach((stop) => stop());
    this.#watch.stop();
    unflash();
    takeAway();
    unmeasure();
    askWorker({ type: 'off' }).catch(unheard);
  }

  /** @param {MutationRecord[]} records */
  #hear(records) {
    this.#marks.check(records);
    return !this.#marks.whole || concern(records, null);
  }

  /** Marks the page when it is not being marked already. @param {() => Promise<unknown>} pause */
  #next(pause) {
    const turn = this.#turn.then(() => (this.#ended ? undefined : this.#mark(pause)));
    this.#turn = turn;
    return turn;
  }

  /**
   * Reads the page, and marks it unless it says what it said and its marks stand where they stood.
   * @param {() => Promise<unknown>} pause
   */
  async #mark(pause) {
    const before = this.#read;
    const read = await this.#readPage(pause);
    if (this.#ended) {
      return;
    }
    if (before?.map.text === read.map.text) {
      if (this.#analysis && !(before.map.whole && this.#marks.whole)) {
        await this.#paint(read, this.#analysis, pause);
      }
      return;
    }
    const found = await this.#analyse(read.page);
    if (this.#ended) {
      return;
    }
    if ('failure' in found) {
      this.#fail(found.failure, read);
    } else if (read.map.gone) {
      this.#fail('changed', read);
    } else {
      await this.#paint(read, found.analysis, pause);
      this.#times += 1;
      this.#tell();
    }
  }

  /** @param {() => Promise<unknown>} pause */
  async #readPage(pause) {
    // What changes while it is read is heard of, and read again.
    this.#watch.observe(this.#read?.roots ?? [document]);
    let read = null;
    for (let tries = 0; !read && tries < TRIES; tries += 1) {
      read = await inSlices('read', reading(document), pause);
    }
    read ??= readPage(document);
    if (!this.#ended) {
      this.#watch.observe(read.roots);
    }
    return read;
  }

  /**
   * @param {Page} page
   * @returns {Promise<{ analysis: Analysis } | { failure: Failure }>}
   */
  async #analyse(page) {
    if (page.blocks.length === 0) {
      return { failure: 'empty' };
    }
    if (page.blocks.reduce((sum, { text }) => sum + text.length, 0) > LONGEST) {
      return { failure: 'large' };
    }
    const start = performance.now();
    try {
      return await askWorker({ type: 'analyze', page, scope: 'article' });
    } catch (error) {
      console.warn('On the Record got no answer from its worker:', error);
      return { failure: 'engine' };
    } finally {
      measure('analyse', start);
    }
  }

  /**
   * @param {Reading} read
   * @param {Analysis} analysis
   * @param {() => Promise<unknown>} pause
   */
  async #paint(read, analysis, pause) {
    const marks = await inSlices('paint', painting(read.map, analysis), pause);
    if (this.#ended) {
      return takeAway();
    }
    this.#read = read;
    this.#analysis = analysis;
    this.#marks = marks;
  }

  /** @param {Failure} failure @param {Reading} read */
  #fail(failure, read) {
    takeAway();
    // What went wrong may go right the next time; the rest will not until the page says something else.
    this.#read = failure === 'engine' ? null : read;
    this.#analysis = null;
    this.#marks = new Marks();
    askWorker({ type: 'failed', failure }).catch(unheard);
  }

  #tell() {
    const quotes = this.#analysis?.quotes.filter(isSpeech).length ?? 0;
    askWorker({ type: 'shown', quotes, reading: this.#times }).catch(unheard);
  }

  /** @param {ToPage} message */
  #answer(message) {
    switch (message.type) {
      case 'present':
        return true;
      case 'view':
        return this.#read && this.#analysis ? viewOf(this.#read.page, this.#analysis) : NOTHING;
      case 'reveal':
        return reveal(this.#marks.at(message.landmark));
    }
  }
}

/** Once the extension was updated or removed, nobody hears this script any more. */
function unheard() {}

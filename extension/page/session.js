/**
 * A page's time being marked, from one click to the next.
 *
 * @import { Lists } from '../lists.js'
 * @import { Analysis, Choice, Failure, FromPage, Page, ToPage } from '../types'
 * @import { Reading } from './read.js'
 */

import { answerExtension, askWorker, isHeard, Line } from '../browser.js';
import { counts, viewing } from '../view.js';
import { write } from '../written.js';
import { concern, regionOf } from './concern.js';
import { Marks } from './marks.js';
import { painting, suits } from './paint.js';
import { reading, readPage } from './read.js';
import { takeAway } from './registry.js';
import { reveal, unflash } from './reveal.js';
import { selectedIn } from './selection.js';
import { breathe, idle, inSlices, measure, measured } from './slices.js';
import { Watch } from './watch.js';

/** UTF-16 units of text up to which a page passes to the worker: browsers carry messages of 64 MiB. */
const LONGEST = 20_000_000;

/** So much text is passed on in a slice of its own, in UTF-16 units. */
const LONG = 100_000;

/** How often a page may change under our eyes before it is read without a pause. */
const TRIES = 3;

/** @typedef {Extract<FromPage, { type: 'shown' | 'failed' }>} Outcome */

export class Session {
  /** Whether the page is left as it was. */
  ended = false;
  /** One reading after the other. @type {Promise<void>} */
  #turn = Promise.resolve();
  /** What was last read; none when it must be analysed again, whatever it says. @type {Reading | null} */
  #read = null;
  /** What was found in it; none when it could not be marked. @type {Analysis | null} */
  #analysis = null;
  /** What the panel lists of it, once it has asked. @type {Promise<Lists> | null} */
  #lists = null;
  #marks = new Marks();
  /** Those that are being made. @type {Marks | null} */
  #coming = null;
  /** @type {Choice} */
  #choice = 'article';
  /** What was selected when the reader chose that. @type {Range[]} */
  #selected = [];
  /** What is kept where the reader chose the selection and there is none. @type {{ choice: Choice, selected: Range[], read: Reading } | null} */
  #kept = null;
  /** What the marks stand in; none when all of the page counts. @type {Element | null} */
  #region = null;
  /** Documents that have our style. @type {WeakSet<Node>} */
  #styled = new WeakSet();
  /** How often the page was marked. */
  #times = 0;
  /** What was last told of it; none while it is read for the first time. @type {Outcome | null} */
  #outcome = null;
  #watch = new Watch((records) => this.#hear(records), () => this.#next(idle));
  /** Opened anew, where the worker has ended, before a reading that is sure to be analysed; others may say nothing new. */
  #line = new Line();
  /** @type {(() => void)[]} */
  #stops = [];

  async begin() {
    this.#stops.push(answerExtension((message) => this.#answer(message)));
    this.#line.open();
    this.#turn = written();
    this.#choose(await askWorker({ type: 'on' }));
    await this.#next(breathe);
    if (this.ended) {
      return;
    }
    const look = () => void this.#next(idle);
    for (const scheme of [matchMedia('(prefers-color-scheme: dark)'), matchMedia('(forced-colors: active)')]) {
      scheme.addEventListener('change', look);
      this.#stops.push(() => scheme.removeEventListener('change', look));
    }
    // A page taken back from the browser's history comes as it was left, and the worker has forgotten it.
    const returned = (/** @type {PageTransitionEvent} */ event) => {
      if (event.persisted) {
        askWorker(this.#outcome ?? { type: 'on' }).catch(unheard);
      }
    };
    addEventListener('pageshow', returned);
    this.#stops.push(() => removeEventListener('pageshow', returned));
  }

  end() {
    this.#leave();
    askWorker({ type: 'off' }).catch(unheard);
  }

  #leave() {
    this.ended = true;
    this.#stops.forEach((stop) => stop());
    this.#watch.stop();
    this.#line.close();
    unflash();
    takeAway();
  }

  /** @param {Choice} choice */
  #choose(choice) {
    const read = this.#analysis && this.#read;
    this.#kept = choice === 'selection' && read ? { choice: this.#choice, selected: this.#selected, read } : null;
    this.#selected = choice === 'selection' ? selectedIn((this.#read ?? readPage(document)).roots) : [];
    this.#choice = choice;
    this.#read = null;
  }

  /** @param {MutationRecord[]} records */
  #hear(records) {
    const start = performance.now();
    this.#marks.check(records);
    this.#coming?.check(records);
    const whole = this.#marks.whole && this.#coming?.whole !== false;
    const concerned = !whole || this.#hasMoved() || concern(records, this.#region);
    measure('hear', start);
    return concerned;
  }

  /** Whether the page goes by another address than when it was read. */
  #hasMoved() {
    return this.#read !== null && pathOf(document.URL) !== pathOf(this.#read.page.url);
  }

  /** Marks the page when it is not being marked already. @param {() => Promise<unknown>} pause */
  #next(pause) {
    const turn = this.#turn.then(() => (this.ended ? undefined : this.#mark(pause)));
    // Whatever a page does to us, its next change finds us ready.
    this.#turn = turn.catch((error) => {
      if (!isHeard()) {
        return this.#leave();
      }
      console.warn('On the Record could not mark this page:', error);
      this.#fail('engine', null);
    });
    return this.#turn;
  }

  /**
   * Reads the page, and marks it unless it says what it said and its marks stand where they stood.
   * @param {() => Promise<unknown>} pause
   */
  async #mark(pause) {
    if (!isHeard()) {
      return this.#leave();
    }
    if (this.#hasMoved()) {
      this.#choose('article');
    }
    const before = this.#read;
    if (!before) {
      this.#line.open();
    }
    const read = await this.#readPage(pause);
    if (this.ended) {
      return;
    }
    if (before?.map.text === read.map.text) {
      if (this.#analysis && !(before.map.whole && this.#marks.stand && suits(this.#marks))) {
        await this.#paint(read, this.#analysis, pause);
      }
      return;
    }
    if (read.map.text.length > LONG) {
      await pause();
    }
    const found = await this.#analyse(read.page, pause);
    if (this.ended) {
      return;
    }
    const failure = 'failure' in found ? found.failure : this.#failureOf(read, found.analysis);
    if (failure === 'unselected' && this.#kept) {
      askWorker({ type: 'failed', choice: this.#choice, failure }).catch(unheard);
      ({ choice: this.#choice, selected: this.#selected, read: this.#read } = this.#kept);
    } else if (failure) {
      this.#fail(failure, read);
    } else if ('analysis' in found) {
      await this.#paint(read, found.analysis, pause);
      this.#times += 1;
      const quotes = found.analysis.quotes.filter(counts).length;
      this.#tell({ type: 'shown', choice: this.#choice, quotes, reading: this.#times });
    }
  }

  /**
   * Why what was found cannot be shown; null where it can.
   * @param {Reading} read
   * @param {Analysis} analysis
   * @returns {Failure | null}
   */
  #failureOf(read, { article }) {
    if (read.map.gone) {
      return 'changed';
    }
    if (this.#readsArticle && article === null) {
      return 'no_article';
    }
    return this.#choice === 'article' && !article?.in_english ? 'foreign' : null;
  }

  /** Whether of the page its article is read. */
  get #readsArticle() {
    return this.#choice === 'article' || this.#choice === 'anyway';
  }

  get #ranges() {
    return this.#choice === 'selection' ? this.#selected : undefined;
  }

  /** @param {() => Promise<unknown>} pause */
  async #readPage(pause) {
    // What changes while it is read is heard of, and read again.
    this.#watch.observe(this.#read?.roots ?? [document]);
    let read = null;
    for (let tries = 0; !read && tries < TRIES; tries += 1) {
      read = await inSlices('read', reading(document, this.#ranges), pause);
    }
    read ??= readPage(document, this.#ranges);
    if (!this.ended) {
      this.#watch.observe(read.roots);
      this.#style(read.roots);
    }
    return read;
  }

  /**
   * Has the page styled, and frames that came since. Not before it is read: a new style sheet makes a browser
   * work out the looks of all elements anew, and reading asks for them.
   * @param {Node[]} roots
   */
  #style(roots) {
    const bare = roots.filter((root) => root.nodeType === Node.DOCUMENT_NODE && !this.#styled.has(root));
    if (bare.length > 0) {
      bare.forEach((root) => this.#styled.add(root));
      askWorker({ type: 'style' }).catch(unheard);
    }
  }

  /**
   * @param {Page} page
   * @param {() => Promise<unknown>} pause
   * @returns {Promise<{ analysis: Analysis } | { failure: Failure }>}
   */
  async #analyse(page, pause) {
    if (page.blocks.length === 0) {
      return { failure: this.#choice === 'selection' ? 'unselected' : 'empty' };
    }
    if (page.blocks.reduce((sum, { text }) => sum + text.length, 0) > LONGEST) {
      return { failure: 'large' };
    }
    const start = performance.now();
    try {
      const scope = this.#choice === 'selection' ? 'page' : this.#choice;
      const found = await this.#line.ask({ type: 'analyze', text: write(page), scope }, pause);
      return 'failure' in found ? found : { analysis: /** @type {Analysis} */ (JSON.parse(found.text)) };
    } catch (error) {
      if (!isHeard()) {
        throw error;
      }
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
    const marks = new Marks();
    this.#coming = marks;
    try {
      await inSlices('paint', painting(read.map, analysis, marks), pause);
    } finally {
      this.#coming = null;
    }
    if (this.ended) {
      return takeAway();
    }
    this.#read = read;
    this.#analysis = analysis;
    this.#lists = null;
    this.#marks = marks;
    this.#region = this.#readsArticle ? regionOf(read, analysis.article?.body ?? []) : null;
  }

  /** @param {Failure} failure @param {Reading | null} read */
  #fail(failure, read) {
    takeAway();
    // What went wrong may go right the next time; the rest will not until the page says something else.
    this.#read = failure === 'engine' ? null : read;
    this.#analysis = null;
    this.#lists = null;
    this.#marks = new Marks();
    this.#region = null;
    this.#tell({ type: 'failed', choice: this.#choice, failure });
  }

  /** @param {Outcome} outcome */
  #tell(outcome) {
    this.#outcome = outcome;
    askWorker(outcome).catch(unheard);
  }

  /** What the panel shows at first; null where nothing is marked. */
  async #view() {
    const reading = this.#times;
    const lists = await this.#list();
    return lists && { ...lists.view, reading };
  }

  /** @returns {Promise<Lists | null>} */
  async #list() {
    if (this.#read && this.#analysis) {
      const { page, map } = this.#read;
      this.#lists ??= inSlices('view', viewing(page.url, map.text, this.#analysis), breathe);
    }
    return this.#lists;
  }

  /** @param {ToPage} message */
  async #answer(message) {
    switch (message.type) {
      case 'present':
        return true;
      case 'view':
        return this.#view();
      case 'more':
        return message.reading === this.#times ? (await this.#list())?.more(message.list, message.from) : null;
      case 'reveal':
        return reveal(this.#marks.at(message.landmark), message.turn);
      case 'choose':
        // Not amid a reading, which would be taken for what was chosen.
        this.#turn = this.#turn.then(() => this.#choose(message.choice));
        void this.#next(breathe);
        return true;
      case 'leave':
        this.#leave();
        return true;
      case 'spent':
        return measured();
    }
  }
}

/** Comes true when the whole document has come: a reader may click before. @returns {Promise<void>} */
function written() {
  return new Promise((done) => {
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => done(), { once: true });
    } else {
      done();
    }
  });
}

/** Once the extension was updated or removed, nobody hears this script any more. */
function unheard() {}

/** An address without the place on the page. @param {string} url */
function pathOf(url) {
  return url.replace(/#.*/s, '');
}

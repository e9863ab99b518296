/**
 * What the panel lists of a page, handed out in portions: a page may have hundreds of thousands of quotes, which
 * neither a message carries nor a panel draws at once.
 *
 * @import { EntityKind, Group, ListedQuote, ListName, Named, Part, Portion, Quote, View } from './types'
 */

/**
 * All of a speaker's quotes in one part of the list.
 * @typedef {Omit<Group, 'id' | 'share' | 'quotes'> & { length: number, quotes: Quote[] }} Speaker
 */

/** In the order of the list. @type {Part[]} */
const PARTS = ['named', 'unnamed', 'doubtful', 'unsure'];

/** How many of a speaker's quotes, and how many names of a kind, are in a portion. */
const QUOTES = 100;
const NAMES = 200;

/** How many quotes a portion of speakers shows, if not for its last one. */
const SHOWN = 400;

export class Lists {
  #url;
  #speakers;
  #names;
  #listed;
  /** How many words are given to anybody. */
  #words;

  /**
   * @param {string} url Of the page.
   * @param {Speaker[]} speakers In the order of the list.
   * @param {{ kind: EntityKind, names: Named[] }[]} names
   * @param {(quote: Quote) => ListedQuote} listed
   */
  constructor(url, speakers, names, listed) {
    this.#url = url;
    this.#speakers = speakers.map((speaker, id) => ({ id, ...speaker }));
    this.#names = names;
    this.#listed = listed;
    this.#words = sum(speakers.filter(isCounted), ({ words }) => words);
  }

  /** What is shown at first. @returns {View} */
  get view() {
    const parts = PARTS.map((part) => ({ part, speakers: this.#in(part) })).filter(({ speakers }) => speakers.length > 0);
    return {
      url: this.#url,
      quotes: sum(this.#speakers.filter(isCounted), ({ quotes }) => quotes.length),
      parts: parts.map(({ part, speakers }) => ({
        part,
        quotes: sum(speakers, ({ quotes }) => quotes.length),
        words: sum(speakers, ({ words }) => words),
        groups: this.#groups(part, 0),
      })),
      names: this.#names.map(({ kind, names }) => ({ kind, names: portion(names, 0, NAMES) })),
    };
  }

  /**
   * @param {ListName} list
   * @param {number} from How many of it were handed out before.
   * @returns {Portion<Group | ListedQuote | Named>}
   */
  more(list, from) {
    const [sort, of] = /** @type {[string, string]} */ (list.split('-'));
    switch (sort) {
      case 'groups':
        return this.#groups(/** @type {Part} */ (of), from);
      case 'quotes':
        return this.#quotes(this.#speakers[Number(of)]?.quotes ?? [], from);
      default:
        return portion(this.#names.find(({ kind }) => kind === of)?.names ?? [], from, NAMES);
    }
  }

  /** @param {Part} part */
  #in(part) {
    return this.#speakers.filter((speaker) => speaker.part === part);
  }

  /** @param {Part} part @param {number} from @returns {Portion<Group>} */
  #groups(part, from) {
    const speakers = this.#in(part);
    let shown = 0;
    let to = from;
    for (; to < speakers.length && shown < SHOWN; to += 1) {
      shown += Math.min(speakers[to]?.quotes.length ?? 0, QUOTES);
    }
    const items = speakers.slice(from, to).map((speaker) => ({
      ...speaker,
      share: isCounted(speaker) ? speaker.words / Math.max(this.#words, 1) : null,
      quotes: this.#quotes(speaker.quotes, 0),
    }));
    return { items, all: speakers.length };
  }

  /** @param {Quote[]} quotes @param {number} from @returns {Portion<ListedQuote>} */
  #quotes(quotes, from) {
    const { items, all } = portion(quotes, from, QUOTES);
    return { items: items.map(this.#listed), all };
  }
}

/** @param {{ part: Part }} speaker */
function isCounted({ part }) {
  return part !== 'unsure';
}

/** @template T @param {T[]} list @param {number} from @param {number} most @returns {Portion<T>} */
function portion(list, from, most) {
  return { items: list.slice(from, from + most), all: list.length };
}

/** @template T @param {T[]} list @param {(item: T) => number} of */
function sum(list, of) {
  return list.reduce((all, item) => all + of(item), 0);
}

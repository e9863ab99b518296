/**
 * Reads a document: its text in blocks, and the map from that text back to the DOM.
 *
 * One pass over what the reader sees, shadow trees and frames of the page's own origin included,
 * without recursion, so that a page nested ten thousand deep is read like any other. Nothing in the
 * document is changed.
 *
 * @import { Block, Container, Head, Page } from '../types'
 * @import { Work } from './slices.js'
 */

import { TextMap } from './locate.js';
import { readHead } from './meta.js';
import { isUnread, isUnseen, leadsWithin, namesOf, ROLE, roleOf, showsText } from './roles.js';
import { atOnce } from './slices.js';
import { childrenOf, isFrame, isHollow } from './tree.js';

/** White space that a browser collapses; a no-break space is none of it. */
const RUN = /[ \t\n\r\f]{2,}/g;
const LEADING = /^[ \t\n\r\f]+/;
const SPACES = /[\t\n\r\f]/g;
const BLANK = /^[ \t\n\r\f]*$/;

/**
 * Characters that nobody sees and that would part a word: soft hyphens, zero-width spaces, marks of
 * direction. Joiners are seen where letters join, so they stay unless a Latin one stands before them.
 */
const UNSEEN = /(?:[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?<=[\0-\u024f])[\u200c\u200d])+/;
const EVERY_UNSEEN = new RegExp(UNSEEN, 'g');

/** What a text has that does not stand in the page as it is written, and maybe a joiner that does. */
const MARKED = /[\t\n\r\f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]| {2}/;

/**
 * What leads a line that is quoted in a text that keeps its lines, a sign for each time: `> > Yes.` Mail stores put one
 * before a line of a letter's own that begins as they begin a letter.
 */
const QUOTING = /^[ \t]*(?!>From )(?:> ?){1,9}(?! ?>)/;

/** How many nodes are read before the reading can be interrupted. */
const STRIDE = 64;

/**
 * @typedef {object} Reading
 * @property {Page} page
 * @property {TextMap} map Its offsets are those of the page's whole text.
 * @property {Element[]} elements The page's containers.
 * @property {Node[]} roots The trees that were read, each of which changes by itself: documents and shadow roots.
 */

/**
 * @param {Document} document
 * @param {Range[]} [selected] Only what lies in these is read, when they are given.
 * @returns {Reading}
 */
export function readPage(document, selected) {
  return /** @type {Reading} */ (atOnce(reading(document, selected)));
}

/**
 * Reads a document step by step.
 * @param {Document} document
 * @param {Range[]} [selected]
 * @returns {Work<Reading | null>} Null when the document changed where it was being
 *   read during a pause, so that nobody knows where to go on.
 */
export function* reading(document, selected) {
  const reader = new Reader(document, selected);
  const root = document.body ?? document.documentElement;
  /** @type {Level[]} */
  const levels = root ? [{ inside: OUTSIDE, parent: null, node: root, list: [root], index: 0, apart: false }] : [];
  for (let steps = 1; levels.length > 0; steps += 1) {
    if (steps % STRIDE === 0 && (yield) && !levels.every(stands)) {
      return null;
    }
    const level = /** @type {Level} */ (levels.at(-1));
    const { node } = level;
    if (node === null) {
      levels.pop();
      reader.leave(level);
      continue;
    }
    level.node = level.list ? (level.list[(level.index += 1)] ?? null) : node.nextSibling;
    if (node.nodeType === Node.TEXT_NODE) {
      reader.text(/** @type {Text} */ (node), level.inside);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const inner = enter(/** @type {Element} */ (node), level.inside, reader);
      if (inner) {
        levels.push(inner);
      }
    }
  }
  yield true;
  const head = readHead(document);
  yield true;
  return reader.finish(head);
}

/**
 * What holds inside an element that is being read.
 * @typedef {object} Inside
 * @property {number} container
 * @property {boolean} block
 * @property {'' | 'away' | 'within'} link Where its words lead: to another page, or to a place on this one.
 * @property {boolean} above Whether it is above the topmost element of a document.
 * @property {CSSStyleDeclaration | null} style
 * @property {{ visible: boolean, breaks: boolean } | null} looks Of its own text; found out when there is some.
 */

/**
 * Siblings being read: children of `parent`, or a list.
 * @typedef {object} Level
 * @property {Inside} inside
 * @property {Node | null} parent
 * @property {Node | null} node The one that is next.
 * @property {readonly Node[] | null} list
 * @property {number} index
 * @property {boolean} apart Whether they are in another tree than what stands around them.
 */

/** @type {Inside} */
const OUTSIDE = { container: -1, block: true, link: '', above: true, style: null, looks: null };

/**
 * Whether the way on still leads where it did before a pause.
 * @param {Level} level
 */
function stands({ parent, node }) {
  return node === null || (parent ? node.parentNode === parent : node.isConnected);
}

/**
 * @param {Element} element
 * @param {Inside} around
 * @param {Reader} reader
 * @returns {Level | null} Null when there is nothing to be read in the element.
 */
function enter(element, around, reader) {
  const name = element.localName;
  // Asking for a style is what takes the time.
  if (isUnseen(name)) {
    reader.skip(element);
    return null;
  }
  if (!reader.isOpen && (isUnread(name) || isHollow(element, name))) {
    return null;
  }
  const style = getComputedStyle(element);
  // The topmost element stands by itself, whatever its style says.
  const role = around.above ? ROLE.block : roleOf(element, name, style);
  switch (role) {
    case ROLE.hidden:
      reader.skip(element);
      return null;
    case ROLE.object:
      reader.skip(element);
      reader.close();
      return null;
    case ROLE.lineBreak:
      reader.lineBreak();
      return null;
  }
  const block = role === ROLE.block;
  if (block) {
    reader.close();
  }
  const container = block ? reader.container(element, name, around.container) : around.container;
  const { parent, node, list, apart } = childrenOf(element, name);
  if (node === null) {
    return null;
  }
  if (apart) {
    reader.cross(parent ?? node);
  }
  const link = name === 'a' ? (leadsWithin(element) ? 'within' : 'away') : around.link;
  return { inside: { container, block, link, above: isFrame(name), style, looks: null }, parent, node, list, index: 0, apart };
}

/** @param {Inside} inside */
function looksOf({ style }) {
  const collapse = style?.whiteSpaceCollapse;
  return {
    visible: style !== null && showsText(style),
    breaks: collapse !== 'collapse' && collapse !== 'preserve-spaces',
  };
}

/** Gathers what the walk meets into containers, blocks and the map. */
class Reader {
  /** @type {Container[]} */
  #containers = [];
  /** @type {Block[]} */
  #blocks = [];
  /** @type {Element[]} */
  #elements = [];
  /** @type {Set<Node>} */
  #roots;
  #map = new TextMap();
  #document;
  #selected;
  /** Where the open block begins in the page's text. */
  #start = 0;
  /** The open block's text; pieces, since it may be of megabytes. @type {string[]} */
  #pieces = [];
  #length = 0;
  #owner = -1;
  #linked = 0;
  #within = 0;
  #breaks = 0;
  /** Whether the line has begun, and what leads a quoted one has been passed. */
  #begun = false;
  /** The block quotes, one in the other, that the lines of a container stand in. @type {{ container: number, around: number[] }} */
  #quoted = { container: -1, around: [] };

  /** @param {Document} document @param {Range[]} [selected] */
  constructor(document, selected) {
    this.#document = document;
    this.#selected = selected;
    this.#roots = new Set([document]);
  }

  /** @param {Head} head @returns {Reading} */
  finish(head) {
    const page = {
      url: this.#document.URL,
      title: this.#document.title,
      head,
      containers: this.#containers,
      blocks: this.#blocks,
    };
    this.#map.text = this.#blocks.map((block) => block.text).join('\n');
    return { page, map: this.#map, elements: this.#elements, roots: [...this.#roots] };
  }

  /**
   * @param {Element} element
   * @param {string} tag
   * @param {number} parent
   * @returns {number} Its index.
   */
  container(element, tag, parent) {
    return this.#contain(element, { parent, tag, hint: namesOf(element) });
  }

  /** @param {Element} element @param {Container} container */
  #contain(element, container) {
    this.#containers.push(container);
    this.#elements.push(element);
    return this.#containers.length - 1;
  }

  /** Whether a block has text that may go on. */
  get isOpen() {
    return this.#length > 0;
  }

  /** Goes into another tree, or comes out of it: no range reaches from one into the other. @param {Node} node */
  cross(node) {
    this.#map.cut();
    this.#roots.add(node.getRootNode());
  }

  /** @param {Level} level */
  leave({ inside, apart }) {
    if (inside.block) {
      this.close();
    }
    if (apart) {
      this.#map.cut();
    }
  }

  /**
   * @param {Text} node
   * @param {Inside} around
   */
  text(node, around) {
    const { data } = node;
    if (this.#length === 0 && BLANK.test(data)) {
      return;
    }
    around.looks ??= looksOf(around);
    if (!around.looks.visible) {
      this.skip(node);
      return;
    }
    if (!this.#selected) {
      this.#part(node, data, 0, around);
      return;
    }
    const parts = this.#selected.flatMap((range) => partIn(range, node));
    if (parts.length === 0) {
      this.close();
    }
    parts.forEach(([from, to]) => this.#part(node, data.slice(from, to), from, around));
  }

  /**
   * @param {Text} node
   * @param {string} part A part of the node's text.
   * @param {number} at Where in the node it begins.
   * @param {Inside} around
   */
  #part(node, part, at, around) {
    if (!around.looks?.breaks) {
      this.#line(node, part, at, around);
      return;
    }
    let from = at;
    for (const line of part.split('\n')) {
      if (from > at) {
        this.lineBreak();
      }
      const lead = this.#lead(line, around);
      this.#line(node, line.slice(lead), from + lead, around);
      from += line.length + 1;
    }
  }

  /**
   * Goes into or out of block quotes where a line begins that is quoted more or less often than the one before it.
   * @param {string} line
   * @param {Inside} around
   * @returns {number} How much of the line says so.
   */
  #lead(line, { container }) {
    if (this.#begun || BLANK.test(line)) {
      return 0;
    }
    this.#begun = true;
    const lead = QUOTING.exec(line)?.[0] ?? '';
    const depth = lead.replaceAll(/[^>]/g, '').length;
    const around = this.#quoted.container === container ? this.#quoted.around : [];
    if (depth !== around.length) {
      this.close();
      this.#begun = true;
    }
    this.#quoted = { container, around: around.slice(0, depth) };
    while (this.#quoted.around.length < depth) {
      const parent = this.#quoted.around.at(-1) ?? container;
      const element = /** @type {Element} */ (this.#elements[container]);
      this.#quoted.around.push(this.#contain(element, { parent, tag: 'blockquote', hint: '' }));
    }
    return lead.length;
  }

  /** @param {Text} node @param {string} line @param {number} at @param {Inside} around */
  #line(node, line, at, around) {
    if (!MARKED.test(line)) {
      const from = line[0] === ' ' && this.#endsInSpace() ? 1 : 0;
      this.#piece(node, line.slice(from), at + from, around);
      return;
    }
    let from = 0;
    for (const unseen of UNSEEN.test(line) ? line.matchAll(EVERY_UNSEEN) : []) {
      this.#seen(node, line.slice(from, unseen.index), at + from, around);
      from = unseen.index + unseen[0].length;
    }
    this.#seen(node, line.slice(from), at + from, around);
  }

  /** @param {Text} node @param {string} text @param {number} at @param {Inside} around */
  #seen(node, text, at, around) {
    let from = this.#endsInSpace() ? (LEADING.exec(text)?.[0].length ?? 0) : 0;
    RUN.lastIndex = from;
    for (let run = RUN.exec(text); run; run = RUN.exec(text)) {
      this.#piece(node, text.slice(from, run.index + 1), at + from, around);
      from = RUN.lastIndex;
    }
    this.#piece(node, text.slice(from), at + from, around);
  }

  #endsInSpace() {
    const last = this.#pieces.at(-1)?.at(-1);
    return last === undefined || last === ' ' || last === '\n';
  }

  /**
   * @param {Text} node
   * @param {string} piece Text that stands in the page's text as it stands in the node.
   * @param {number} from
   * @param {Inside} around
   */
  #piece(node, piece, from, around) {
    if (piece === '') {
      return;
    }
    if (this.#length === 0) {
      const { container, around: quoted } = this.#quoted;
      this.#owner = (container === around.container ? quoted.at(-1) : undefined) ?? around.container;
    }
    this.#map.add(this.#start + this.#length, piece.length, node, from);
    this.#append(piece.replace(SPACES, ' '));
    this.#linked += around.link ? piece.length : 0;
    this.#within += around.link === 'within' ? piece.length : 0;
    this.#breaks = 0;
  }

  /** @param {string} piece */
  #append(piece) {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** One break is a line's end within the block; two in a row part paragraphs. */
  lineBreak() {
    this.#begun = false;
    this.#breaks += 1;
    if (this.#breaks > 1) {
      this.close();
    } else if (this.#length > 0) {
      this.#trim();
      this.#append('\n');
    }
  }

  /**
   * Keeps what is not read out of any range around it.
   * @param {Node} node
   */
  skip(node) {
    if (node.firstChild || node.nodeType === Node.TEXT_NODE) {
      this.#map.cut();
    }
  }

  /** Takes the spaces and breaks off the open block's end. */
  #trim() {
    for (let last = this.#pieces.pop(); last !== undefined; last = this.#pieces.pop()) {
      const kept = last.slice(0, endOf(last));
      this.#length -= last.length - kept.length;
      if (kept !== '') {
        this.#pieces.push(kept);
        break;
      }
    }
    this.#map.truncate(this.#start + this.#length);
  }

  /** Ends the open block. */
  close() {
    this.#begun = false;
    this.#breaks = 0;
    this.#map.cut();
    if (this.#length === 0) {
      return;
    }
    this.#trim();
    const text = this.#pieces.join('');
    if (/\S/.test(text)) {
      const { tag } = /** @type {Container} */ (this.#containers[this.#owner]);
      const [linked, within] = [Math.min(this.#linked, text.length), Math.min(this.#within, text.length)];
      this.#blocks.push({ container: this.#owner, tag, text, linked, within });
      this.#start += text.length + 1;
    } else {
      this.#map.truncate(this.#start);
    }
    this.#pieces = [];
    this.#length = 0;
    this.#linked = 0;
    this.#within = 0;
  }
}

/**
 * The part of a text that lies in a range.
 * @param {Range} range
 * @param {Text} node
 * @returns {[from: number, to: number][]} One at most.
 */
function partIn(range, node) {
  if (!range.intersectsNode(node)) {
    return [];
  }
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.length;
  return from < to ? [[from, to]] : [];
}

/**
 * Where a piece's text ends, its last spaces and breaks left off.
 * @param {string} piece
 */
function endOf(piece) {
  let end = piece.length;
  while (end > 0 && (piece[end - 1] === ' ' || piece[end - 1] === '\n')) {
    end -= 1;
  }
  return end;
}

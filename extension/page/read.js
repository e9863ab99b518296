/**
 * Reads a document: its text in blocks, and the map from that text back to the DOM.
 *
 * One pass over the nodes, without recursion, so that a page nested ten thousand deep is read like
 * any other. Nothing in the document is changed.
 *
 * @import { Block, Container, Page } from '../types'
 */

import { TextMap } from './locate.js';
import { readHead } from './meta.js';
import { ROLE, roleOf } from './roles.js';

/** White space that a browser collapses; a no-break space is none of it. */
const RUN = /[ \t\n\r\f]{2,}/g;
const LEADING = /^[ \t\n\r\f]+/;
const SPACES = /[\t\n\r\f]/g;

/**
 * @param {Document} document
 * @returns {{ page: Page, map: TextMap }} The map's offsets are those of the page's whole text.
 */
export function readPage(document) {
  const reader = new Reader();
  const root = document.body ?? document.documentElement;
  if (root) {
    walk(root, reader);
  }
  const page = {
    url: document.URL,
    title: document.title,
    head: readHead(document),
    containers: reader.containers,
    blocks: reader.blocks,
  };
  return { page, map: reader.map };
}

/**
 * What holds inside an element that is being read.
 * @typedef {{ container: number, block: boolean, linked: boolean, visible: boolean, breaks: boolean }} Inside
 */

/**
 * @param {Element} root
 * @param {Reader} reader
 */
function walk(root, reader) {
  /** @type {Inside[]} */
  const open = [];
  const outside = { container: -1, block: true, linked: false, visible: true, breaks: false };
  /** @type {Node} */
  let node = root;
  for (;;) {
    const around = open.at(-1) ?? outside;
    let entered = false;
    if (node.nodeType === Node.TEXT_NODE) {
      reader.text(/** @type {Text} */ (node), around);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const inside = enter(/** @type {Element} */ (node), around, reader, node === root);
      entered = inside !== null && node.firstChild !== null;
      if (inside && entered) {
        open.push(inside);
      } else if (inside?.block) {
        reader.close();
      }
    }
    if (entered) {
      node = /** @type {Node} */ (node.firstChild);
      continue;
    }
    while (node !== root && !node.nextSibling) {
      node = /** @type {Node} */ (node.parentNode);
      if (open.pop()?.block) {
        reader.close();
      }
    }
    if (node === root) {
      return;
    }
    node = /** @type {Node} */ (node.nextSibling);
  }
}

/**
 * @param {Element} element
 * @param {Inside} around
 * @param {Reader} reader
 * @param {boolean} isRoot
 * @returns {Inside | null} Null when nothing in the element is read.
 */
function enter(element, around, reader, isRoot) {
  const style = getComputedStyle(element);
  const role = isRoot ? ROLE.block : roleOf(element, style);
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
  return {
    container: block ? reader.container(element, around.container) : around.container,
    block,
    linked: around.linked || element.localName === 'a',
    visible: style.visibility === 'visible',
    breaks: style.whiteSpaceCollapse !== 'collapse' && style.whiteSpaceCollapse !== 'preserve-spaces',
  };
}

/** Gathers what the walk meets into containers, blocks and the map. */
class Reader {
  /** @type {Container[]} */
  containers = [];
  /** @type {Block[]} */
  blocks = [];
  map = new TextMap();
  /** Where the open block begins in the page's text. */
  #start = 0;
  /** The open block's text; pieces, since it may be of megabytes. @type {string[]} */
  #pieces = [];
  #length = 0;
  #owner = -1;
  #linked = 0;
  #breaks = 0;

  /**
   * @param {Element} element
   * @param {number} parent
   * @returns {number} Its index.
   */
  container(element, parent) {
    const hint = ['id', 'class', 'role'].map((name) => element.getAttribute(name)).filter(Boolean);
    this.containers.push({ parent, tag: element.localName, hint: hint.join(' ') });
    return this.containers.length - 1;
  }

  /**
   * @param {Text} node
   * @param {Inside} around
   */
  text(node, around) {
    if (!around.visible) {
      this.skip(node);
      return;
    }
    const { data } = node;
    if (!around.breaks) {
      this.#line(node, data, 0, around);
      return;
    }
    let from = 0;
    for (const line of data.split('\n')) {
      if (from > 0) {
        this.lineBreak();
      }
      this.#line(node, line, from, around);
      from += line.length + 1;
    }
  }

  /**
   * @param {Text} node
   * @param {string} line A part of the node's text.
   * @param {number} at Where in the node it begins.
   * @param {Inside} around
   */
  #line(node, line, at, around) {
    let from = this.#endsInSpace() ? (LEADING.exec(line)?.[0].length ?? 0) : 0;
    RUN.lastIndex = from;
    for (let run = RUN.exec(line); run; run = RUN.exec(line)) {
      this.#piece(node, line.slice(from, run.index + 1), at + from, around);
      from = RUN.lastIndex;
    }
    this.#piece(node, line.slice(from), at + from, around);
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
      this.#owner = around.container;
    }
    this.map.add(this.#start + this.#length, piece.length, node, from);
    this.#append(piece.replace(SPACES, ' '));
    this.#linked += around.linked ? piece.length : 0;
    this.#breaks = 0;
  }

  /** @param {string} piece */
  #append(piece) {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  /** One break is a line's end within the block; two in a row part paragraphs. */
  lineBreak() {
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
      this.map.cut();
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
    this.map.truncate(this.#start + this.#length);
  }

  /** Ends the open block. */
  close() {
    this.#breaks = 0;
    this.map.cut();
    this.#trim();
    const text = this.#pieces.join('');
    if (/\S/.test(text)) {
      const { tag } = /** @type {Container} */ (this.containers[this.#owner]);
      this.blocks.push({ container: this.#owner, tag, text, linked: Math.min(this.#linked, text.length) });
      this.#start += text.length + 1;
    } else {
      this.map.truncate(this.#start);
    }
    this.#pieces = [];
    this.#length = 0;
    this.#linked = 0;
  }
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

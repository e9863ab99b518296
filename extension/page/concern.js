/**
 * Which changes of a document may have changed what was read of it.
 *
 * @import { Span } from '../types'
 * @import { Reading } from './read.js'
 */

import { holds } from './tree.js';

/** Characters of text that a change away from the article must have before it may be another article. */
const PROSE = 200;

/** Elements whose words are no text of the page; they come and go all the time. */
const SILENT = new Set(['script', 'style', 'link', 'meta', 'noscript', 'template', 'iframe', 'img']);

/** Attributes that may show or hide words, or change the page's colours. */
export const SHOWING = ['class', 'style', 'hidden', 'open', 'aria-hidden', 'data-theme', 'data-color-mode', 'data-bs-theme'];

/**
 * The innermost element around these stretches of a page's text.
 * @param {Reading} read
 * @param {Span[]} stretches In order.
 */
export function regionOf({ page: { containers, blocks }, elements }, stretches) {
  let region = -1;
  let start = 0;
  let next = 0;
  for (const { container, text } of blocks) {
    while (next < stretches.length && /** @type {Span} */ (stretches[next])[1] <= start) {
      next += 1;
    }
    const [from] = stretches[next] ?? [Infinity];
    if (from < start + text.length) {
      region = region < 0 ? container : around(region, container);
    }
    start += text.length + 1;
  }
  return elements[region] ?? null;

  /** @param {number} a @param {number} b */
  function around(a, b) {
    while (a !== b) {
      // A container comes before what it holds.
      [a, b] = a > b ? [containers[a]?.parent ?? -1, b] : [a, containers[b]?.parent ?? -1];
    }
    return a;
  }
}

/**
 * @param {MutationRecord[]} records
 * @param {Element | null} read What the marks stand in; null when everything counts.
 */
export function concern(records, read) {
  const inside = read?.isConnected ? read : null;
  return records.some((record) => {
    const words = wordsIn(record);
    return words > 0 && (words >= PROSE || inside === null || isNear(record, inside));
  });
}

/**
 * @param {MutationRecord} record
 * @param {Element} read
 */
function isNear({ type, target }, read) {
  return holds(read, target) || (type === 'attributes' && holds(target, read));
}

/** How many characters of text came, went, or may be shown or hidden now. @param {MutationRecord} record */
function wordsIn({ type, target, addedNodes, removedNodes }) {
  if (type !== 'childList') {
    return lengthOf(target);
  }
  let length = 0;
  for (const nodes of [addedNodes, removedNodes]) {
    nodes.forEach((node) => (length += lengthOf(node)));
  }
  return length;
}

/** @param {Node} node */
function lengthOf(node) {
  return SILENT.has(/** @type {Element} */ (node).localName) ? 0 : (node.textContent ?? '').trim().length;
}

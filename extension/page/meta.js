/**
 * Reads what a page says of itself outside its text; what of it holds is the core's to decide.
 *
 * @import { Head } from '../types'
 */

/** Microdata that a core asks for; others hold whole articles. */
const ASKED = new Set(['headline', 'author', 'creator', 'datepublished', 'publisher']);

const SOURCES = 'meta[content], [itemprop], [rel~="author" i], time[datetime]';

/** @param {Document} document @returns {Head} */
export function readHead(document) {
  /** @type {Head['properties']} */
  const properties = [];
  for (const element of document.querySelectorAll(SOURCES)) {
    for (const name of namesOf(element)) {
      properties.push([name, valueOf(element)]);
    }
  }
  const scripts = document.querySelectorAll('script[type="application/ld+json" i]');
  return { properties, json_ld: [...scripts].map((script) => script.textContent ?? '') };
}

/** @param {Element} element */
function namesOf(element) {
  if (element.localName === 'meta') {
    const names = ['property', 'name', 'itemprop'].map((attribute) => element.getAttribute(attribute) ?? '');
    return wordsOf(names.join(' '));
  }
  const names = wordsOf(element.getAttribute('itemprop') ?? '').filter((name) => ASKED.has(name));
  if (names.length > 0) {
    return names;
  }
  return element.localName === 'time' ? ['time'] : wordsOf(element.getAttribute('rel') ?? '').filter((rel) => rel === 'author');
}

/** @param {string} names */
const wordsOf = (names) => names.toLowerCase().split(/[ \t\n\r\f]+/).filter(Boolean);

/** @param {Element} element */
function valueOf(element) {
  const value = element.getAttribute('content') ?? element.getAttribute('datetime') ?? element.textContent ?? '';
  return value.replace(/[ \t\n\r\f]+/g, ' ').trim();
}

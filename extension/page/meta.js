/**
 * Reads what a page says of itself outside its text; what of it holds is the core's to decide.
 *
 * @import { Head } from '../types'
 */

/** Microdata that a core asks for; others hold whole articles. */
const ASKED = new Set(['headline', 'author', 'creator', 'datepublished', 'publisher']);

/** What elements seldom have is asked first. */
const SOURCES = 'meta[content], [itemprop]:not(meta), [rel~="author" i]:not(meta), time[datetime]';

/** No page needs more of them, and more of a value; in UTF-16 units. */
const MOST = 500;
const LONGEST = 2000;

/** @param {Document} document @returns {Head} */
export function readHead(document) {
  /** @type {Head['properties']} */
  const properties = [];
  const named = [...document.querySelectorAll(SOURCES)].filter((element) => namesOf(element).length > 0);
  for (const element of named.slice(0, MOST)) {
    const value = valueOf(element);
    properties.push(...namesOf(element).map((name) => /** @type {[string, string]} */ ([name, value])));
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
  if (element.localName === 'time' && element.hasAttribute('datetime')) {
    return ['time'];
  }
  return wordsOf(element.getAttribute('rel') ?? '').includes('author') ? ['author'] : [];
}

/** @param {string} names */
const wordsOf = (names) => names.toLowerCase().split(/[ \t\n\r\f]+/).filter(Boolean);

/** @param {Element} element */
function valueOf(element) {
  const value = element.getAttribute('content') ?? element.getAttribute('datetime') ?? element.textContent ?? '';
  return value.slice(0, LONGEST).replace(/[ \t\n\r\f]+/g, ' ').trim();
}

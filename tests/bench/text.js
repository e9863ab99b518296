/** The text that is measured with: our sample article told over and over, of other people each time. */

import { readFile } from 'node:fs/promises';

const SAMPLE = new URL('../../www/sample.html', import.meta.url);

/** About how long the text is, in characters. */
const LENGTH = 100_000;

/** Those whom each telling gives another name: an engine that remembers words must not know them all by then. */
const CAST = ['Adaeze', 'Lindqvist', 'Tomas', 'Berenji', 'Rufus', 'Oakhanger', 'Silas', 'Petrossian', 'Marit', 'Ines', 'Valcourt'];

const SYLLABLES = ['ba', 'den', 'for', 'gal', 'hol', 'ker', 'lin', 'mar', 'nor', 'pel', 'ros', 'sel', 'tan', 'vor', 'wen'];

/** @returns {Promise<string>} One paragraph a line; the same every time. */
export async function sampleText() {
  const paragraphs = paragraphsOf(await readFile(SAMPLE, 'utf8'));
  const lines = [];
  for (let telling = 0, length = 0; length < LENGTH; telling += 1) {
    const told = paragraphs.map((paragraph) => recast(paragraph, telling));
    length += told.join('\n').length + 1;
    lines.push(...told);
  }
  return lines.join('\n');
}

/** The paragraphs of an article we wrote, whose markup is known. @param {string} html */
function paragraphsOf(html) {
  const article = html.slice(html.indexOf('</figure>'), html.indexOf('<section class="related"'));
  return [...article.matchAll(/<(p|h2)>(.*?)<\/\1>/gs)].map(([, , inner = '']) => inner.replace(/<[^>]+>/g, ''));
}

/** @param {string} paragraph @param {number} telling */
function recast(paragraph, telling) {
  if (telling === 0) {
    return paragraph;
  }
  return CAST.reduce((text, name, part) => text.replaceAll(name, invented(telling * CAST.length + part)), paragraph);
}

/** A name for each number. @param {number} number */
function invented(number) {
  const syllable = (/** @type {number} */ at) => SYLLABLES[at % SYLLABLES.length] ?? '';
  const name = syllable(number) + syllable(Math.floor(number / SYLLABLES.length)) + syllable(number * 7 + 3);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

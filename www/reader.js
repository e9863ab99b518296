/**
 * The frame that shows an article: it stands where the extension's script stands in a page, reads
 * and paints with the same modules, and talks with the playground around it by messages alone.
 *
 * @import { Lists } from '../extension/lists.js'
 * @import { Analysis, Landmark, ListName, Page, View } from '../extension/types'
 * @import { Marks } from '../extension/page/marks.js'
 */

import { highlightSheet } from '../extension/page/colours.js';
import { paint } from '../extension/page/paint.js';
import { readPage } from '../extension/page/read.js';
import { reveal } from '../extension/page/reveal.js';
import { atOnce } from '../extension/page/slices.js';
import { viewing } from '../extension/view.js';
import { paragraphs, parseInert } from './inert.js';

/**
 * From the playground.
 * @typedef {{ type: 'show', html: string } | { type: 'show', text: string, title: string }} Show
 * @typedef {{ type: 'paint', analysis: Analysis }} Paint
 * @typedef {{ type: 'reveal', landmark: Landmark, turn: number }} Reveal
 * @typedef {{ type: 'more', list: ListName, from: number }} More Answered on the port that comes with it.
 */

/**
 * To the playground.
 * @typedef {{ type: 'ready' } | { type: 'read', page: Page } | { type: 'painted', view: View } | { type: 'gone' }} FromReader
 */

/** How an article without a style of its own is laid out. */
const PLAIN = `
  :root { color-scheme: light dark; }
  body { font: 18px/1.65 Georgia, "Liberation Serif", serif; max-width: 42rem; margin: 0 auto; padding: 1.5rem 1.5rem 4rem; }
  h1 { line-height: 1.15; }
  img, svg { max-width: 100%; height: auto; }
`;

/** @type {ReturnType<typeof readPage>} */
let reading;
/** @type {Marks | undefined} */
let painted;
/** @type {Lists | undefined} */
let lists;

addEventListener('message', ({ source, origin, data, ports }) => {
  if (source === parent && origin === location.origin) {
    answer(data, ports);
  }
});
tell({ type: 'ready' });

/** @param {Show | Paint | Reveal | More} message @param {readonly MessagePort[]} ports */
function answer(message, ports) {
  switch (message.type) {
    case 'show':
      show('html' in message ? parseInert(message.html) : paragraphs(message.text, message.title));
      reading = readPage(document);
      return tell({ type: 'read', page: reading.page });
    case 'paint':
      painted = paint(reading.map, message.analysis);
      lists = atOnce(viewing('', reading.map.text, message.analysis));
      return tell({ type: 'painted', view: lists.view });
    case 'more':
      return ports[0]?.postMessage(lists?.more(message.list, message.from));
    case 'reveal':
      if (!reveal(painted?.at(message.landmark) ?? [], message.turn)) {
        tell({ type: 'gone' });
      }
  }
}

/** @param {Document} article */
function show(article) {
  const styled = article.querySelector('style') !== null;
  document.adoptedStyleSheets = [...(styled ? [] : [sheet(PLAIN)]), sheet(highlightSheet())];
  document.documentElement.replaceWith(document.adoptNode(article.documentElement));
}

/** @param {string} css */
function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

/** @param {FromReader} message */
function tell(message) {
  parent.postMessage(message, location.origin);
}

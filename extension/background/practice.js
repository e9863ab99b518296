/**
 * The core's practice. A browser compiles WebAssembly function by function, when each is first called, and that takes far
 * longer than the first analysis itself. Chromium keeps on disk what its compilers made of a module that has worked for a
 * while, until the module or the browser is another one, and every later start works with that.
 *
 * @import { Page } from '../types'
 */

import { addressOf } from '../browser.js';
import { write } from '../written.js';
import { analyse } from './engine.js';

/** An article of ours that has something for most parts of the core, a paragraph a line. */
const ARTICLE = 'background/practice.txt';

/** How often it is analysed. Chromium keeps what it compiled once that is about a megabyte: 40 times were not enough, 80 were. */
const TIMES = 150;

/** Works until the browser has good code to keep. Whoever asks for an analysis meanwhile has it in between. */
export async function practise() {
  const page = write(pageOf(await (await fetch(addressOf(ARTICLE))).text()));
  for (let time = 0; time < TIMES; time += 1) {
    await analyse(page, 'article');
    await new Promise((done) => setTimeout(done));
  }
}

/** @param {string} text @returns {Page} */
function pageOf(text) {
  const blocks = text.split('\n').map((line) => ({ container: 0, tag: 'p', text: line, linked: 0, within: 0 }));
  return {
    url: '',
    title: '',
    head: { properties: [], json_ld: [] },
    containers: [{ parent: -1, tag: 'article', hint: '' }],
    blocks,
  };
}

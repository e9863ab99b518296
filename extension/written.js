/**
 * A page as the text in which it goes to the core.
 *
 * @import { Page } from './types'
 */

/**
 * Its containers and blocks are written without the names of their fields, in the order in which the core has them:
 * the names would be half of the text, and what it costs to carry a text grows with its length.
 * @param {Page} page
 * @returns {string} JSON.
 */
export function write({ containers, blocks, ...about }) {
  const bare = {
    ...about,
    containers: containers.map(({ parent, tag, hint }) => [parent, tag, hint]),
    blocks: blocks.map(({ container, tag, text, linked, within }) => [container, tag, text, linked, within]),
  };
  const text = JSON.stringify(bare);
  // A lone half of a surrogate pair is written as an escape that stands for no character.
  return text.includes('\\ud') ? JSON.stringify(bare, wellFormed) : text;
}

/** @param {string} _key @param {unknown} value */
function wellFormed(_key, value) {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

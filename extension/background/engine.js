/**
 * The core in WebAssembly. It runs here because a page's policy may forbid it in the page's script.
 *
 * @import { Analysis, Page } from '../types'
 */

import init, { analyze } from '../built/onrecord.js';
import { addressOf } from '../browser.js';

/** @type {Promise<unknown> | undefined} */
let started;

/**
 * @param {Page} page
 * @returns {Promise<Analysis>} Rejects with a readable sentence for a page that is malformed.
 */
export async function analyse(page) {
  started ??= init({ module_or_path: addressOf('built/onrecord_bg.wasm') });
  try {
    await started;
  } catch (error) {
    // The next page tries again.
    started = undefined;
    throw error;
  }
  return analyze(page);
}

/**
 * The core in WebAssembly. It runs here because a page's policy may forbid it in the page's script.
 *
 * @import { Analysis, Page, Scope } from '../types'
 */

import init, { analyze } from '../built/onrecord.js';
import { addressOf } from '../browser.js';

/** @type {Promise<unknown> | undefined} */
let started;

/**
 * @param {Page} page
 * @param {Scope} scope
 * @returns {Promise<Analysis>} Rejects with a readable sentence for a page that is malformed.
 */
export async function analyse(page, scope) {
  started ??= init({ module_or_path: addressOf('built/onrecord_bg.wasm') });
  try {
    await started;
  } catch (error) {
    // The next page tries again.
    started = undefined;
    throw error;
  }
  return analyze(page, scope);
}

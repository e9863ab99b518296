/**
 * The core in WebAssembly. It runs here because a page's policy may forbid it in the page's script.
 *
 * @import { Analysis, Page, Scope } from '../types'
 */

import init, { analyze } from '../built/onrecord.js';
import { addressOf } from '../browser.js';
import { measureLast } from '../page/slices.js';

/** @type {Promise<unknown> | undefined} */
let started;

/** Starts the core if it does not run yet. Rejects when it cannot; the next call tries again. */
export async function prepare() {
  started ??= init({ module_or_path: addressOf('built/onrecord_bg.wasm') });
  try {
    await started;
  } catch (error) {
    started = undefined;
    throw error;
  }
}

/**
 * @param {Page} page
 * @param {Scope} scope
 * @returns {Promise<Analysis>} Rejects with a readable sentence for a page that is malformed.
 */
export async function analyse(page, scope) {
  await prepare();
  const start = performance.now();
  try {
    return analyze(page, scope);
  } finally {
    measureLast('core', start);
  }
}

/**
 * The core in WebAssembly. It runs here because a page's policy may forbid it in the page's script.
 *
 * @import { Scope } from '../types'
 */

import init, { analyze } from '../built/onrecord.js';
import { addressOf } from '../browser.js';

/** What the core's start and its work are called in the worker's timeline, for those who measure us. */
const START = 'onrecord-start';
const CORE = 'onrecord-core';

const UTF_8 = new TextEncoder();

/** @type {Promise<unknown> | undefined} */
let started;

/** Starts the core if it does not run yet. Rejects when it cannot; the next call tries again. */
export async function prepare() {
  started ??= start();
  try {
    await started;
  } catch (error) {
    started = undefined;
    throw error;
  }
}

async function start() {
  const start = performance.now();
  await init({ module_or_path: addressOf('built/onrecord_bg.wasm') });
  performance.measure(START, { start });
}

/**
 * @param {string} page As it was written.
 * @param {Scope} scope
 * @returns {Promise<string>} The analysis as JSON. Rejects with a readable sentence for a page that is malformed.
 */
export async function analyse(page, scope) {
  await prepare();
  const start = performance.now();
  try {
    return analyze(UTF_8.encode(page), scope);
  } finally {
    // Of all calls the timeline keeps the last.
    performance.clearMeasures(CORE);
    performance.measure(CORE, { start });
  }
}

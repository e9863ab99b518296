/**
 * A worker that starts the core and answers once: with how long that took, in milliseconds.
 *
 * @typedef {{ bytes: ArrayBuffer, page: Uint8Array }} Task
 */

import init, { analyze } from '../../extension/built/onrecord.js';

addEventListener('message', async (/** @type {MessageEvent<Task>} */ { data: { bytes, page } }) => {
  const start = performance.now();
  await init({ module_or_path: bytes });
  analyze(page);
  postMessage(performance.now() - start);
});

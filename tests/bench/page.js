/** Runs in the browser's page: measures the engines in turn, and our start in a new worker. */

import { engines, pageOf } from './engines.js';
import { median } from './median.js';

/** Rounds that nobody counts, in which the browser's compilers warm to their work. */
const WARM = 5;
const ROUNDS = 15;

/**
 * @typedef {object} Timing
 * @property {string} name
 * @property {number} ms The median of the rounds.
 * @property {Record<string, number>} found
 */

/**
 * Each round runs every engine once, so that whatever else the machine does falls on all alike.
 * @param {string} core
 * @param {string} text
 * @returns {Promise<Timing[]>}
 */
export async function race(core, text) {
  const runners = (await engines(core)).map((engine) => ({ engine, times: /** @type {number[]} */ ([]), found: {} }));
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    for (const runner of runners) {
      const start = performance.now();
      runner.found = runner.engine.run(text);
      const took = performance.now() - start;
      if (round >= WARM) {
        runner.times.push(took);
      }
    }
  }
  return runners.map(({ engine, times, found }) => ({ name: engine.name, ms: median(times), found }));
}

/**
 * From the module's bytes to the first answer, as after the service worker was ended.
 * @param {string} core
 * @param {string} worker
 * @param {string} text
 * @returns {Promise<number>} In milliseconds.
 */
export async function firstAnswer(core, worker, text) {
  const bytes = await (await fetch(core)).arrayBuffer();
  return startOnce(worker, { bytes, page: pageOf(text) });
}

/** @param {string} address @param {import('./worker.js').Task} task @returns {Promise<number>} */
function startOnce(address, task) {
  const worker = new Worker(address, { type: 'module' });
  return new Promise((done, failed) => {
    worker.onerror = (event) => failed(new Error(event.message));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      done(data);
    };
    worker.postMessage(task);
  });
}

/**
 * Work on a page's own thread, cut into slices, so that the page answers its reader in between.
 *
 * @import { Spent } from '../types'
 */

/** How long a slice may be, in milliseconds; browsers call a task of fifty a long one. */
const SLICE = 12;

/** How much of a slice may be gone when a long step begins in it. */
const EARLY = SLICE / 2;

/**
 * The browser's own yielding lets input and painting in and goes on before all else that the page has waiting, such as
 * its timers: each so-manieth time work takes its turn behind them.
 */
const IN_TURN = 3;

/** How long work waits for the page to be idle before it goes on all the same, in milliseconds. */
const PATIENCE = 1000;

/** How much of what was done is remembered. */
const REMEMBERED = 2000;

/**
 * Work that yields wherever it may be interrupted, true before a step that is long by itself; it is told whether it was.
 * @template T
 * @typedef {Generator<boolean | void, T, boolean>} Work
 */

/**
 * Does all work there is.
 * @template T
 * @param {Work<T>} work
 * @returns {T}
 */
export function atOnce(work) {
  for (;;) {
    const step = work.next(false);
    if (step.done) {
      return step.value;
    }
  }
}

/**
 * Does the work in slices, each of them measured under the stage's name.
 * @template T
 * @param {string} stage
 * @param {Work<T>} work
 * @param {() => Promise<unknown>} pause What it waits for between two slices.
 * @returns {Promise<T>}
 */
export async function inSlices(stage, work, pause) {
  for (let paused = false; ; paused = true) {
    const start = performance.now();
    let step = work.next(paused);
    while (!step.done && performance.now() - start < (step.value ? EARLY : SLICE)) {
      step = work.next(false);
    }
    measure(stage, start);
    if (step.done) {
      return step.value;
    }
    await pause();
  }
}

/**
 * What was done lately. It is kept in our own world: a page, and whoever counts its readers, hears of every entry in its
 * timeline.
 * @type {Spent[]}
 */
const spent = [];

/**
 * Notes what took from `start` until now.
 * @param {string} stage
 * @param {number} start In milliseconds, as `performance.now()` gave it.
 */
export function measure(stage, start) {
  spent.push({ stage, start, end: performance.now() });
  if (spent.length > REMEMBERED) {
    spent.shift();
  }
}

/** What took time lately, for those who measure us. */
export const measured = () => spent;

let breaths = 0;

/** Comes true as soon as the page has done what is urgent: for work that the reader waits for. */
export function breathe() {
  const { scheduler } = /** @type {{ scheduler?: { yield?(): Promise<void> } }} */ (globalThis);
  breaths += 1;
  if (scheduler?.yield && breaths % IN_TURN !== 0) {
    return scheduler.yield();
  }
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(port1.close());
    port2.postMessage(null);
  });
}

/** Comes true when the page has nothing to do: for work that nobody waits for. */
export function idle() {
  return new Promise((done) => requestIdleCallback(done, { timeout: PATIENCE }));
}

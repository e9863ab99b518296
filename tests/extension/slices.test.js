/** Work is cut by the clock, here one that only the work itself moves on. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce, inSlices, measured } from '../../extension/page/slices.js';

/** @typedef {import('../../extension/page/slices.js').Work<string>} Steps */

let now = 0;

/** Steps of so many milliseconds; where `true` is yielded the next one is long. @param {{ takes: number, long?: boolean }[]} steps @returns {Steps} */
function* work(steps) {
  /** @type {boolean[]} */
  const paused = [];
  for (const { takes, long } of steps) {
    now += takes;
    paused.push(long ? yield true : yield);
  }
  return paused.map(Number).join('');
}

/** Does it in slices. @param {import('node:test').TestContext} t @param {Steps} steps */
async function cut(t, steps) {
  t.mock.method(performance, 'now', () => now);
  const before = measured().length;
  let pauses = 0;
  const result = await inSlices('read', steps, async () => void (pauses += 1));
  return { result, pauses, slices: measured().slice(before).map(({ start, end }) => end - start) };
}

test('a slice ends once twelve milliseconds are gone, and the work is told of each pause', async (t) => {
  const steps = Array.from({ length: 30 }, () => ({ takes: 1 }));
  assert.deepEqual(await cut(t, work(steps)), { result: `${'0'.repeat(11)}1${'0'.repeat(11)}1000000`, pauses: 2, slices: [12, 12, 6] });
});

test('a long step begins only early in a slice', async (t) => {
  const early = [{ takes: 5, long: true }, { takes: 9 }];
  assert.deepEqual((await cut(t, work(early))).slices, [14, 0]);
  const late = [{ takes: 6, long: true }, { takes: 9 }];
  assert.deepEqual((await cut(t, work(late))).slices, [6, 9]);
});

test('where nobody waits all is done at once', () => {
  assert.equal(atOnce(work([{ takes: 50 }, { takes: 50, long: true }])), '00');
});

test('what fails in a later slice fails for who asked', async (t) => {
  /** @returns {Steps} */
  function* failing() {
    now += 20;
    yield;
    throw new Error('gone');
  }
  await assert.rejects(cut(t, failing()), /gone/);
});

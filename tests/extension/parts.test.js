/** What is too long for one message comes whole on the other side. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joiner, partsOf } from '../../extension/parts.js';

test('values come through in parts, one after the other, wherever they are cut', () => {
  const values = [{ said: '“👩‍👩‍👧 \ud800 alone,” \\ "so"\n'.repeat(9), spans: [[0, 1]], none: null }, null, [], 'x'];
  for (const longest of [1, 2, 7, 1000]) {
    /** @type {unknown[]} */
    const joined = [];
    const take = joiner((value) => joined.push(value));
    for (const part of values.flatMap((value) => [...partsOf(value, longest)])) {
      assert(part.text.length <= longest);
      take(part);
    }
    assert.deepEqual(joined, values);
  }
});

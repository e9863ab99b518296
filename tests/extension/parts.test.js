/** A message whose text is too long for one comes whole on the other side. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joiner, partsOf } from '../../extension/parts.js';

test('messages come through in parts, one after the other, wherever their text is cut', () => {
  const messages = [{ type: 'a', text: '“👩‍👩‍👧 \ud800 alone,” \\ "so"\n'.repeat(9) }, { type: 'b', text: '' }, { type: 'c', text: 'x' }];
  for (const longest of [1, 2, 7, 1000]) {
    /** @type {unknown[]} */
    const joined = [];
    const take = joiner((message) => joined.push(message));
    for (const part of messages.flatMap((message) => [...partsOf(message, longest)])) {
      assert(part.text.length <= longest);
      // As a browser carries it.
      take(JSON.parse(JSON.stringify(part)));
    }
    assert.deepEqual(joined, messages);
  }
});

test('a message without a text is one part', () => {
  assert.deepEqual([...partsOf({ failure: 'engine' })], [{ rest: { failure: 'engine' }, text: '', last: true }]);
});

/**
 * What is too long for one message, in parts: browsers carry messages of 64 MiB, written as JSON, and a page or its
 * analysis may be longer.
 */

/** UTF-16 units of a part; each may take three bytes on its way. */
const LONGEST = 4 << 20;

/**
 * A part of a value's JSON text.
 * @typedef {{ text: string, last: boolean }} Part
 */

/**
 * @param {unknown} value
 * @param {number} [longest] UTF-16 units of a part.
 * @returns {Generator<Part, void, void>}
 */
export function* partsOf(value, longest = LONGEST) {
  const whole = JSON.stringify(value);
  for (let at = 0; at < whole.length; at += longest) {
    yield { text: whole.slice(at, at + longest), last: at + longest >= whole.length };
  }
}

/**
 * Joins parts, in the order in which they were made.
 * @param {(value: any) => void} joined Called with each value whose last part has come.
 * @returns {(part: Part) => void} Takes a part.
 */
export function joiner(joined) {
  /** @type {string[]} */
  let texts = [];
  return ({ text, last }) => {
    texts.push(text);
    if (last) {
      const whole = texts.join('');
      texts = [];
      joined(JSON.parse(whole));
    }
  };
}

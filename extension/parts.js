/**
 * Messages with a text that may be too long for one, in parts: browsers carry messages of 64 MiB, written as JSON, and
 * a page or its analysis may be longer.
 */

/** UTF-16 units of a part; each may take six bytes on its way. */
const LONGEST = 4 << 20;

/**
 * A part of a message: of its text, and with the first of them the rest.
 * @typedef {{ rest: object | null, text: string, last: boolean }} Part
 */

/**
 * @param {{ text?: string, [field: string]: unknown }} message
 * @param {number} [longest] UTF-16 units of a part.
 * @returns {Generator<Part, void, void>}
 */
export function* partsOf({ text = '', ...rest }, longest = LONGEST) {
  let at = 0;
  do {
    yield { rest: at === 0 ? rest : null, text: text.slice(at, at + longest), last: at + longest >= text.length };
    at += longest;
  } while (at < text.length);
}

/**
 * Joins parts, in the order in which they were made.
 * @param {(message: any) => void} joined Called with each message whose last part has come.
 * @returns {(part: Part) => void} Takes a part.
 */
export function joiner(joined) {
  /** @type {Part[]} */
  let parts = [];
  return (part) => {
    parts.push(part);
    if (part.last) {
      const message = { ...parts[0]?.rest, text: parts.map(({ text }) => text).join('') };
      parts = [];
      joined(message);
    }
  };
}

/** Pages too large, too deep or too odd to keep as files. */

const QUOTE = '<p>“The bridge is safe,” said Mayor Ada Lund.</p>';

/** @param {string} body */
const article = (body) => `<!doctype html><title>A page</title><article>${body}</article>`;

/** Ten megabytes of text, a thousand quotes in it. */
export function huge() {
  const sentence = 'The council met and talked about the bridge until late in the evening. ';
  const paragraph = `<p>${sentence.repeat(140)}</p>`;
  return article((paragraph + QUOTE).repeat(1000));
}

/** One mark without a partner among thousands of words, then quotes. */
export function unpaired() {
  const words = 'The council met and talked about the bridge. '.repeat(300);
  return article(`<p>${words}</p><p>A “stray mark ${words}</p><p>${words}</p>${QUOTE.repeat(3)}`);
}

/** Ten thousand elements, each in the one before. */
export function deep() {
  return `<!doctype html><title>Deep</title>${'<div>'.repeat(10_000)}${QUOTE}`;
}

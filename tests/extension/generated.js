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

/** A million empty elements between two quotes. */
export function spans() {
  return article(QUOTE + '<span></span>'.repeat(1_000_000) + QUOTE);
}

/** A hundred thousand text nodes, a thousand quotes in them. */
export function pieces() {
  const paragraph = `<p>${'The <i>council</i> met and <b>looked</b> at the bridge until it was dark. '.repeat(20)}</p>`;
  return article((paragraph + QUOTE).repeat(1000));
}

/** One text node of ten megabytes, a hundred quotes in it. */
export function lump() {
  const sentences = 'The council met and looked at the bridge until it was dark in the evening. '.repeat(1400);
  return article(`<p>${`${sentences}“The bridge is safe,” said Mayor Ada Lund. `.repeat(100)}</p>`);
}

/** Eight hundred thousand dates and amounts between two quotes: what is found fills more than one message may hold. */
export function tolls() {
  const toll = (/** @type {number} */ year) => `$${year},000 from 1 May ${year}`;
  const paragraph = `<p>The toll was ${Array.from({ length: 100 }, (_, index) => toll(1900 + index)).join(', ')}.</p>`;
  return article(QUOTE + paragraph.repeat(4000) + QUOTE);
}

/** Twenty thousand quotes of one speaker, and thousands of others who say one thing each, with a name and without. */
export function crowd() {
  const first = ['Ada', 'Bo', 'Cy', 'Dag', 'Eva', 'Finn', 'Gro', 'Hedda', 'Inga', 'Jon', 'Karl', 'Liv', 'Maja', 'Nils', 'Olav'];
  const last = ['Berg', 'Dahl', 'Eide', 'Foss', 'Hagen', 'Holm', 'Krogh', 'Lie', 'Moe', 'Nygaard', 'Ruud', 'Sand', 'Tveit', 'Vik'];
  const named = first.flatMap((given) => last.flatMap((name) => last.map((other) => `${given} ${name}-${other}`)));
  const say = (/** @type {string} */ what, /** @type {string} */ who) => `<p>“${what},” said ${who}.</p>`;
  const one = Array.from({ length: 20_000 }, (_, index) => say(`Bridge ${index} is safe`, 'Mayor Adaeze Lund'));
  const others = named.slice(0, 1000).map((who, index) => say(`Pier ${index} is old`, who));
  const unnamed = Array.from({ length: 1000 }, (_, index) => say(`Gate ${index} is shut`, index % 2 ? 'a sailor' : 'a resident'));
  return article([...one, ...others, ...unnamed].join(''));
}

/** Two quotes, and beside them more data than one message may hold. */
export function island() {
  return article(`${QUOTE}<script type="application/ld+json">{"name": "${'The bridge. '.repeat(6 << 20)}"}</script>${QUOTE}`);
}

/** A text file, which a browser shows in an element of its own. */
export function plain() {
  const line = 'The council met on Tuesday evening and looked at the bridge until it was dark, as it does each year.';
  return `THE BRIDGE\n\n${line}\n\n“The bridge is safe,” said Mayor Ada Lund.\n\n${line}\n`;
}

/**
 * The one table of colours: of speakers' tints and of entities' lines, on the page and in the panel.
 *
 * The tints keep the hues of the Okabe-Ito palette, which colour-blind readers can tell apart, pale
 * under dark text and deep under light text. Lines are legible on white and on black alike.
 *
 * @import { EntityKind, Tint } from '../types'
 */

/** How thick a speaker's line is; a double one is thick as it is. */
const SPEAKER = '2px';

/** Text on a pale and on a deep tint. */
export const INK = { pale: '#14171a', deep: '#f7f7f4' };

/** @type {{ tint: Tint, pale: string, deep: string, line: string }[]} */
export const TINTS = [
  { tint: 1, pale: '#bcdcf7', deep: '#0f4370', line: '#0078bd' },
  { tint: 2, pale: '#fbd38d', deep: '#6b4400', line: '#b06f00' },
  { tint: 3, pale: '#a9e5cd', deep: '#00513a', line: '#008a64' },
  { tint: 4, pale: '#f5c4de', deep: '#6b2450', line: '#bb5690' },
  { tint: 5, pale: '#f9b899', deep: '#742d00', line: '#cc5200' },
  { tint: 6, pale: '#f3ec8c', deep: '#544e00', line: '#847b00' },
  { tint: 7, pale: '#d9d2fb', deep: '#3d3180', line: '#7c6fd1' },
  { tint: 8, pale: '#dccfb8', deep: '#4f3f27', line: '#856c45' },
  { tint: 'shared', pale: '#dfe1e4', deep: '#43474c', line: '#767b82' },
];

/** Of a name, legible and no louder; of a date or an amount, which every sentence has, hardly there. */
const PLAIN = '#767b82';
const FAINT = '#767b8299';

/**
 * A line for each kind of entity, so that kinds differ where colours are not seen. Names are drawn thin,
 * to leave the page to the quotes and to those who say them.
 * @type {Record<EntityKind, { style: string, width: string, line: string }>}
 */
export const LINES = {
  person: { style: 'solid', width: '1px', line: PLAIN },
  organization: { style: 'double', width: '1px', line: PLAIN },
  place: { style: 'dashed', width: '1px', line: PLAIN },
  group: { style: 'dotted', width: '1px', line: PLAIN },
  other: { style: 'dotted', width: '2px', line: PLAIN },
  date: { style: 'dotted', width: '1px', line: FAINT },
  time: { style: 'dotted', width: '1px', line: FAINT },
  money: { style: 'dotted', width: '1px', line: FAINT },
  percent: { style: 'dotted', width: '1px', line: FAINT },
  quantity: { style: 'dotted', width: '1px', line: FAINT },
};

const PREFIX = 'onrecord';

/** Names in the page's registry of highlights, which we share with the page. */
export const names = {
  /** @param {Tint} tint @param {boolean} deep */
  quote: (tint, deep) => `${PREFIX}-quote-${tint}${deep ? '-deep' : ''}`,
  /** @param {Tint} tint @param {EntityKind} kind */
  speaker: (tint, kind) => `${PREFIX}-speaker-${tint}-${kind}`,
  /** @param {EntityKind} kind */
  entity: (kind) => `${PREFIX}-entity-${kind}`,
  flash: `${PREFIX}-flash`,
};

const kinds = /** @type {EntityKind[]} */ (Object.keys(LINES));

/** Every name we may register. */
export const ALL_NAMES = [
  ...TINTS.flatMap(({ tint }) => [
    names.quote(tint, false),
    names.quote(tint, true),
    ...kinds.map((kind) => names.speaker(tint, kind)),
  ]),
  ...kinds.map(names.entity),
  names.flash,
];

/**
 * The style sheet that gives our highlights their looks.
 * @param {'' | ':root'} [where] Which elements have them: all, or the topmost one where others inherit them.
 *   A browser asks each of a page's elements for each rule that is for all, which takes tens of milliseconds.
 */
export function highlightSheet(where = '') {
  const rule = (/** @type {string} */ name, /** @type {string} */ declarations) => `${where}::highlight(${name}) { ${declarations}; }`;
  const quotes = TINTS.flatMap(({ tint, pale, deep }) => [
    rule(names.quote(tint, false), `color: ${INK.pale}; background-color: ${pale}`),
    rule(names.quote(tint, true), `color: ${INK.deep}; background-color: ${deep}`),
  ]);
  const speakers = TINTS.flatMap(({ tint, line }) =>
    kinds.map((kind) => rule(names.speaker(tint, kind), underline(kind, line, LINES[kind].style === 'double' ? '1px' : SPEAKER))),
  );
  const entities = kinds.map((kind) => rule(names.entity(kind), underline(kind)));
  const flash = rule(names.flash, 'color: #ffffff; background-color: #7a0045');
  // With forced colours no tint is painted: a line above and below tells quotes from names.
  const forced = TINTS.flatMap(({ tint }) =>
    [false, true].map((deep) => rule(names.quote(tint, deep), 'text-decoration: underline overline 1px')),
  );
  const marked = rule(names.flash, 'color: HighlightText; background-color: Highlight');
  return [...quotes, ...speakers, ...entities, flash, `@media (forced-colors: active) {`, ...forced, marked, `}`].join('\n');
}

/** The style sheet that gives each speaker of the panel's list their tint, and each kind of name its line. */
export function tintSheet() {
  const rules = (/** @type {'pale' | 'deep'} */ shade) =>
    TINTS.map((t) => `[data-tint='${t.tint}'] { --tint: ${t[shade]}; --tint-ink: ${INK[shade]}; --line: ${t.line}; }`);
  const lines = kinds.map((kind) => `[data-kind='${kind}'] { ${underline(kind)}; }`);
  return [...rules('pale'), '@media (prefers-color-scheme: dark) {', ...rules('deep'), '}', ...lines].join('\n');
}

/** @param {EntityKind} kind @param {string} [colour] @param {string} [width] */
function underline(kind, colour = LINES[kind].line, width = LINES[kind].width) {
  return `text-decoration: underline ${LINES[kind].style} ${colour} ${width}`;
}

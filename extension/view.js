/**
 * What the panel lists: an analysis's quotes by who said them, with the words in place of offsets, and
 * whom and what the page names.
 *
 * @import { Speaker } from './lists.js'
 * @import { Work } from './page/slices.js'
 * @import { Analysis, EntityKind, ListedQuote, Named, Part, Quote, Span, Tint } from './types'
 */

import { Lists } from './lists.js';

/** How many speakers have a colour of their own. */
const TINTED = 8;

/** Stands for an attribution that interrupts a quote. */
const INTERRUPTION = ' … ';

/**
 * The kinds that are listed. Dates and amounts are not: out of their sentences they tell nothing.
 * @type {EntityKind[]}
 */
const NAMED = ['person', 'organization', 'place', 'group', 'other'];

/**
 * Below this a pronoun or a description is told to be but taken for its person: of those above it nine in ten are right,
 * of those below two in three.
 */
const PLAIN = 0.8;

/** How many quotes are grouped before the grouping can be interrupted. */
const STRIDE = 16;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** @param {Quote} quote Whether it is somebody's speech; a scare quote is nobody's. */
export const isSpeech = (quote) => quote.kind !== 'scare';

/** @param {Quote} quote Whether it is listed: what repeats another is not. */
const isListed = (quote) => isSpeech(quote) && quote.repeats === null;

/** @param {Quote} quote Whether it is to be counted. */
export const counts = (quote) => isListed(quote) && !quote.unsure;

/**
 * The colour of each entity that speaks: their own for those who say most, one for all others.
 * @param {Analysis} analysis
 * @returns {Map<number, Tint>} By the entity's id.
 */
export function tintsOf(analysis) {
  /** @type {Map<number, number>} */
  const said = new Map();
  for (const { speaker_entity: entity, content } of analysis.quotes.filter(counts)) {
    if (entity !== null) {
      said.set(entity, (said.get(entity) ?? 0) + lengthOf(content));
    }
  }
  const speakers = [...said].sort(([a, most], [b, least]) => least - most || a - b);
  return new Map(speakers.map(([entity], rank) => [entity, rank < TINTED ? rank + 1 : 'shared']));
}

/** By how much is said, reported words as well as quoted ones, speakers have their colours and their order. @param {Span[]} content */
function lengthOf(content) {
  return content.reduce((length, [start, end]) => length + end - start, 0);
}

/**
 * The colour of a quote: that of who says it, unless several do or it may be no quote of theirs.
 * @param {Quote} quote
 * @param {Map<number, Tint>} tints
 * @returns {Tint}
 */
export function tintOf({ speaker_entity: entity, speakers_too: others, unsure }, tints) {
  return (entity === null || others.length > 0 || unsure ? undefined : tints.get(entity)) ?? 'shared';
}

/**
 * Groups an analysis's quotes by who said them, step by step.
 * @param {string} url Of the page.
 * @param {string} text What was analysed.
 * @param {Analysis} analysis
 * @returns {Work<Lists>}
 */
export function* viewing(url, text, analysis) {
  const words = (/** @type {Span[] | null} */ spans) =>
    (spans ?? []).map(([start, end]) => text.slice(start, end).replace(/\s+/g, ' ').trim());
  const tints = tintsOf(analysis);
  const entities = new Map(analysis.entities.map((entity) => [entity.id, entity]));
  const nameOf = (/** @type {number | null} */ id) => (id === null ? undefined : entities.get(id))?.name ?? null;
  /** @type {Map<string, Speaker>} */
  const groups = new Map();
  /** @type {Map<number | null, number>} */
  const repeated = new Map();
  for (const { repeats } of analysis.quotes) {
    repeated.set(repeats, (repeated.get(repeats) ?? 0) + 1);
  }
  let turn = 0;
  let before = '';
  let quotes = 0;
  for (const quote of analysis.quotes.filter(isListed)) {
    const entity = quote.speaker_entity;
    const name = entity === null ? words(quote.speaker).join(' ') : (quote.speaker_name ?? '');
    const who = entity === null ? name.toLowerCase() : [entity, ...quote.speakers_too].join(' ');
    turn += who === before ? 0 : 1;
    before = who;
    const part = partOf(quote);
    // “She” or “a spokesman” is the same person only until somebody else speaks.
    const key = `${part} ${who} ${entity === null && name !== '' ? turn : ''}`;
    const known = entity === null || quote.speakers_too.length > 0 ? undefined : entities.get(entity);
    const group = groups.get(key) ?? {
      part,
      entity,
      name: name || null,
      role: known?.role ?? null,
      aliases: known?.aliases ?? [],
      voice: quote.voice,
      behalf: nameOf(quote.on_behalf_of),
      keptBack: null,
      tint: tintOf(quote, tints),
      length: 0,
      words: 0,
      quotes: [],
    };
    group.quotes.push(quote);
    group.length += lengthOf(quote.content);
    group.words += countWords(textOf(quote));
    group.keptBack ??= quote.kept_back && words([quote.kept_back]).join();
    groups.set(key, group);
    if ((quotes += 1) % STRIDE === 0) {
      yield;
    }
  }
  yield true;
  return new Lists(url, [...groups.values()].sort(byStanding), namesOf(analysis), listed);

  /** @param {Quote} quote */
  function textOf(quote) {
    return words(quote.content).join(INTERRUPTION);
  }

  /** @param {Quote} quote @returns {ListedQuote} */
  function listed(quote) {
    const { id, kind, doubt, why, confidence, speaker_confidence: sure } = quote;
    const against = doubt && { reason: doubt.reason, other: nameOf(doubt.other) ?? '', against: words([doubt.against]).join() };
    const inner = quote.inner.map(({ content, speaker, speaker_name: who }) => ({
      who: who ?? words(speaker).join(),
      text: words(content).join(INTERRUPTION),
    }));
    const guessed = quote.speaker_entity !== null && sure !== null && sure < PLAIN;
    const text = textOf(quote);
    return {
      id,
      kind,
      text,
      cue: words(quote.cue).join(INTERRUPTION),
      words: countWords(text),
      doubt: against,
      taken: guessed ? { words: words(quote.speaker).join(' '), name: quote.speaker_name ?? '' } : null,
      pattern: why.pattern,
      confidence,
      repeated: repeated.get(id) ?? 0,
      inner,
    };
  }
}

/** @param {Quote} quote @returns {Part} */
function partOf(quote) {
  if (quote.unsure) {
    return 'unsure';
  }
  if (quote.doubt) {
    return 'doubtful';
  }
  return quote.speaker_entity === null ? 'unnamed' : 'named';
}

/** @param {Analysis} analysis @returns {{ kind: EntityKind, names: Named[] }[]} The kinds that the page names. */
function namesOf({ entities }) {
  const kinds = NAMED.map((kind) => {
    // “The Lund campaign” speaks, and has no place where it is named alone.
    const named = entities.filter(({ type, mentions }) => type === kind && mentions.length > 0);
    const names = named.map(({ id, name, mentions }) => ({ entity: id, name, times: mentions.length }));
    return { kind, names: names.sort((a, b) => b.times - a.times || a.entity - b.entity) };
  });
  return kinds.filter(({ names }) => names.length > 0);
}

/**
 * Whom the page describes comes before nobody; of each, who says most.
 * @param {Speaker} a
 * @param {Speaker} b
 */
function byStanding(a, b) {
  return standing(a) - standing(b) || b.length - a.length;
}

/** @param {Speaker} group */
function standing({ part, name }) {
  return part === 'unnamed' && name === null ? 1 : 0;
}

/** @param {string} text */
function countWords(text) {
  let count = 0;
  for (const segment of segmenter.segment(text)) {
    count += segment.isWordLike ? 1 : 0;
  }
  return count;
}

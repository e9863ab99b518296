/**
 * Paints an analysis with the CSS Custom Highlight API, which leaves the document as it is.
 *
 * @import { Analysis, Span } from '../types'
 * @import { TextMap } from './locate.js'
 * @import { Work } from './slices.js'
 */

import { isSpeech, tintOf, tintsOf } from '../view.js';
import { names } from './colours.js';
import { Marks } from './marks.js';
import { takeAway } from './registry.js';
import { atOnce } from './slices.js';
import { elementAround } from './tree.js';

/** Which of two highlights wins where they overlap. */
const PRIORITY = { quote: 1, entity: 2, speaker: 3 };

/** How many mentions or quotes are placed before the painting can be interrupted. */
const STRIDE = 16;

/**
 * Replaces what was painted before.
 * @param {TextMap} map
 * @param {Analysis} analysis
 * @returns {Marks} Those of each quote, and of each entity's mentions.
 */
export function paint(map, analysis) {
  const marks = new Marks();
  atOnce(painting(map, analysis, marks));
  return marks;
}

/**
 * Paints step by step; all marks are seen at once, in the last step.
 * @param {TextMap} map
 * @param {Analysis} analysis
 * @param {Marks} marks Gets each as it is made; to be told of every change from then on.
 * @returns {Work<void>}
 */
export function* painting(map, analysis, marks) {
  const tints = tintsOf(analysis);
  const kinds = new Map(analysis.entities.map((entity) => [entity.id, entity.type]));
  const isLight = lightness();
  const place = (/** @type {Span[]} */ spans) => spans.flatMap((span) => map.ranges(span));
  let steps = 0;
  for (const { span, type, entity } of analysis.mentions) {
    const tint = tints.get(entity);
    const [name, priority] =
      tint === undefined ? [names.entity(type), PRIORITY.entity] : [names.speaker(tint, type), PRIORITY.speaker];
    const ranges = place([span]);
    ranges.forEach((range) => marks.add(name, priority, range));
    marks.name(`name-${entity}`, ranges);
    if ((steps += 1) % STRIDE === 0) {
      yield;
    }
  }
  for (const quote of analysis.quotes.filter(isSpeech)) {
    const entity = quote.speaker_entity;
    const tint = tintOf(quote, tints);
    const kind = (entity === null ? undefined : kinds.get(entity)) ?? 'person';
    const speaker = quote.unsure ? [] : place(quote.speaker ?? []);
    speaker.forEach((range) => marks.add(names.speaker(tint, kind), PRIORITY.speaker, range));
    const ranges = place(quote.content);
    ranges.forEach((range) => marks.add(names.quote(tint, isLight(range)), PRIORITY.quote, range));
    marks.name(`quote-${quote.id}`, ranges);
    if ((steps += 1) % STRIDE === 0) {
      yield;
    }
  }
  yield true;
  takeAway((name) => name !== names.flash);
  marks.show();
}

/** @returns {(range: Range) => boolean} Whether the text of a range is light, so that it stands on a dark ground. */
function lightness() {
  /** @type {Map<Element, boolean>} */
  const known = new Map();
  return (range) => {
    const element = elementAround(range.startContainer);
    if (!element) {
      return false;
    }
    const light = known.get(element) ?? luminance(getComputedStyle(element).color) > LIGHT;
    known.set(element, light);
    return light;
  };
}

/** Relative luminance from which text is taken for light text on a dark ground. */
const LIGHT = 0.4;

/**
 * Rec. 709 luma of a computed colour, 0 to 1.
 * @param {string} colour As computed styles give it: `rgb(…)` or, for wide gamuts, `color(…)` and the like.
 */
function luminance(colour) {
  const channels = /^rgba?\((\d+), (\d+), (\d+)/.exec(colour);
  if (!channels) {
    return 0;
  }
  const [red, green, blue] = channels.slice(1).map((value) => Number(value) / 255);
  return 0.2126 * /** @type {number} */ (red) + 0.7152 * /** @type {number} */ (green) + 0.0722 * /** @type {number} */ (blue);
}

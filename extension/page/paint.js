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
  const light = lightness(marks);
  marks.forced = areForced();
  // Names would look like quotes.
  const addName = (/** @type {string} */ name, /** @type {number} */ priority, /** @type {Range[]} */ ranges) =>
    marks.forced || ranges.forEach((range) => marks.add(name, priority, range));
  const place = (/** @type {Span[]} */ spans) => spans.flatMap((span) => map.ranges(span));
  let steps = 0;
  for (const { span, type, entity } of analysis.mentions) {
    const tint = tints.get(entity);
    const [name, priority] =
      tint === undefined ? [names.entity(type), PRIORITY.entity] : [names.speaker(tint, type), PRIORITY.speaker];
    const ranges = place([span]);
    addName(name, priority, ranges);
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
    addName(names.speaker(tint, kind), PRIORITY.speaker, speaker);
    const ranges = place(quote.content);
    ranges.forEach((range) => marks.add(names.quote(tint, light(range)), PRIORITY.quote, range));
    marks.name(`quote-${quote.id}`, ranges);
    if ((steps += 1) % STRIDE === 0) {
      yield;
    }
  }
  yield true;
  takeAway((name) => name !== names.flash);
  marks.show();
}

/**
 * Whether the text of a range is light, so that it stands on a dark ground.
 * @param {Marks} marks Which remember it.
 * @returns {(range: Range) => boolean}
 */
function lightness({ light }) {
  return (range) => {
    const element = elementAround(range.startContainer);
    if (!element) {
      return false;
    }
    const known = light.get(element) ?? isLight(element);
    light.set(element, known);
    return known;
  };
}

/** Relative luminance from which text is taken for light text on a dark ground. */
const LIGHT = 0.4;

/** Of how many elements it is asked whether a page has changed its colours. */
const SAMPLE = 5;

/** @param {Element} element */
function isLight(element) {
  return luminance(getComputedStyle(element).color) > LIGHT;
}

/** Whether the page has the colours for which it was painted, as far as a few of its elements tell. @param {Marks} marks */
export function suits({ forced, light }) {
  return forced === areForced() && [...light].slice(0, SAMPLE).every(([element, was]) => isLight(element) === was);
}

/** Whether the reader has colours of their own, of which a browser gives all highlights the same. */
function areForced() {
  return matchMedia('(forced-colors: active)').matches;
}

/**
 * Rec. 709 luma of a computed colour, 0 to 1.
 * @param {string} colour As computed styles give it: `rgb(…)` or, for others, `oklch(…)`, `color(…)` and the like.
 */
function luminance(colour) {
  const channels = /^rgba?\((\d+), (\d+), (\d+)/.exec(colour)?.slice(1).map(Number) ?? drawn(colour);
  const [red = 0, green = 0, blue = 0] = channels;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

/**
 * The channels that the browser itself makes of a colour, which is drawn for that on a canvas of our own.
 * @param {string} colour
 */
function drawn(colour) {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!context) {
    return [];
  }
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  return context.getImageData(0, 0, 1, 1).data;
}

/**
 * Paints an analysis with the CSS Custom Highlight API, which leaves the document as it is.
 *
 * @import { Analysis, Span } from '../types'
 * @import { TextMap } from './locate.js'
 * @import { Work } from './slices.js'
 */

import { isSpeech, tintsOf } from '../view.js';
import { names } from './colours.js';
import { Marks } from './marks.js';
import { put, takeAway } from './registry.js';
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
 * @returns {Marks} The marks of each quote, and of each entity's first mention.
 */
export function paint(map, analysis) {
  return atOnce(painting(map, analysis));
}

/**
 * Paints step by step; all marks are seen at once, in the last step.
 * @param {TextMap} map
 * @param {Analysis} analysis
 * @returns {Work<Marks>}
 */
export function* painting(map, analysis) {
  const layers = new Layers(map);
  const tints = tintsOf(analysis);
  const kinds = new Map(analysis.entities.map((entity) => [entity.id, entity.type]));
  const marks = new Marks();
  let steps = 0;
  for (const { span, type, entity } of analysis.mentions) {
    const tint = tints.get(entity);
    const ranges =
      tint === undefined
        ? layers.add(names.entity(type), PRIORITY.entity, [span])
        : layers.add(names.speaker(tint, type), PRIORITY.speaker, [span]);
    if (!marks.has(`name-${entity}`)) {
      marks.name(`name-${entity}`, ranges);
    }
    if ((steps += 1) % STRIDE === 0) {
      yield;
    }
  }
  for (const quote of analysis.quotes.filter(isSpeech)) {
    const entity = quote.speaker_entity;
    const tint = (entity === null ? undefined : tints.get(entity)) ?? 'shared';
    const kind = (entity === null ? undefined : kinds.get(entity)) ?? 'person';
    layers.add(names.speaker(tint, kind), PRIORITY.speaker, quote.speaker ?? []);
    marks.name(`quote-${quote.id}`, layers.tint((deep) => names.quote(tint, deep), quote.content));
    if ((steps += 1) % STRIDE === 0) {
      yield;
    }
  }
  yield true;
  takeAway((name) => name !== names.flash);
  layers.register(marks);
  return marks;
}

/** Ranges gathered by the name of their highlight. */
class Layers {
  #map;
  /** Each range with its words. @type {Map<string, { priority: number, ranges: Map<Range, string> }>} */
  #layers = new Map();
  /** @type {Map<Element, boolean>} */
  #deep = new Map();

  /** @param {TextMap} map */
  constructor(map) {
    this.#map = map;
  }

  /** @param {string} name @param {number} priority @param {Span[]} spans */
  add(name, priority, spans) {
    const ranges = spans.flatMap((span) => this.#map.ranges(span));
    this.#put(name, priority, ranges);
    return ranges;
  }

  /**
   * @param {(deep: boolean) => string} nameOf The name for a pale or a deep tint.
   * @param {Span[]} spans
   */
  tint(nameOf, spans) {
    const ranges = spans.flatMap((span) => this.#map.ranges(span));
    for (const range of ranges) {
      this.#put(nameOf(this.#isLightText(range)), PRIORITY.quote, [range]);
    }
    return ranges;
  }

  /** Leaves out what was changed since it was added. @param {Marks} marks Gets every range that is painted. */
  register(marks) {
    for (const [name, { priority, ranges }] of this.#layers) {
      const right = [...ranges].filter(([range, words]) => String(range) === words);
      put(name, priority, right.map(([range]) => range));
      right.forEach(([range, words]) => marks.add(range, words));
    }
  }

  /** @param {string} name @param {number} priority @param {Range[]} ranges */
  #put(name, priority, ranges) {
    const layer = this.#layers.get(name) ?? { priority, ranges: new Map() };
    ranges.forEach((range) => layer.ranges.set(range, String(range)));
    this.#layers.set(name, layer);
  }

  /**
   * Whether the text of a range is light, so that it stands on a dark ground.
   * @param {Range} range
   */
  #isLightText(range) {
    const element = elementAround(range.startContainer);
    if (!element) {
      return false;
    }
    const known = this.#deep.get(element);
    const light = known ?? luminance(getComputedStyle(element).color) > LIGHT;
    this.#deep.set(element, light);
    return light;
  }
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

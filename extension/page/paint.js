/**
 * Paints an analysis with the CSS Custom Highlight API, which leaves the document as it is.
 * The registry belongs to the page as well: only names of our own are set and deleted.
 *
 * @import { Analysis, Landmark, Span } from '../types'
 * @import { TextMap } from './locate.js'
 */

import { isSpeech, tintsOf } from '../view.js';
import { ALL_NAMES, names } from './colours.js';

/** Which of two highlights wins where they overlap. */
const PRIORITY = { quote: 1, entity: 2, speaker: 3 };

/**
 * Replaces what was painted before.
 * @param {TextMap} map
 * @param {Analysis} analysis
 * @returns {Map<Landmark, Range[]>} The ranges of each quote, and of each entity's first mention.
 */
export function paint(map, analysis) {
  const layers = new Layers(map);
  const tints = tintsOf(analysis);
  const kinds = new Map(analysis.entities.map((entity) => [entity.id, entity.type]));
  /** @type {Map<Landmark, Range[]>} */
  const painted = new Map();
  for (const { span, type, entity } of analysis.mentions) {
    const tint = tints.get(entity);
    const ranges =
      tint === undefined
        ? layers.add(names.entity(type), PRIORITY.entity, [span])
        : layers.add(names.speaker(tint, type), PRIORITY.speaker, [span]);
    if (!painted.has(`name-${entity}`)) {
      painted.set(`name-${entity}`, ranges);
    }
  }
  for (const quote of analysis.quotes.filter(isSpeech)) {
    const entity = quote.speaker_entity;
    const tint = (entity === null ? undefined : tints.get(entity)) ?? 'shared';
    const kind = (entity === null ? undefined : kinds.get(entity)) ?? 'person';
    layers.add(names.speaker(tint, kind), PRIORITY.speaker, quote.speaker ?? []);
    painted.set(`quote-${quote.id}`, layers.tint((deep) => names.quote(tint, deep), quote.content));
  }
  clear();
  layers.register();
  return painted;
}

/** Takes away all that we painted, and nothing else. */
export function clear() {
  for (const name of ALL_NAMES) {
    CSS.highlights.delete(name);
  }
}

/** Ranges gathered by the name of their highlight. */
class Layers {
  #map;
  /** @type {Map<string, { priority: number, ranges: Range[] }>} */
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

  register() {
    for (const [name, { priority, ranges }] of this.#layers) {
      const highlight = new Highlight(...ranges.slice(0, 1));
      // Arguments have a limit that a long page's ranges would pass.
      ranges.slice(1).forEach((range) => highlight.add(range));
      highlight.priority = priority;
      CSS.highlights.set(name, highlight);
    }
  }

  /** @param {string} name @param {number} priority @param {Range[]} ranges */
  #put(name, priority, ranges) {
    if (ranges.length === 0) {
      return;
    }
    const layer = this.#layers.get(name);
    if (layer) {
      layer.ranges.push(...ranges);
    } else {
      this.#layers.set(name, { priority, ranges });
    }
  }

  /**
   * Whether the text of a range is light, so that it stands on a dark ground.
   * @param {Range} range
   */
  #isLightText(range) {
    const element = range.startContainer.parentElement;
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

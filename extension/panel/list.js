/**
 * Draws the list of who said what, and of names. It knows nothing of extensions: the playground draws
 * with it too.
 *
 * @import { Group, Landmark, ListedQuote, NamedKind, Part, View } from '../types'
 */

/**
 * What a reader may do with the list, and the words it is labelled with.
 * @typedef {object} Handlers
 * @property {(landmark: Landmark) => void} reveal Shows it on the page.
 * @property {(name: string, values?: string[]) => string} message A text of `_locales`, its placeholders filled.
 */

/**
 * Replaces what `root` holds by the view's speakers with their quotes, and its names.
 * @param {Element} root
 * @param {View} view
 * @param {Handlers} handlers
 */
export function renderList(root, view, handlers) {
  const groups = (/** @type {Part} */ part) => view.groups.filter((group) => group.part === part);
  const named = groups('named').map((group, index) => section(group, 'h2', `speaker-${index}`, handlers));
  const apart = APART.flatMap((part) => partOf(part, groups(part), handlers));
  root.replaceChildren(...named, ...apart, ...(view.names.length > 0 ? [names(view.names, handlers)] : []));
}

/**
 * A count and its noun, in the number the language asks for.
 * @param {Handlers['message']} message
 * @param {'count' | 'words' | 'repeated'} noun
 * @param {number} count
 */
export function counted(message, noun, count) {
  const form = new Intl.PluralRules('en').select(count) === 'one' ? 'one' : 'other';
  return message(`${noun}_${form}`, [String(count)]);
}

/**
 * The parts that stand under a heading of their own, counted apart from the speakers with a name.
 * @type {Part[]}
 */
const APART = ['unnamed', 'doubtful'];

/** @param {Part} part @param {Group[]} groups @param {Handlers} handlers */
function partOf(part, groups, handlers) {
  if (groups.length === 0) {
    return [];
  }
  const { message } = handlers;
  const sum = (/** @type {(group: Group) => number} */ of) => groups.reduce((all, group) => all + of(group), 0);
  const heading = element('h2', { id: `part-${part}` }, [message(`part_${part}`)]);
  const numbers = [counted(message, 'count', sum((group) => group.quotes.length)), counted(message, 'words', sum((group) => group.words))];
  const header = element('header', {}, [heading, element('p', {}, [numbers.join(SEPARATOR)])]);
  const sections = groups.map((group, index) => section(group, 'h3', `${part}-${index}`, handlers));
  return [element('div', { class: 'part', role: 'group', 'aria-labelledby': `part-${part}` }, [header, ...sections])];
}

/** Stands between what is said of a speaker or a quote. */
const SEPARATOR = ' · ';

/** @param {Group} group @param {'h2' | 'h3'} level @param {string} id @param {Handlers} handlers */
function section(group, level, id, { message, reveal }) {
  const heading = element(level, { id }, [group.name ?? message('unnamed')]);
  const numbers = [
    counted(message, 'count', group.quotes.length),
    counted(message, 'words', group.words),
    message('share', [String(Math.round(group.share * 100))]),
  ];
  const lines = [about(group, message), group.keptBack && message('kept_back', [group.keptBack]), numbers.join(SEPARATOR)];
  const header = element('header', {}, [heading, ...lines.filter(Boolean).map((line) => element('p', {}, [String(line)]))]);
  const list = element('ol', {}, group.quotes.map((quote) => item(quote, message, reveal)));
  return element('section', { 'aria-labelledby': id, 'data-tint': String(group.tint) }, [header, list]);
}

/**
 * What a speaker is, beside the name.
 * @param {Group} group
 * @param {Handlers['message']} message
 */
function about({ name, role, aliases, voice, behalf }, message) {
  // “Lund” tells nothing beside “Ada Lund”.
  const others = aliases.filter((alias) => !name?.includes(alias)).slice(0, ALIASES);
  const parts = [
    role,
    VOICES.includes(voice) && message(`voice_${voice}`),
    behalf && message('behalf', [behalf]),
    others.length > 0 && message('aliases', [others.join(', ')]),
  ];
  return parts.filter(Boolean).join(SEPARATOR);
}

/** The sorts of source that are told: of a person the name is enough. */
const VOICES = ['institution', 'anonymous', 'collective', 'document'];

/** No more of a speaker's other names than these are shown. */
const ALIASES = 4;

/** @param {ListedQuote} quote @param {Handlers['message']} message @param {Handlers['reveal']} reveal */
function item(quote, message, reveal) {
  const details = [quote.cue && message('cue', [quote.cue]), message(`kind_${quote.kind}`), counted(message, 'words', quote.words)];
  const words = element('span', { class: 'words' }, [quote.text]);
  const again = quote.repeated > 0 && counted(message, 'repeated', quote.repeated);
  const lines = [element('span', { class: 'about' }, [[...details, again].filter(Boolean).join(SEPARATOR)])];
  lines.unshift(...quote.inner.map(({ who, text }) => element('span', { class: 'inner' }, [message('inner', [who, text])])));
  if (quote.taken) {
    const { words: pronoun, name } = quote.taken;
    // What goes on without an attribution has no words that mean anybody.
    const told = pronoun === '' ? message('taken_silently', [name]) : message('taken', [pronoun, name]);
    lines.push(element('span', { class: 'taken' }, [told]));
  }
  if (quote.doubt) {
    const { reason, other, against } = quote.doubt;
    lines.push(element('span', { class: 'doubt' }, [message(`doubt_${reason}`, [against, other])]));
  }
  const sure = message('sure', [String(Math.round(quote.confidence * 100))]);
  const title = [message(`why_${quote.pattern}`), sure].join(SEPARATOR);
  const button = element('button', { type: 'button', title, 'data-quote': String(quote.id) }, [words, ...lines]);
  button.addEventListener('click', () => reveal(`quote-${quote.id}`));
  return element('li', {}, [button]);
}

/**
 * Names by kind, folded away: whom a page quotes comes first. Each kind has the line it has on the page.
 * @param {NamedKind[]} kinds
 * @param {Handlers} handlers
 */
function names(kinds, { message, reveal }) {
  const lists = kinds.flatMap(({ kind, names }) => {
    const heading = element('h3', { id: `names-${kind}` }, [element('span', { 'data-kind': kind }, [message(`names_${kind}`)])]);
    const items = names.map(({ entity, name, times }) => {
      const count = element('span', { class: 'times' }, [message('times', [String(times)])]);
      const button = element('button', { type: 'button', 'data-name': String(entity) }, [`${name} `, count]);
      button.addEventListener('click', () => reveal(`name-${entity}`));
      return element('li', {}, [button]);
    });
    return [heading, element('ul', { 'aria-labelledby': `names-${kind}` }, items)];
  });
  const summary = element('summary', {}, [element('h2', {}, [message('names')])]);
  return element('details', { class: 'names' }, [summary, ...lists]);
}

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
function element(name, attributes, children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

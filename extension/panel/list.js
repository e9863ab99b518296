/**
 * Draws the list of who said what, and of names. It knows nothing of extensions: the playground draws
 * with it too.
 *
 * @import { Group, Landmark, ListedQuote, NamedKind, View } from '../types'
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
  const speakers = view.groups.map((group, index) => section(group, `speaker-${index}`, handlers));
  root.replaceChildren(...speakers, ...(view.names.length > 0 ? [names(view.names, handlers)] : []));
}

/**
 * A count and its noun, in the number the language asks for.
 * @param {Handlers['message']} message
 * @param {'count' | 'words'} noun
 * @param {number} count
 */
export function counted(message, noun, count) {
  const form = new Intl.PluralRules('en').select(count) === 'one' ? 'one' : 'other';
  return message(`${noun}_${form}`, [String(count)]);
}

/** @param {Group} group @param {string} id @param {Handlers} handlers */
function section(group, id, { message, reveal }) {
  const heading = element('h2', { id }, [group.name ?? message('unnamed')]);
  const numbers = [counted(message, 'count', group.quotes.length), counted(message, 'words', group.words)];
  if (group.anonymous && group.name !== null) {
    numbers.push(message('anonymous'));
  }
  const list = element('ol', {}, group.quotes.map((quote) => item(quote, message, reveal)));
  return element('section', { 'aria-labelledby': id, 'data-tint': String(group.tint) }, [
    element('header', {}, [heading, element('p', {}, [numbers.join(' · ')])]),
    list,
  ]);
}

/** @param {ListedQuote} quote @param {Handlers['message']} message @param {Handlers['reveal']} reveal */
function item(quote, message, reveal) {
  const about = [quote.cue && message('cue', [quote.cue]), message(`kind_${quote.kind}`), counted(message, 'words', quote.words)];
  const words = element('span', { class: 'words' }, [quote.text]);
  const details = element('span', { class: 'about' }, [about.filter(Boolean).join(' · ')]);
  const button = element('button', { type: 'button', 'data-quote': String(quote.id) }, [words, details]);
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

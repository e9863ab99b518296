/**
 * Draws the list of who said what. It knows nothing of extensions: the playground draws with it too.
 *
 * @import { Group, ListedQuote, View } from '../types'
 */

/**
 * What a reader may do with the list, and the words it is labelled with.
 * @typedef {object} Handlers
 * @property {(quote: number) => void} reveal Shows the quote with this id on the page.
 * @property {(name: string, values?: string[]) => string} message A text of `_locales`, its placeholders filled.
 */

/**
 * Replaces what `root` holds by the view's speakers and their quotes.
 * @param {Element} root
 * @param {View} view
 * @param {Handlers} handlers
 */
export function renderList(root, view, handlers) {
  root.replaceChildren(...view.groups.map((group, index) => section(group, `speaker-${index}`, handlers)));
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
  button.addEventListener('click', () => reveal(quote.id));
  return element('li', {}, [button]);
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

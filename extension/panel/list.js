/**
 * Draws the list of who said what, and of names. It knows nothing of extensions: the playground draws
 * with it too.
 *
 * @import { Group, Landmark, ListedQuote, ListName, Named, Portion, View } from '../types'
 */

/**
 * What a reader may do with the list, and the words it is labelled with.
 * @typedef {object} Handlers
 * @property {(landmark: Landmark, turn: number) => void} reveal Shows it on the page, of several places the one whose turn it is.
 * @property {(list: ListName, from: number) => Promise<Portion<any> | null | undefined>} more What follows in a list, unless
 *   the page has another one now.
 * @property {(name: string, values?: string[]) => string} message A text of `_locales`, its placeholders filled.
 */

/**
 * A list being drawn.
 * @typedef {Handlers & { url: string, before: Shown, shown: Shown, waits: Promise<void>[] }} Drawing `before` is how much
 *   was shown before of each list, `waits` for what is asked for to show as much again.
 * @typedef {Map<string, number>} Shown How much of each list is shown, by what it is called in every drawing.
 */

/** What is drawn, by where. @type {WeakMap<Element, Shown>} */
const drawn = new WeakMap();

/**
 * Has `root` hold the view's speakers with their quotes, and its names. What stands there already stays, if it says the
 * same; else the reader finds the place again: what has the keyboard, what is folded out, and how much is shown.
 * @param {HTMLElement} root
 * @param {View} view
 * @param {Handlers} handlers
 * @param {() => boolean} [isWanted] Whether it is still to be drawn once all is there.
 */
export async function renderList(root, { url, parts, names }, handlers, isWanted = () => true) {
  const made = document.createElement('div');
  /** @type {Drawing} */
  const drawing = { ...handlers, url, before: drawn.get(root) ?? new Map(), shown: new Map(), waits: [] };
  for (const part of parts) {
    if (part.part === 'named') {
      fill(made, 'groups-named', 'groups-named', part.groups, (group) => section(group, 'h2', drawing), drawing);
    } else {
      made.append(apart(part, drawing));
    }
  }
  if (names.length > 0) {
    made.append(namesOf(names, drawing));
    /** @type {HTMLDetailsElement} */ (made.lastChild).open = root.querySelector('details')?.open ?? false;
  }
  // What is shown again may wait for more.
  for (const wait of drawing.waits) {
    await wait;
  }
  drawing.before = new Map();
  const [old, now] = [[...root.children], [...made.children]];
  if (isWanted() && !(old.length === now.length && old.every((child, index) => now[index]?.isEqualNode(child)))) {
    const restore = keepPlace(root);
    root.replaceChildren(...now);
    drawn.set(root, drawing.shown);
    restore();
  }
}

/** Takes all away, and with it how much was shown. @param {HTMLElement} root */
export function clearList(root) {
  root.replaceChildren();
  drawn.delete(root);
}

/**
 * Remembers what in a list has the keyboard.
 * @param {HTMLElement} root
 * @returns {() => void} Gives it back, by what stands around it, once the list was drawn anew.
 */
function keepPlace(root) {
  const controls = () => [...root.querySelectorAll('button, summary')].map((control) => /** @type {HTMLElement} */ (control));
  const { activeElement } = root.ownerDocument;
  const focused = controls().find((control) => control === activeElement);
  if (!focused) {
    return () => {};
  }
  const key = placeOf(focused);
  const same = () => controls().filter((control) => placeOf(control) === key);
  const turn = same().indexOf(focused);
  return () => (same()[turn] ?? same()[0])?.focus({ preventScroll: true });
}

/** What tells a control from others in every drawing, but for those that say the same. @param {Element} control */
function placeOf(control) {
  const around = ['.part', 'section', 'li'].map((selector) => control.closest(selector)?.querySelector('h2, h3, .words, .name'));
  return JSON.stringify([control.className, ...around.map((told) => told?.textContent)]);
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
 * What is said above the list of how much is in it.
 * @param {Handlers['message']} message
 * @param {View} view
 */
export function summed(message, { quotes, parts }) {
  return quotes > 0 ? counted(message, 'count', quotes) : message(parts.length > 0 ? 'none_sure' : 'none');
}

/**
 * Puts a portion of a list into an element, and below it, as long as there is more, a button that fetches the next one
 * and hands the keyboard on to it.
 * @template T
 * @param {Element} root
 * @param {ListName} list
 * @param {string} key What the list is called in every drawing.
 * @param {Portion<T>} portion
 * @param {(item: T) => Element} draw
 * @param {Drawing} drawing
 */
function fill(root, list, key, { items, all }, draw, drawing) {
  const { message, more } = drawing;
  if (items.length === all) {
    return root.append(...items.map(draw));
  }
  const button = element('button', { type: 'button', class: 'more' }, []);
  const isList = root.matches('ol, ul');
  const last = isList ? element('li', {}, [button]) : button;
  let shown = 0;
  const add = (/** @type {T[]} */ items) => {
    const drawn = items.map(draw);
    for (const [index, item] of isList ? drawn.entries() : []) {
      // That it is one of so many, a screen reader cannot count.
      item.setAttribute('aria-posinset', String(shown + index + 1));
      item.setAttribute('aria-setsize', String(all));
    }
    shown += items.length;
    drawing.shown.set(key, shown);
    button.textContent = message('more', [String(all - shown)]);
    last.before(...drawn);
    if (shown === all) {
      last.remove();
    }
    return drawn[0];
  };
  let waiting = false;
  button.addEventListener('click', async () => {
    if (!waiting) {
      waiting = true;
      const first = add((await more(list, shown))?.items ?? []);
      first?.querySelector('button')?.focus();
      waiting = false;
    }
  });
  const again = async (/** @type {number} */ wanted) => {
    while (shown < Math.min(wanted, all)) {
      const { items = [] } = (await more(list, shown)) ?? {};
      if (items.length === 0) {
        return;
      }
      add(items);
    }
  };
  root.append(last);
  add(items);
  drawing.waits.push(again(drawing.before.get(key) ?? 0));
}

/**
 * A part that stands under a heading of its own, counted apart from the speakers with a name.
 * @param {View['parts'][number]} part
 * @param {Drawing} drawing
 */
function apart({ part, quotes, words, groups }, drawing) {
  const { message } = drawing;
  const heading = element('h2', { id: `part-${part}` }, [message(`part_${part}`)]);
  const numbers = [counted(message, 'count', quotes), counted(message, 'words', words)];
  const lines = [numbers.join(SEPARATOR), part === 'unsure' && message('part_unsure_means')];
  const header = element('header', {}, [heading, ...lines.filter(Boolean).map((line) => element('p', {}, [String(line)]))]);
  const made = element('div', { class: 'part', role: 'group', 'aria-labelledby': `part-${part}` }, [header]);
  fill(made, `groups-${part}`, `groups-${part}`, groups, (group) => section(group, 'h3', drawing), drawing);
  return made;
}

/** Stands between what is said of a speaker or a quote. */
const SEPARATOR = ' · ';

/** @param {Group} group @param {'h2' | 'h3'} level @param {Drawing} drawing */
function section(group, level, drawing) {
  const { message } = drawing;
  const id = `speaker-${group.id}`;
  const heading = element(level, { id, dir: 'auto' }, [group.name ?? message('unnamed')]);
  const numbers = [
    counted(message, 'count', group.quotes.all),
    counted(message, 'words', group.words),
    group.share !== null && message('share', [String(Math.round(group.share * 100))]),
  ];
  const told = numbers.filter(Boolean).join(SEPARATOR);
  const lines = [about(group, message), group.keptBack && message('kept_back', [group.keptBack]), told];
  const header = element('header', {}, [heading, ...lines.filter(Boolean).map((line) => element('p', {}, [String(line)]))]);
  const list = element('ol', {}, []);
  const key = `quotes-${group.part}-${group.name}`;
  fill(list, `quotes-${group.id}`, key, group.quotes, (quote) => item(quote, group, drawing), drawing);
  return element('section', { 'aria-labelledby': id, 'data-tint': String(group.tint) }, [header, list]);
}

/**
 * What a speaker is, beside the name.
 * @param {Group} group
 * @param {Handlers['message']} message
 */
function about({ name, role, aliases, voice, behalf, keptBack }, message) {
  // “Lund” tells nothing beside “Ada Lund”.
  const others = aliases.filter((alias) => !name?.includes(alias)).slice(0, ALIASES);
  const parts = [
    role,
    // That a name is kept back is told in full.
    VOICES.includes(voice) && !(voice === 'anonymous' && keptBack) && message(`voice_${voice}`),
    behalf && message('behalf', [behalf]),
    others.length > 0 && message('aliases', [others.join(', ')]),
  ];
  return parts.filter(Boolean).join(SEPARATOR);
}

/** The sorts of source that are told: of a person the name is enough. */
const VOICES = ['institution', 'anonymous', 'collective', 'document'];

/** No more of a speaker's other names than these are shown. */
const ALIASES = 4;

/** @param {ListedQuote} quote @param {Group} group @param {Drawing} drawing */
function item(quote, { part, name }, { url, message, reveal }) {
  const details = [quote.cue && message('cue', [quote.cue]), message(`kind_${quote.kind}`), counted(message, 'words', quote.words)];
  const words = element('span', { class: 'words', dir: 'auto' }, [quote.text]);
  const again = quote.repeated > 0 && counted(message, 'repeated', quote.repeated);
  const lines = [element('span', { class: 'about' }, [[...details, again].filter(Boolean).join(SEPARATOR)])];
  lines.unshift(...quote.inner.map(({ who, text }) => element('span', { class: 'inner', dir: 'auto' }, [message('inner', [who, text])])));
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
  const why = message(`why_${quote.pattern}`);
  if (part === 'unsure') {
    lines.push(element('span', { class: 'sure' }, [[sure, why].join(SEPARATOR)]));
  }
  const title = [why, sure].join(SEPARATOR);
  const button = element('button', { type: 'button', title, 'data-quote': String(quote.id) }, [words, ...lines]);
  button.addEventListener('click', () => reveal(`quote-${quote.id}`, 0));
  const source = `${quote.text}\n— ${[name ?? message('unnamed'), url].filter(Boolean).join(', ')}`;
  return element('li', {}, [button, copyButton(quote.text, source, message)]);
}

/**
 * @param {string} words What is copied, for who hears the button.
 * @param {string} source With who says it, and where.
 * @param {Handlers['message']} message
 */
function copyButton(words, source, message) {
  const button = element('button', { type: 'button', class: 'copy' }, []);
  const name = (/** @type {string} */ told) => {
    button.textContent = told;
    button.setAttribute('aria-label', message('copy_of', [told, words]));
  };
  name(message('copy'));
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(source).then(() => name(message('copied')), () => name(message('not_copied')));
  });
  return button;
}

/**
 * Names by kind, folded away: whom a page quotes comes first. Each kind has the line it has on the page.
 * @param {View['names']} kinds
 * @param {Drawing} drawing
 */
function namesOf(kinds, drawing) {
  const { message, reveal } = drawing;
  const draw = (/** @type {Named} */ { entity, name, times }) => {
    const count = element('span', { class: 'times' }, [message('times', [String(times)])]);
    const named = element('span', { class: 'name', dir: 'auto' }, [name]);
    const button = element('button', { type: 'button', 'data-name': String(entity) }, [named, ' ', count]);
    let turn = 0;
    button.addEventListener('click', () => reveal(`name-${entity}`, turn++));
    return element('li', {}, [button]);
  };
  const lists = kinds.flatMap(({ kind, names }) => {
    const heading = element('h3', { id: `names-${kind}` }, [element('span', { 'data-kind': kind }, [message(`names_${kind}`)])]);
    const list = element('ul', { 'aria-labelledby': `names-${kind}` }, []);
    fill(list, `names-${kind}`, `names-${kind}`, names, draw, drawing);
    return [heading, list];
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

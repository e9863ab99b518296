/** What an element means for the reading of a page's text: read on, stop, or pass over. */

import { isFrame } from './tree.js';

export const ROLE = Object.freeze({
  /** Its text runs on with the text around it. */
  inline: 'inline',
  /** Its text stands by itself. */
  block: 'block',
  lineBreak: 'lineBreak',
  /** Not read, and the text around it runs on. */
  hidden: 'hidden',
  /** Not read, and it parts the text before it from the text after it. */
  object: 'object',
});

/** Elements whose words are not the page's text, or are struck out of it. */
const UNREAD = new Set([
  'script', 'style', 'noscript', 'template', 'head', 'title', 'input', 'select', 'option', 'optgroup', 'datalist',
  'textarea', 'progress', 'meter', 'svg', 'math', 'object', 'embed', 'audio', 'video', 'canvas', 'del', 's', 'strike',
]);

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'head', 'title', 'meta', 'link']);

/** Attributes by which pages name what is in an element. */
const NAMING = ['id', 'class', 'role', 'itemprop', 'data-component', 'data-testid'];

/** Elements that run with the text unless a style sheet says otherwise. */
const PHRASING = new Set(['a', 'abbr', 'b', 'big', 'em', 'font', 'i', 'small', 'span', 'strong', 'sub', 'sup', 'u']);

/** A letter set large at a paragraph's start, with a quotation mark before it at most. */
const INITIAL_LENGTH = 2;

/**
 * @param {Element} element
 * @param {string} name Its local name.
 * @param {CSSStyleDeclaration} style Its computed style.
 * @returns {string} One of {@link ROLE}.
 */
export function roleOf(element, name, style) {
  if (name === 'br') {
    return ROLE.lineBreak;
  }
  // Each look at a computed style has its price, and there are thousands of elements.
  const { display } = style;
  if (display === 'none' || isHidden(element, display, style)) {
    return ROLE.hidden;
  }
  if (isFrame(name)) {
    return ROLE.block;
  }
  const inline = runsOn(element, name, display, style);
  if (isUnread(name) || isEditable(element) || isApart(element, name, inline)) {
    return inline ? ROLE.hidden : ROLE.object;
  }
  return inline ? ROLE.inline : ROLE.block;
}

/** Whether an element's text is never read, however it looks. @param {string} name Its local name. */
export function isUnread(name) {
  return UNREAD.has(name);
}

/**
 * Whether words that may belong to a sentence stand apart from it: a listing, a button that is no word of a text, a
 * note's number.
 * @param {Element} element
 * @param {string} name
 * @param {boolean} inline
 */
function isApart(element, name, inline) {
  switch (name) {
    case 'code':
      return !inline || element.closest('pre') !== null;
    case 'button':
      return !(inline && isAmidText(element));
    case 'sup':
      return isNote(element);
    default:
      return false;
  }
}

/** Whether text stands right before or behind an element. @param {Element} element */
function isAmidText(element) {
  let before = element.previousSibling;
  while (before?.nodeType === Node.COMMENT_NODE) {
    before = before.previousSibling;
  }
  let behind = element.nextSibling;
  while (behind?.nodeType === Node.COMMENT_NODE) {
    behind = behind.nextSibling;
  }
  return [before, behind].some((node) => node?.nodeType === Node.TEXT_NODE && holdsWord(node));
}

/** Whether a raised text is nothing but links to a place on the page, or stands in one. @param {Element} element */
function isNote(element) {
  const { parentElement, children, childNodes } = element;
  return (
    (parentElement !== null && leadsWithin(parentElement)) ||
    (children.length > 0 &&
      [...children].every(leadsWithin) &&
      [...childNodes].every((node) => node.nodeType !== Node.TEXT_NODE || !holdsWord(node)))
  );
}

/** Whether an element is a link to a place on the page itself. @param {Element} element */
export function leadsWithin(element) {
  return element.localName === 'a' && element.getAttribute('href')?.startsWith('#') === true;
}

/** @param {Node} text */
function holdsWord(text) {
  return /[\p{Alphabetic}\p{Number}]/u.test(text.nodeValue ?? '');
}

/** Whether an element never has a place on the page. @param {string} name */
export function isUnseen(name) {
  return UNSEEN.has(name);
}

/** @param {Element} element */
function isEditable(element) {
  // Asked without its class, which in a frame is another one.
  return element.hasAttribute('contenteditable') && /** @type {HTMLElement} */ (element).isContentEditable;
}

/**
 * @param {Element} element
 * @param {string} display As its style has it.
 * @param {CSSStyleDeclaration} style
 */
function isHidden(element, display, style) {
  return (
    // What is taken out of its line is a block, and only a box keeps its content back.
    (display !== 'inline' &&
      (isOutOfSight(style) || style.contentVisibility === 'hidden' || isFolded(element, display, style))) ||
    (element.getAttribute('aria-hidden') === 'true' && !isShownAlone(element)) ||
    element.getAttribute('role') === 'tooltip' ||
    isCard(element)
  );
}

/**
 * Whether an element shows more about the link right before it once that is pointed at: it leads to the same page first.
 * @param {Element} element
 */
function isCard(element) {
  const link = /** @type {Element | null} */ (element.previousSibling);
  if (element.localName !== 'span' || link?.localName !== 'a') {
    return false;
  }
  const page = link.getAttribute('href');
  return page !== null && element.querySelector('a')?.getAttribute('href') === page;
}

/**
 * Whether text that is hidden from screen readers is the only one that the page shows: the page itself,
 * behind a dialog, or words whose spoken twin stands out of sight beside them.
 * @param {Element} element
 */
function isShownAlone(element) {
  if (holdsPage(element)) {
    return true;
  }
  const beside = [element.previousElementSibling, element.nextElementSibling];
  return beside.some((twin) => twin && isOutOfSight(getComputedStyle(twin)) && wordsOf(twin) === wordsOf(element));
}

/** @param {Element} element */
function holdsPage(element) {
  return element.querySelector('main, article, [role="main"], h1') !== null;
}

/**
 * Whether a box keeps its content back and has no room for any. What it holds may stand elsewhere all the same; that
 * of the page itself is sure to.
 * @param {Element} element
 * @param {string} display
 * @param {CSSStyleDeclaration} style
 */
function isFolded(element, display, style) {
  return (
    style.overflow !== 'visible' &&
    display !== 'contents' &&
    (element.clientHeight === 0 || element.clientWidth === 0) &&
    !holdsPage(element)
  );
}

/** @param {Element} element */
function wordsOf(element) {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** How far out of the page its text is shifted to be heard and not seen, in CSS pixels. */
const FAR = -900;

/**
 * Text for screen readers only: cut down to nothing or moved away, where no painted range could show.
 * @param {CSSStyleDeclaration} style
 */
function isOutOfSight(style) {
  const { position } = style;
  if (position !== 'absolute' && position !== 'fixed') {
    return false;
  }
  const clipped = /^rect\([01]px,? [01]px,? [01]px,? [01]px\)$/.test(style.clip) || /^inset\((50|100)%\)$/.test(style.clipPath);
  const tiny = style.overflow === 'hidden' && (parseFloat(style.width) <= 1 || parseFloat(style.height) <= 1);
  return clipped || tiny || parseFloat(style.left) < FAR || parseFloat(style.top) < FAR;
}

/**
 * Whether the text right in an element is seen, as far as its own style says.
 * @param {CSSStyleDeclaration} style
 */
export function showsText(style) {
  return style.visibility === 'visible' && style.fontSize !== '0px' && !(parseFloat(style.textIndent) < FAR);
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string} display As its style has it.
 * @param {CSSStyleDeclaration} style
 */
function runsOn(element, name, display, style) {
  if (display.startsWith('inline') || display.startsWith('ruby') || display === 'contents' || display === 'math') {
    return true;
  }
  // Floating makes a box a block, though a floating initial belongs to the word after it.
  return PHRASING.has(name) && style.float !== 'none' && (element.textContent ?? '').trim().length <= INITIAL_LENGTH;
}

/**
 * What the page calls an element, for the core to judge by.
 * @param {Element} element
 */
export function namesOf(element) {
  let names = '';
  for (const attribute of element.hasAttributes() ? NAMING : []) {
    const value = element.getAttribute(attribute);
    names += value && names ? ` ${value}` : (value ?? '');
  }
  return names;
}

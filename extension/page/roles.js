/** What an element means for the reading of a page's text: read on, stop, or pass over. */

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

const UNREAD = new Set([
  'script', 'style', 'noscript', 'template', 'head', 'title', 'input', 'button', 'select', 'option', 'optgroup',
  'datalist', 'textarea', 'progress', 'meter', 'code', 'pre', 'svg', 'math', 'object', 'embed', 'audio', 'video', 'canvas',
]);

/** Elements that hold a document of their own. */
const FRAMES = new Set(['iframe', 'frame']);

/** Attributes by which pages name what is in an element. */
const NAMING = ['id', 'class', 'role', 'itemprop', 'data-component', 'data-testid'];

/** Elements that run with the text unless a style sheet says otherwise. */
const PHRASING = new Set(['a', 'abbr', 'b', 'big', 'em', 'font', 'i', 'small', 'span', 'strong', 'sub', 'sup', 'u']);

/** A letter set large at a paragraph's start, with a quotation mark before it at most. */
const INITIAL_LENGTH = 2;

/**
 * @param {Element} element
 * @param {CSSStyleDeclaration} style The element's computed style.
 * @returns {string} One of {@link ROLE}.
 */
export function roleOf(element, style) {
  const name = element.localName;
  if (name === 'br') {
    return ROLE.lineBreak;
  }
  if (isHidden(element, style)) {
    return ROLE.hidden;
  }
  if (FRAMES.has(element.localName)) {
    return ROLE.block;
  }
  const inline = runsOn(element, style);
  if (isUnread(element)) {
    return inline ? ROLE.hidden : ROLE.object;
  }
  return inline ? ROLE.inline : ROLE.block;
}

/** @param {Element} element */
function isUnread(element) {
  // A browser shows a plain text file as one <pre>: there it is the article.
  if (element.localName === 'pre' && element.ownerDocument.contentType === 'text/plain') {
    return false;
  }
  // Asked without its class, which in a frame is another one.
  const editable = element.hasAttribute('contenteditable') && /** @type {HTMLElement} */ (element).isContentEditable;
  return editable || UNREAD.has(element.localName);
}

/**
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function isHidden(element, style) {
  return (
    style.display === 'none' ||
    style.contentVisibility === 'hidden' ||
    (element.getAttribute('aria-hidden') === 'true' && !isShownAlone(element)) ||
    isOutOfSight(style)
  );
}

/**
 * Whether text that is hidden from screen readers is the only one that the page shows: the page itself,
 * behind a dialog, or words whose spoken twin stands out of sight beside them.
 * @param {Element} element
 */
function isShownAlone(element) {
  if (element.querySelector('main, article, [role="main"], h1')) {
    return true;
  }
  const beside = [element.previousElementSibling, element.nextElementSibling];
  return beside.some((twin) => twin && wordsOf(twin) === wordsOf(element) && isOutOfSight(getComputedStyle(twin)));
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
  if (parseFloat(style.textIndent) < FAR) {
    return true;
  }
  if (style.position !== 'absolute' && style.position !== 'fixed') {
    return false;
  }
  const clipped = /^rect\([01]px,? [01]px,? [01]px,? [01]px\)$/.test(style.clip) || /^inset\((50|100)%\)$/.test(style.clipPath);
  const tiny = style.overflow === 'hidden' && (parseFloat(style.width) <= 1 || parseFloat(style.height) <= 1);
  return clipped || tiny || parseFloat(style.left) < FAR || parseFloat(style.top) < FAR;
}

/**
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function runsOn(element, style) {
  const { display } = style;
  if (display.startsWith('inline') || display.startsWith('ruby') || display === 'contents' || display === 'math') {
    return true;
  }
  // Floating makes a box a block, though a floating initial belongs to the word after it.
  return style.float !== 'none' && PHRASING.has(element.localName) && (element.textContent ?? '').trim().length <= INITIAL_LENGTH;
}

/**
 * What the page calls an element, for the core to judge by.
 * @param {Element} element
 */
export function namesOf(element) {
  return NAMING.map((attribute) => element.getAttribute(attribute)).filter(Boolean).join(' ');
}

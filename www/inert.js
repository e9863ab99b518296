/**
 * Foreign articles, made so that nothing in them runs, loads or leads away.
 *
 * This is one wall of two: the frame they are shown in has a content security policy that allows
 * no script but our own and no foreign address.
 */

/** Elements that run, load, navigate or change how the rest is read. */
const ACTIVE = 'script, iframe, frame, frameset, object, embed, applet, portal, base, meta, link, template, noscript';

/** Attributes that name something to load or to go to, besides the `on…` handlers. */
const LEADING = new Set([
  'src', 'srcset', 'srcdoc', 'href', 'xlink:href', 'poster', 'background', 'data', 'action', 'formaction', 'ping',
  'target', 'autofocus', 'imagesrcset', 'lowsrc', 'dynsrc',
]);

/**
 * Parses an HTML file and takes out of it whatever could act.
 * @param {string} html
 * @returns {Document}
 */
export function parseInert(html) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const element of parsed.querySelectorAll(ACTIVE)) {
    element.remove();
  }
  for (const element of parsed.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      // Drawings name their own gradients by "#name", which leads nowhere else.
      const local = name.endsWith('href') && value.trimStart().startsWith('#') && element.localName !== 'a';
      if (name.startsWith('on') || (LEADING.has(name) && !local)) {
        element.removeAttribute(name);
      }
    }
  }
  return parsed;
}

/**
 * A document of one paragraph a line, as the command reads a text.
 * @param {string} text
 * @param {string} title
 * @returns {Document}
 */
export function paragraphs(text, title) {
  const made = document.implementation.createHTMLDocument(title);
  const article = made.body.appendChild(made.createElement('article'));
  for (const line of text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')) {
    article.appendChild(made.createElement('p')).textContent = line;
  }
  return made;
}

/**
 * Foreign articles, shown so that nothing in them runs or loads.
 *
 * Three walls, each enough by itself for scripts: what could act is taken out of
 * the parsed document, the frame is sandboxed without scripts, and it inherits
 * this page's content security policy, which allows no foreign address.
 */

/** Elements that run, load, navigate or change how the rest is read. */
const ACTIVE = "script, iframe, frame, frameset, object, embed, applet, portal, base, meta, link, template, noscript";

/** Attributes that name something to load or to go to, besides `on…` handlers. */
const LOADING = new Set([
  "src", "srcset", "srcdoc", "href", "xlink:href", "poster", "background", "data", "action", "formaction",
  "ping", "manifest", "target", "autofocus", "imagesrcset", "lowsrc", "dynsrc",
]);

/**
 * Parses an HTML file and takes out of it whatever could act.
 * @param {string} html
 * @returns {Document} never shown itself; {@link show} adopts its root
 */
export function parseInert(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  for (const element of parsed.querySelectorAll(ACTIVE)) {element.remove();}
  for (const element of parsed.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      // Drawings refer to their own gradients by "#name"; such a reference leads nowhere else.
      const local = value.trimStart().startsWith("#") && name.endsWith("href");
      if (name.startsWith("on") || (LOADING.has(name) && !local)) {element.removeAttribute(name);}
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
export function textDocument(text, title) {
  const made = document.implementation.createHTMLDocument(title);
  const article = made.body.appendChild(made.createElement("article"));
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === "") {continue;}
    article.appendChild(made.createElement("p")).textContent = line;
  }
  return made;
}

/**
 * Shows a document in place of what stands in `place`, in a frame where no script runs.
 * @param {HTMLElement} place
 * @param {Document} parsed from {@link parseInert} or {@link textDocument}
 * @returns {Promise<Window & typeof globalThis>} the frame's window
 */
export async function show(place, parsed) {
  const frame = document.createElement("iframe");
  frame.title = parsed.title || "The article";
  frame.sandbox.add("allow-same-origin");
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  // Not left at about:blank, which would lay the article out in quirks mode.
  frame.srcdoc = "<!doctype html><title></title>";
  place.replaceChildren(frame);
  await loaded;
  const view = /** @type {Window & typeof globalThis} */ (frame.contentWindow);
  const styled = parsed.querySelector("style") !== null;
  view.document.replaceChild(view.document.adoptNode(parsed.documentElement), view.document.documentElement);
  if (!styled) {view.document.adoptedStyleSheets.push(plainStyle(view));}
  return view;
}

/**
 * How an article without a style of its own is laid out.
 * @param {Window & typeof globalThis} view
 */
function plainStyle(view) {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(`
    body { font: 18px/1.65 Georgia, "Liberation Serif", serif; max-width: 42rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
    img, svg, video { max-width: 100%; height: auto; }
    h1 { line-height: 1.15; }
  `);
  return sheet;
}

/** The tree a reader sees: the document's, with shadow trees and frames of its own origin in their places. */

import { shadowOf } from '../browser.js';

/**
 * What is shown inside an element: children of `parent`, from `node` on, or a list of nodes.
 * @typedef {{ parent: Node | null, node: Node | null, list: readonly Node[] | null, apart: boolean }} Children
 */

/**
 * Whether an element shows nothing inside.
 * @param {Element} element
 * @param {string} name Its local name.
 */
export function isHollow(element, name) {
  return element.firstChild === null && !isFrame(name) && name !== 'slot' && element.shadowRoot === null && !isCustom(name);
}

/** Whether elements of this name are a page's own, some of which close their shadow trees. @param {string} name */
function isCustom(name) {
  return name.includes('-');
}

/** Whether elements of this name show a document of their own. @param {string} name */
export function isFrame(name) {
  return name === 'iframe' || name === 'frame';
}

/**
 * @param {Element} element
 * @param {string} name Its local name.
 * @returns {Children} `apart` when they belong to another tree than the element.
 */
export function childrenOf(element, name) {
  const shadowRoot = element.shadowRoot ?? (isCustom(name) ? shadowOf(element) : null);
  if (shadowRoot) {
    return { parent: shadowRoot, node: shadowRoot.firstChild, list: null, apart: true };
  }
  switch (name) {
    case 'slot': {
      const list = /** @type {HTMLSlotElement} */ (element).assignedNodes?.() ?? [];
      if (list.length > 0) {
        return listed(list, true);
      }
      break;
    }
    case 'iframe':
    case 'frame':
      return listed(frameContent(/** @type {HTMLIFrameElement} */ (element)), true);
    case 'details':
      if (!element.hasAttribute('open')) {
        return listed([...element.children].filter((child) => child.localName === 'summary').slice(0, 1), false);
      }
  }
  return { parent: element, node: element.firstChild, list: null, apart: false };
}

/** @param {readonly Node[]} list @param {boolean} apart @returns {Children} */
function listed(list, apart) {
  return { parent: null, node: list[0] ?? null, list, apart };
}

/**
 * The body of a frame's document, where the page itself may look into it and the reader sees it.
 * @param {HTMLIFrameElement | HTMLFrameElement} frame
 */
function frameContent(frame) {
  const content = frame.clientWidth > 1 && frame.clientHeight > 1 ? frame.contentDocument : null;
  const root = content?.body ?? content?.documentElement;
  return root ? [root] : [];
}

/**
 * The node around a node, out of shadow trees and frames.
 * @param {Node} node
 * @returns {Node | null}
 */
export function parentOf(node) {
  if (node.parentNode) {
    return node.parentNode;
  }
  if ('host' in node) {
    return /** @type {ShadowRoot} */ (node).host;
  }
  return windowOf(node)?.frameElement ?? null;
}

/** The innermost element around a node. @param {Node} node */
export function elementAround(node) {
  let at = parentOf(node);
  while (at && at.nodeType !== Node.ELEMENT_NODE) {
    at = parentOf(at);
  }
  return /** @type {Element | null} */ (at);
}

/**
 * Whether a node is `outer` or stands in it.
 * @param {Node} outer
 * @param {Node} node
 */
export function holds(outer, node) {
  for (let at = /** @type {Node | null} */ (node); at; at = parentOf(at)) {
    if (at === outer) {
      return true;
    }
  }
  return false;
}

/**
 * The window a node is shown in; null once its frame has gone or shows another document.
 * @param {Node} node
 */
export function windowOf(node) {
  const { defaultView } = node.ownerDocument ?? /** @type {Document} */ (node);
  return /** @type {(Window & typeof globalThis) | null} */ (defaultView);
}

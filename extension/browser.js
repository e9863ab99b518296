/**
 * The only door to the browser's extension interface and to what differs between browsers.
 *
 * @import { Answers, FromPage, FromPanel, TabState, ToPage, ToWorker } from './types'
 */

import { joiner, partsOf } from './parts.js';

/**
 * Firefox's sidebar, which Chromium does not have.
 * @typedef {{ open(): Promise<void>, setPanel(details: { tabId: number, panel: string | null }): Promise<void> }} Sidebar
 */

/** @returns {Sidebar | undefined} */
const sidebar = () => /** @type {{ sidebarAction?: Sidebar }} */ (/** @type {unknown} */ (chrome)).sidebarAction;

/** @param {number} tabId */
const key = (tabId) => `tab-${tabId}`;

/** @param {number} tabId */
const panelOf = (tabId) => `panel/index.html?tab=${tabId}`;

/**
 * Opens the panel of a tab. Browsers grant it only within a click, so the call stands first in the
 * handler and nothing is awaited before.
 * @param {number} tabId
 */
export function openPanel(tabId) {
  const side = sidebar();
  if (side) {
    const opened = [side.setPanel({ tabId, panel: chrome.runtime.getURL(panelOf(tabId)) }), side.open()];
    return Promise.all(opened);
  }
  chrome.sidePanel.setOptions({ tabId, path: panelOf(tabId), enabled: true });
  return chrome.sidePanel.open({ tabId });
}

/**
 * Takes a tab's panel away. Firefox closes its sidebar only within a click: there it turns to the
 * panel of tabs that are not marked.
 * @param {number} tabId
 */
export function closePanel(tabId) {
  return sidebar()?.setPanel({ tabId, panel: null }) ?? chrome.sidePanel.setOptions({ tabId, enabled: false });
}

/**
 * Whose style sheet ours counts as. In Firefox only the reader's own reaches into shadow trees; Chromium gives
 * highlights no colours but the page's, and shadow trees inherit those.
 */
const origin = () => (sidebar() ? 'USER' : 'AUTHOR');

/** Where highlights need a style: in Firefox elements do not inherit it. @returns {'' | ':root'} */
export const highlighted = () => (sidebar() ? '' : ':root');

/**
 * Styles a tab's page and those of its frames that the browser lets us into.
 * @param {number} tabId
 * @param {string} css
 */
export function insertStyle(tabId, css) {
  return chrome.scripting.insertCSS({ target: { tabId, allFrames: true }, css, origin: origin() });
}

/** @param {number} tabId @param {string} css */
export function removeStyle(tabId, css) {
  return chrome.scripting.removeCSS({ target: { tabId, allFrames: true }, css, origin: origin() });
}

/**
 * Runs a script of the extension in a tab's page, however much of the page has come. Browsers refuse for pages of their own; for some
 * of them Firefox does not say so and answers with the result of no frame.
 * @param {number} tabId
 * @param {string} file
 * @returns {Promise<boolean>} Whether it ran.
 */
export async function runInPage(tabId, file) {
  try {
    const [result] = await chrome.scripting.executeScript({ target: { tabId }, files: [file], injectImmediately: true });
    return Boolean(result);
  } catch {
    return false;
  }
}

/**
 * The highlights of a window, which may be a frame's. In Firefox a frame's own `CSS` leads a script of ours
 * to those of the page around it: there they are asked for as the frame's page asks, and seen past whatever
 * that page has written over them.
 * @param {Window & typeof globalThis} window
 * @returns {HighlightRegistry | null} Null where the page keeps them from us.
 */
export function highlightsOf(window) {
  const { wrappedJSObject: bare } = /** @type {{ wrappedJSObject?: typeof globalThis }} */ (window);
  const { XPCNativeWrapper: seen } = /** @type {{ XPCNativeWrapper?<T>(bare: T): T }} */ (globalThis);
  if (!bare || !seen || window === globalThis.window) {
    return window.CSS.highlights;
  }
  try {
    const registry = seen(bare.CSS.highlights);
    return registry instanceof window.HighlightRegistry ? registry : null;
  } catch {
    return null;
  }
}

/**
 * The shadow tree of an element, one that its page has closed too. To ask takes Chromium longer than to ask for a style.
 * @param {Element} element
 * @returns {ShadowRoot | null}
 */
export function shadowOf(element) {
  const { openOrClosedShadowRoot: root } = /** @type {{ openOrClosedShadowRoot?: ShadowRoot | null }} */ (element);
  // The playground has no such interface, nor have the tests that read a page by itself.
  return root ?? globalThis.chrome?.dom?.openOrClosedShadowRoot(/** @type {HTMLElement} */ (element)) ?? null;
}

/**
 * @param {number} tabId
 * @param {{ text: string, colour: string, title: string }} badge
 */
export function setBadge(tabId, { text, colour, title }) {
  return Promise.all([
    chrome.action.setBadgeText({ tabId, text }),
    chrome.action.setBadgeBackgroundColor({ tabId, color: colour }),
    chrome.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    chrome.action.setTitle({ tabId, title }),
  ]);
}

/**
 * @param {number} tabId
 * @returns {Promise<TabState | undefined>}
 */
export async function loadState(tabId) {
  return /** @type {Record<string, TabState>} */ (await chrome.storage.session.get(key(tabId)))[key(tabId)];
}

/** @param {number} tabId @param {TabState} state */
export function saveState(tabId, state) {
  return chrome.storage.session.set({ [key(tabId)]: state });
}

/** @param {number} tabId */
export function dropState(tabId) {
  return chrome.storage.session.remove(key(tabId));
}

/**
 * Calls back whenever what is known of a tab changes.
 * @param {number} tabId
 * @param {(state: TabState | undefined) => void} changed
 */
export function watchState(tabId, changed) {
  chrome.storage.session.onChanged.addListener((changes) => {
    const change = changes[key(tabId)];
    if (change) {
      changed(/** @type {TabState | undefined} */ (change.newValue));
    }
  });
}

/** @returns {Promise<string[]>} The sites that are switched off. */
export async function loadOff() {
  return /** @type {{ off?: string[] }} */ (await chrome.storage.local.get('off')).off ?? [];
}

/** @param {string[]} sites */
export function saveOff(sites) {
  return chrome.storage.local.set({ off: sites });
}

/**
 * Asks the service worker, from a page's script or a panel.
 * @template {ToWorker} M
 * @param {M} message
 * @returns {Promise<Answers[M['type']]>}
 */
export async function askWorker(message) {
  return chrome.runtime.sendMessage(message);
}

/**
 * A line from a page's script to the service worker, for one question at a time, however long it and its answer are.
 * Browsers take longer to open it than to carry what is asked, so it can be opened before, and stands open until it is
 * closed or the worker ends, which it does not keep awake.
 */
export class Line {
  /** @type {chrome.runtime.Port | null} */
  #port = null;
  /** What becomes of the question. @type {{ done(answer: any): void, failed(error: unknown): void } | null} */
  #asked = null;

  open() {
    if (!this.#port) {
      const port = chrome.runtime.connect();
      port.onMessage.addListener(joiner((answer) => this.#asked?.done(answer)));
      port.onDisconnect.addListener(() => this.#port === port && this.#break());
      this.#port = port;
    }
    return this.#port;
  }

  /**
   * @template {Extract<FromPage, { text: string }>} M
   * @param {M} message
   * @param {() => Promise<unknown>} pause What it waits for between two parts of a long message.
   * @returns {Promise<Answers[M['type']]>} Rejects when the worker ends before it answers.
   */
  ask(message, pause) {
    return new Promise((done, failed) => {
      this.#asked = { done, failed };
      post(this.open(), message, pause).catch(failed);
    });
  }

  /** Nobody waits for the answer any more. */
  close() {
    this.#asked = null;
    this.#port?.disconnect();
    this.#port = null;
  }

  #break() {
    this.#port = null;
    this.#asked?.failed(new Error('The worker ended.'));
  }
}

/**
 * @param {chrome.runtime.Port} port
 * @param {{ text: string }} message
 * @param {() => Promise<unknown>} pause
 */
async function post(port, message, pause) {
  for (const part of partsOf(message)) {
    port.postMessage(part);
    if (!part.last) {
      await pause();
    }
  }
}

/**
 * Asks the script in a tab's page; rejects when there is none.
 * @template {ToPage} M
 * @param {number} tabId
 * @param {M} message
 * @returns {Promise<Answers[M['type']]>}
 */
export function askPage(tabId, message) {
  return chrome.tabs.sendMessage(tabId, message);
}

/**
 * Answers pages' scripts, on lines and off them, and panels, in the service worker.
 * @param {(message: FromPage, tabId: number, url: string) => Promise<unknown>} answer Told which page asks.
 * @param {(message: FromPanel) => Promise<unknown>} answerPanel
 */
export function answerAll(answer, answerPanel) {
  chrome.runtime.onMessage.addListener((/** @type {ToWorker} */ message, sender, reply) => {
    const { id, tab, url = '' } = sender;
    if (id !== chrome.runtime.id) {
      return false;
    }
    // A page's script, which its page may have turned, speaks for its own tab and no other.
    if (url.startsWith(chrome.runtime.getURL('panel/'))) {
      answerPanel(/** @type {FromPanel} */ (message)).then(reply);
    } else if (tab?.id !== undefined) {
      answer(/** @type {FromPage} */ (message), tab.id, url).then(reply);
    } else {
      return false;
    }
    return true;
  });
  chrome.runtime.onConnect.addListener((port) => {
    const { id, tab, url } = port.sender ?? {};
    const tabId = tab?.id;
    if (id !== chrome.runtime.id || tabId === undefined) {
      port.disconnect();
      return;
    }
    let open = true;
    port.onDisconnect.addListener(() => (open = false));
    port.onMessage.addListener(
      joiner(async (/** @type {FromPage} */ message) => {
        const found = /** @type {{ text?: string }} */ (await answer(message, tabId, url ?? ''));
        for (const part of open ? partsOf(found) : []) {
          port.postMessage(part);
        }
      }),
    );
  });
}

/**
 * Answers the worker and the panel, in a page's script.
 * @param {(message: ToPage) => Promise<unknown>} answer
 * @returns {() => void} Stops it.
 */
export function answerExtension(answer) {
  const listener = (
    /** @type {ToPage} */ message,
    /** @type {unknown} */ _sender,
    /** @type {(answer: unknown) => void} */ reply,
  ) => {
    answer(message).then(reply);
    return true;
  };
  chrome.runtime.onMessage.addListener(listener);
  return () => chrome.runtime.onMessage.removeListener(listener);
}

/** Whether this script's extension is there: after an update the old one's scripts run on, and nobody hears them. */
export const isHeard = () => chrome.runtime?.id !== undefined;

/**
 * @param {string} name
 * @param {string[]} [values]
 */
export function message(name, values) {
  return chrome.i18n.getMessage(name, values);
}

/** @param {string} path Within the extension's folder. */
export function addressOf(path) {
  return chrome.runtime.getURL(path);
}

/**
 * Registers what the browser calls; all at once and at start, for a worker is woken by its events.
 * @param {object} handlers
 * @param {(tabId: number, url: string) => void} handlers.click
 * @param {(tabId: number) => void} handlers.moved
 * @param {(tabId: number) => void} handlers.closed
 */
export function onTabs({ click, moved, closed }) {
  chrome.action.onClicked.addListener((tab) => {
    if (tab.id !== undefined) {
      click(tab.id, tab.url ?? '');
    }
  });
  chrome.tabs.onUpdated.addListener((tabId, change) => {
    if (change.status !== undefined) {
      moved(tabId);
    }
  });
  chrome.tabs.onRemoved.addListener((tabId) => closed(tabId));
}

/**
 * Calls back when this extension or the browser is another than before, in browsers that keep what they compile of it.
 * @param {() => void} renewed
 */
export function onRenewal(renewed) {
  // Firefox keeps what comes from the web, and nothing of an extension's.
  if (!sidebar()) {
    chrome.runtime.onInstalled.addListener(renewed);
  }
}

/**
 * Puts items into the page's context menu, and registers what they do.
 * @param {{ id: string, title: string, contexts: ('page' | 'selection')[] }[]} items
 * @param {(id: string, tabId: number, url: string) => void} chosen
 */
export function onMenu(items, chosen) {
  chrome.runtime.onInstalled.addListener(() => {
    // An update may have other items; the browser keeps the old ones.
    chrome.contextMenus.removeAll(() => items.forEach((item) => chrome.contextMenus.create(/** @type {any} */ (item))));
  });
  chrome.contextMenus.onClicked.addListener(({ menuItemId, pageUrl }, tab) => {
    if (tab?.id !== undefined) {
      chosen(String(menuItemId), tab.id, pageUrl ?? tab.url ?? '');
    }
  });
}

/** Chromium with the extension in it, clicked as a reader clicks. */

import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

/**
 * @import { Browser, ConsoleMessage, EventEmitter, Page, WebWorker } from 'puppeteer-core'
 * @import { Spent } from '../../extension/types'
 */

const EXTENSION = fileURLToPath(new URL('../../extension', import.meta.url));

/** How long a browser may take for anything, in milliseconds, before the test is given up. */
const PATIENCE = 300_000;

const FLAGS = ['--no-first-run', '--disable-quic', '--disable-background-networking', '--window-size=1400,900'];

/** Chromium does not start as root with its sandbox. */
const AS_ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * @param {object} [options]
 * @param {{ host: string }} [options.proxy] Takes every request of the browser, to whatever host.
 * @param {boolean} [options.visible] Whether its window is shown.
 * @param {boolean} [options.heedsInterrupt] Whether an interrupt from the keyboard ends this program at once.
 * @param {string} [options.profile] The folder of what the browser keeps; without one it keeps nothing.
 */
export async function openChromium({ proxy, visible = false, heedsInterrupt = true, profile } = {}) {
  const proxied = proxy ? [`--proxy-server=http://${proxy.host}`, '--proxy-bypass-list=<-loopback>'] : [];
  const browser = await puppeteer.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    enableExtensions: [EXTENSION],
    pipe: true,
    headless: !visible,
    defaultViewport: null,
    handleSIGINT: heedsInterrupt,
    ...(profile && { userDataDir: profile }),
    args: [...FLAGS, ...AS_ROOT, ...proxied],
    // A page of ten megabytes takes its time on a slow machine.
    protocolTimeout: PATIENCE,
  });
  /** @type {string[]} */
  const complaints = [];
  /** @param {Page | WebWorker} source */
  const hear = (source) => {
    /** @type {EventEmitter<any>} */
    const emitter = source;
    // What a page itself warns of is its own.
    const isOurs = (/** @type {ConsoleMessage} */ line) => line.type() === 'error' || line.text().startsWith('On the Record');
    emitter.on('console', (line) => isOurs(line) && complaints.push(line.text()));
    emitter.on('pageerror', (error) => complaints.push(String(error)));
    emitter.on('error', (error) => complaints.push(String(error)));
  };
  browser.on('targetcreated', async (target) => {
    /** @type {Promise<Page | WebWorker | null>} */
    const asked = target.type() === 'service_worker' ? target.worker() : target.page();
    // It may be gone again already.
    const source = await asked.catch(() => null);
    if (source) {
      hear(source);
    }
  });
  await listening(browser);
  const extension = [...(await browser.extensions()).values()][0];
  if (!extension) {
    throw new Error('The extension did not load.');
  }
  return {
    name: 'Chromium',
    /** @param {string} url */
    async open(url) {
      const others = await tabsOf(browser);
      const page = await browser.newPage();
      const id = (await tabsOf(browser)).find((tab) => !others.includes(tab)) ?? 0;
      page.setDefaultTimeout(PATIENCE);
      await page.goto(url);
      return new Tab(browser, page, id, extension);
    },
    /** Ends the service worker, as a browser does when it was idle. */
    async killWorker() {
      const target = await browser.waitForTarget((t) => t.type() === 'service_worker', { timeout: PATIENCE });
      const gone = new Promise((done) => browser.on('targetdestroyed', (t) => t === target && done(undefined)));
      await (await target.worker())?.close();
      await gone;
    },
    /** Takes the extension away, as an update does before it brings the new one. */
    uninstall: () => browser.uninstallExtension(extension.id),
    /** How long what goes by this name last took in the worker, in milliseconds. @param {string} name */
    lastInWorker: async (name) =>
      (await workerOf(browser)).evaluate((name) => performance.getEntriesByName(name).at(-1)?.duration ?? NaN, name),
    /** What any console held against anybody. */
    complaints: async () => complaints,
    /** The keys that do what the button does: the driver's own never reach the browser's window. */
    shortcuts: async () => (await workerOf(browser)).evaluate(async () => (await chrome.commands.getAll()).map((c) => c.shortcut)),
    /** Comes true when the reader has closed the window. */
    closed: new Promise((done) => browser.once('disconnected', () => done(undefined))),
    close: () => browser.close(),
  };
}

/**
 * Waits until the service worker has registered its listeners: a click before that is lost.
 * @param {Browser} browser
 */
async function listening(browser) {
  const worker = await workerOf(browser);
  while (!(await worker.evaluate(() => globalThis.chrome?.action?.onClicked.hasListeners())));
}

/** The service worker. @param {Browser} browser */
async function workerOf(browser) {
  const target = await browser.waitForTarget((t) => t.type() === 'service_worker', { timeout: PATIENCE });
  const worker = await target.worker();
  if (!worker) {
    throw new Error('The service worker went away.');
  }
  return worker;
}

/** The browser's own numbers of its tabs. @param {Browser} browser */
async function tabsOf(browser) {
  const worker = await workerOf(browser);
  return worker.evaluate(async () => (await chrome.tabs.query({})).map((tab) => tab.id));
}

export class Tab {
  /**
   * @param {Browser} browser
   * @param {Page} page
   * @param {number} id The browser's own number of the tab.
   * @param {import('puppeteer-core').Extension} extension
   */
  constructor(browser, page, id, extension) {
    this.browser = browser;
    this.page = page;
    this.id = id;
    this.extension = extension;
  }

  /** Clicks the toolbar button. */
  click() {
    return this.page.triggerExtensionAction(this.extension);
  }

  /** Has the article read again, as the panel's button does. */
  async again() {
    const worker = await workerOf(this.browser);
    await worker.evaluate((tabId) => chrome.tabs.sendMessage(tabId, { type: 'choose', choice: 'article' }), this.id);
  }

  /** How long each stage had the page's thread lately; nothing before the page's script runs. @returns {Promise<Spent[]>} */
  async spent() {
    const worker = await workerOf(this.browser);
    return worker.evaluate((tabId) => chrome.tabs.sendMessage(tabId, { type: 'spent' }).catch(() => []), this.id);
  }

  /**
   * Chooses an item of the context menu, by the name of its text in `_locales`. The menu itself is out of the
   * driver's reach: the extension is told as the browser would tell it, once a click has let it into the page.
   * @param {string} name
   */
  async pick(name) {
    const worker = await workerOf(this.browser);
    await worker.evaluate(
      async (menuItemId, tabId) => {
        await chrome.contextMenus.update(menuItemId, {});
        const tab = await chrome.tabs.get(tabId);
        /** @type {any} */ (chrome.contextMenus.onClicked).dispatch({ menuItemId, pageUrl: tab.url }, tab);
      },
      name.replace('menu_', ''),
      this.id,
    );
  }

  /** @template T, [A=void] @param {(argument: A) => T} script @param {A} [argument] @returns {Promise<Awaited<T>>} */
  run(script, argument) {
    return /** @type {Promise<Awaited<T>>} */ (
      this.page.evaluate(/** @type {(argument: unknown) => T} */ (script), argument)
    );
  }

  /** Waits until `condition` holds in the page. @template [A=void] @param {(argument: A) => unknown} condition @param {A} [argument] */
  async until(condition, argument) {
    await this.page.waitForFunction(/** @type {(argument: unknown) => unknown} */ (condition), { polling: 50 }, argument);
  }

  front() {
    return this.page.bringToFront();
  }

  /** The panel's own document, in a window beside the page: what the side panel shows of this tab. */
  async panel() {
    const page = await this.browser.newPage({ type: 'window' });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`chrome-extension://${this.extension.id}/panel/index.html?tab=${this.id}`);
    return new Tab(this.browser, page, 0, this.extension);
  }

  /** The side panel of this tab, once it stands open. */
  async sidePanel() {
    const address = `/panel/index.html?tab=${this.id}`;
    const target = await this.browser.waitForTarget((target) => target.url().endsWith(address), { timeout: PATIENCE });
    return target.asPage();
  }

  async untilPanelOpens() {
    await this.sidePanel();
  }

  async badge() {
    const worker = await workerOf(this.browser);
    return worker.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), this.id);
  }

  close() {
    return this.page.close();
  }
}

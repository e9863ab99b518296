/** Chromium with the extension in it, clicked as a reader clicks. */

import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

/** @import { Page, Browser } from 'puppeteer-core' */

const EXTENSION = fileURLToPath(new URL('../../extension', import.meta.url));
const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-quic', '--disable-background-networking'];

/**
 * @param {{ host: string }} [proxy] Takes every request of the browser, to whatever host.
 */
export async function openChromium(proxy) {
  const proxied = proxy ? [`--proxy-server=http://${proxy.host}`, '--proxy-bypass-list=<-loopback>'] : [];
  const browser = await puppeteer.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    enableExtensions: [EXTENSION],
    pipe: true,
    args: [...FLAGS, ...proxied],
    // A page of ten megabytes takes its time on a slow machine.
    protocolTimeout: 600_000,
  });
  await workerOf(browser);
  const extension = [...(await browser.extensions()).values()][0];
  if (!extension) {
    throw new Error('The extension did not load.');
  }
  return {
    name: 'Chromium',
    /** @param {string} url */
    async open(url) {
      const page = await browser.newPage();
      page.setDefaultTimeout(600_000);
      /** @type {string[]} */
      const complaints = [];
      page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(url);
      return new Tab(browser, page, extension, complaints);
    },
    /** Runs in the service worker, woken if need be. @param {string} script */
    inWorker: async (script) => (await workerOf(browser)).evaluate(script),
    /** Ends the service worker, as a browser does when it was idle. */
    async killWorker() {
      const target = await browser.waitForTarget((t) => t.type() === 'service_worker');
      const gone = new Promise((done) => browser.on('targetdestroyed', (t) => t === target && done(undefined)));
      await (await target.worker())?.close();
      await gone;
    },
    close: () => browser.close(),
  };
}

/** The service worker, its listeners registered. @param {Browser} browser */
async function workerOf(browser) {
  const target = await browser.waitForTarget((t) => t.type() === 'service_worker');
  const worker = await target.worker();
  if (!worker) {
    throw new Error('The service worker went away.');
  }
  return worker;
}

class Tab {
  /**
   * @param {Browser} browser
   * @param {Page} page
   * @param {import('puppeteer-core').Extension} extension
   * @param {string[]} complaints What the page's console held against anybody.
   */
  constructor(browser, page, extension, complaints) {
    this.browser = browser;
    this.page = page;
    this.extension = extension;
    this.complaints = complaints;
  }

  /** Clicks the toolbar button. */
  click() {
    return this.page.triggerExtensionAction(this.extension);
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

  /** The panel's own document, shown in a tab: what the side panel shows of this tab. */
  async panel() {
    const id = await this.#id();
    const page = await this.browser.newPage();
    page.setDefaultTimeout(600_000);
    await page.goto(`chrome-extension://${this.extension.id}/panel/index.html?tab=${id}`);
    return new Tab(this.browser, page, this.extension, []);
  }

  /** Whether the side panel stands open. */
  async panelIsOpen() {
    const target = await this.browser.waitForTarget((t) => t.url().includes('/panel/index.html'));
    return target.url().endsWith(`?tab=${await this.#id()}`);
  }

  async badge() {
    const worker = await workerOf(this.browser);
    return worker.evaluate((tabId) => chrome.action.getBadgeText({ tabId }), await this.#id());
  }

  #tab = 0;

  /** The browser's number of this tab. */
  async #id() {
    if (this.#tab === 0) {
      await this.page.bringToFront();
      const worker = await workerOf(this.browser);
      this.#tab = await worker.evaluate(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id ?? 0);
    }
    return this.#tab;
  }

  close() {
    return this.page.close();
  }
}

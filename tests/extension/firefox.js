/**
 * Firefox with the extension in it, its toolbar button clicked through the browser's own window: only
 * such a click grants what a reader's click grants.
 */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Builder, By, Key } from 'selenium-webdriver';
import firefox from 'selenium-webdriver/firefox.js';

const EXTENSION = fileURLToPath(new URL('../../extension', import.meta.url));
const ID = 'onrecord@onrecord.example';

/** @type {Record<string, { message: string }>} */
const MESSAGES = JSON.parse(await readFile(`${EXTENSION}/_locales/en/messages.json`, 'utf8'));

/** How long a condition may take to come true, in milliseconds, before the test is given up. */
const PATIENCE = 300_000;

/** Code that runs in the browser's own window, with the extension's policy at hand. */
const POLICY = `const policy = WebExtensionPolicy.getByID(${JSON.stringify(ID)});`;

/**
 * The errors thrown in the extension's files, wherever they ran. That a page was left or its tab closed while it
 * waited for an answer is told there as well, and is none.
 */
const COMPLAINTS = `${POLICY}
  const errors = Services.console.getMessageArray().filter((line) => line instanceof Ci.nsIScriptError);
  const ours = errors.filter(({ flags, sourceName }) => !(flags & 1) && String(sourceName).startsWith(policy.getURL()));
  return ours.map((line) => line.errorMessage).filter((text) => !/after context unloaded|while context is inactive/.test(text));`;

/**
 * @param {object} [options]
 * @param {{ host: string }} [options.proxy] Takes every request of the browser, to whatever host.
 */
export async function openFirefox({ proxy } = {}) {
  const options = new firefox.Options().setBinary(process.env['FIREFOX'] ?? '/usr/bin/firefox-esr').addArguments('-headless');
  if (proxy) {
    const [host, port] = proxy.host.split(':');
    options.setPreference('network.proxy.type', 1);
    options.setPreference('network.proxy.allow_hijacking_localhost', true);
    for (const kind of ['http', 'ssl']) {
      options.setPreference(`network.proxy.${kind}`, host ?? '');
      options.setPreference(`network.proxy.${kind}_port`, Number(port));
    }
  }
  const service = new firefox.ServiceBuilder(process.env['GECKODRIVER'] ?? 'geckodriver').addArguments('--allow-system-access');
  const driver = /** @type {firefox.Driver} */ (
    await new Builder().forBrowser('firefox').setFirefoxOptions(options).setFirefoxService(service).build()
  );
  await driver.manage().setTimeouts({ script: PATIENCE, pageLoad: PATIENCE });
  await driver.installAddon(EXTENSION, true);
  return {
    name: 'Firefox',
    /** @param {string} url */
    async open(url) {
      await driver.switchTo().newWindow('tab');
      await driver.get(url);
      return new Tab(driver, await driver.getWindowHandle());
    },
    /** Ends the event page, as the browser does when it was idle. */
    async killWorker() {
      await inWindow(driver, `${POLICY} return policy.extension.terminateBackground().then(() => true);`);
    },
    /** What the browser's console holds against us. */
    complaints: async () => /** @type {string[]} */ (await inWindow(driver, COMPLAINTS)),
    close: () => driver.quit(),
  };
}

/** Runs in the browser's own window. @param {firefox.Driver} driver @param {string} script */
async function inWindow(driver, script) {
  await driver.setContext(firefox.Context.CHROME);
  try {
    return await driver.executeScript(script);
  } finally {
    await driver.setContext(firefox.Context.CONTENT);
  }
}

class Tab {
  /** @param {firefox.Driver} driver @param {string} handle */
  constructor(driver, handle) {
    this.driver = driver;
    this.handle = handle;
  }

  /** Clicks the toolbar button. */
  async click() {
    await this.front();
    await inWindow(this.driver, `CustomizableUI.addWidgetToArea('onrecord_onrecord_example-browser-action', 'nav-bar');`);
    await this.driver.setContext(firefox.Context.CHROME);
    await this.driver.findElement(By.id('onrecord_onrecord_example-BAP')).click();
    await this.driver.setContext(firefox.Context.CONTENT);
  }

  /** Presses the button's keys. */
  async press() {
    await this.front();
    await this.driver.setContext(firefox.Context.CHROME);
    const keys = this.driver.actions().keyDown(Key.ALT).keyDown(Key.SHIFT).keyDown('q');
    await keys.keyUp('q').keyUp(Key.SHIFT).keyUp(Key.ALT).perform();
    await this.driver.setContext(firefox.Context.CONTENT);
  }

  /**
   * Chooses an item of the context menu, by the name of its text in `_locales`.
   * @param {string} name
   */
  async pick(name) {
    await this.front();
    await this.driver.actions().contextClick(await this.driver.findElement(By.css('p'))).perform();
    const chosen = `
      const done = arguments[arguments.length - 1];
      const menu = document.getElementById('contentAreaContextMenu');
      const item = [...menu.querySelectorAll('menuitem')].find((item) => item.label === ${JSON.stringify(MESSAGES[name]?.message)});
      if (menu.state !== 'open' || !item) return done(false);
      const inner = item.parentNode;
      const activate = () => done(inner.activateItem(item) ?? true);
      if (inner === menu) return activate();
      inner.addEventListener('popupshown', activate, { once: true });
      inner.parentNode.openMenu(true);`;
    await this.driver.setContext(firefox.Context.CHROME);
    await this.driver.wait(() => this.driver.executeAsyncScript(chosen), PATIENCE, `the menu has ${name}`, 50);
    await this.driver.setContext(firefox.Context.CONTENT);
  }

  /** @template T, [A=void] @param {(argument: A) => T} script @param {A} [argument] @returns {Promise<Awaited<T>>} */
  async run(script, argument) {
    await this.front();
    // As JSON of our own: the driver's cannot carry a lone surrogate.
    const answered = `return (async () => JSON.stringify(await (${script})(arguments[0])) ?? 'null')();`;
    return JSON.parse(await this.driver.executeScript(answered, argument));
  }

  /** Waits until `condition` holds in the page. @template [A=void] @param {(argument: A) => unknown} condition @param {A} [argument] */
  async until(condition, argument) {
    await this.driver.wait(() => this.run(condition, argument), PATIENCE, String(condition), 50);
  }

  front() {
    return this.driver.switchTo().window(this.handle);
  }

  /** The panel's own document, in a window beside the page: what the sidebar shows of this tab. */
  async panel() {
    await this.front();
    const address = await this.#inTab(`return policy.getURL('panel/index.html?tab=' + id);`);
    await this.driver.switchTo().newWindow('window');
    await this.driver.get(String(address));
    return new Tab(this.driver, await this.driver.getWindowHandle());
  }

  async untilPanelOpens() {
    await this.front();
    const opened = `return SidebarController.isOpen && SidebarController.currentID.startsWith('onrecord_');`;
    await this.driver.wait(() => inWindow(this.driver, opened), PATIENCE, 'the sidebar opens', 50);
  }

  async badge() {
    return String(await this.#inTab(`
      const button = document.getElementById('onrecord_onrecord_example-BAP');
      return button?.getAttribute('badge') ?? '';`));
  }

  /** Runs in the browser's window with this tab in front, its number and the extension's policy at hand. @param {string} script */
  async #inTab(script) {
    await this.front();
    return inWindow(this.driver, `${POLICY} const id = policy.extension.tabManager.getWrapper(gBrowser.selectedTab).id; ${script}`);
  }

  async close() {
    await this.front();
    await this.driver.close();
    const [other] = await this.driver.getAllWindowHandles();
    await this.driver.switchTo().window(String(other));
  }
}

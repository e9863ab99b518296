/**
 * The extension at work on the sample article, for `cargo xtask run`: in a window, or, where there is
 * no display, as a table and a picture.
 */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { listed, mark } from './browsers.js';
import { openChromium } from './chromium.js';
import { openSite } from './site.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { Tab } from './chromium.js'
 */

const PICTURE = new URL('../../target/who-said-what.png', import.meta.url);
const ICON = new URL('../../extension/icons/32.png', import.meta.url);

/** The table's first column, in characters. */
const NAMES = 22;

/** A bar that Chromium draws over its side panel and leaves out of pictures. */
const BAR = 40;

const visible = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
const site = await openSite();
const browser = await openChromium({ visible });
try {
  const tab = await browser.open(site.url('sample'));
  await mark(tab);
  const panel = await tab.sidePanel();
  await panel.waitForSelector('h2');
  if (visible) {
    const [blank] = await tab.browser.pages();
    await blank?.close();
    console.log('The article is marked. The button (in the puzzle-piece menu, or Alt+Shift+Q) takes the marks away');
    console.log('and brings them back. Close the window to end.');
    await browser.closed;
  } else {
    console.log(`\n${table(await panel.evaluate(listed), process.stdout.columns ?? 120)}`);
    await picture(tab, panel);
    console.log(`\nWhat a reader sees: ${fileURLToPath(PICTURE)}`);
  }
} finally {
  await browser.close();
  site.close();
}
console.log(`
To have it in your own browser, open chrome://extensions (or edge://extensions, brave://extensions), turn
"Developer mode" on, choose "Load unpacked", and give it this folder:
  ${fileURLToPath(new URL('../../extension', import.meta.url))}`);

/**
 * @param {{ speaker: string, quotes: string[] }[]} speakers
 * @param {number} width
 */
function table(speakers, width) {
  const rows = speakers.flatMap(({ speaker, quotes }) => quotes.map((words, index) => [index === 0 ? speaker : '', words]));
  return rows.map(([speaker = '', words = '']) => `${fit(speaker, NAMES)}  ${fit(words, width - NAMES - 2).trimEnd()}`).join('\n');
}

/** @param {string} text @param {number} width */
function fit(text, width) {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

/**
 * Puts the page and its panel side by side, as the browser's window shows them.
 * @param {Tab} tab
 * @param {Page} panel
 */
async function picture(tab, panel) {
  await panel.click('button[data-quote]');
  await tab.until(() => CSS.highlights.has('onrecord-flash'));
  await tab.until(() => !CSS.highlights.has('onrecord-flash'));
  const [page, list] = await Promise.all([tab, { page: panel }].map((shown) => shown.page.screenshot({ encoding: 'base64' })));
  const icon = await readFile(ICON, 'base64');
  const sheet = await tab.browser.newPage();
  await sheet.setContent(`
    <style>
      body { display: inline-flex; margin: 0; font: 14px/${BAR}px system-ui, sans-serif; }
      div { border-left: 1px solid #d8dbdf; }
      header { display: flex; gap: 8px; align-items: center; height: ${BAR}px; padding: 0 12px; }
      img { display: block; }
    </style>
    <img src="data:image/png;base64,${page}">
    <div><header><img width="16" src="data:image/png;base64,${icon}">On the Record</header><img src="data:image/png;base64,${list}"></div>`);
  await (await sheet.$('body'))?.screenshot({ path: fileURLToPath(PICTURE) });
}

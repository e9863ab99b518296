/**
 * `cargo xtask bench`: our core and its peers on the same text, in the same page of the same browser, and
 * what the extension weighs. Times tell something only against each other, so ratios are what is printed.
 *
 * @import { Browser, Page } from 'puppeteer-core'
 * @import { Timing } from './page.js'
 */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import puppeteer from 'puppeteer-core';
import { isPainted } from '../extension/browsers.js';
import { openChromium } from '../extension/chromium.js';
import { hasKept, withProfile } from '../extension/kept.js';
import { openSite } from '../extension/site.js';
import { median } from './median.js';
import { coreSizes, packedSize } from './sizes.js';
import { sampleText } from './text.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CORE = '/extension/built/onrecord_bg.wasm';
const BUNDLES = '/target/bench/';

/** How often the core is started, each time in a new browser. */
const STARTS = 7;

const { values } = parseArgs({ options: { text: { type: 'string' } } });
const sample = await sampleText();
const text = values.text ? await readFile(values.text, 'utf8') : sample;
const { version, timings, start } = await measure();
const woken = await wake();
const { raw, gzip, brotli } = await coreSizes();

console.log(`\n${values.text ?? 'The sample article, retold'}: ${count(text.length)} characters, in ${version}\n`);
console.log(tableOf(timings));
console.log(`\nFrom the module's bytes to the first answer, on one article:`);
console.log(`  where nothing was compiled before: ${start.toFixed(1)} ms`);
console.log(`  in the extension once installed, its worker woken by a click: ${woken.toFixed(1)} ms`);
console.log(`The core: ${kilobytes(raw)} (gzip ${kilobytes(gzip)}, brotli ${kilobytes(brotli)})`);
console.log(`The extension, packed: ${kilobytes(await packedSize())}`);

/** Bundles the page's modules in memory, serves them beside the repository's files, and measures there. */
async function measure() {
  const context = await esbuild.context({
    entryPoints: ['page.js', 'worker.js'].map((file) => fileURLToPath(new URL(file, import.meta.url))),
    bundle: true,
    format: 'esm',
    outdir: ROOT + BUNDLES,
    logLevel: 'warning',
  });
  const { port } = await context.serve({ servedir: ROOT, host: '127.0.0.1', port: 0 });
  const address = `http://127.0.0.1:${port}/extension/panel/panel.css`;
  const passed = { bundles: BUNDLES, core: CORE, text, article: sample.slice(0, 6000) };
  try {
    const [version, timings] = await inBrowser(address, async (page, browser) => {
      const timings = await page.evaluate(async ({ bundles, core, text }) => {
        /** @type {typeof import('./page.js')} */
        const { race } = await import(`${bundles}page.js`);
        return race(core, text);
      }, passed);
      return /** @type {const} */ ([await browser.version(), timings]);
    });
    const starts = [];
    for (let start = 0; start < STARTS; start += 1) {
      starts.push(
        await inBrowser(address, (page) =>
          page.evaluate(async ({ bundles, core, article }) => {
            /** @type {typeof import('./page.js')} */
            const { firstAnswer } = await import(`${bundles}page.js`);
            return firstAnswer(core, `${bundles}worker.js`, article);
          }, passed),
        ),
      );
    }
    return { version, timings, start: median(starts) };
  } finally {
    await context.dispose();
  }
}

/**
 * How long the extension's worker takes, each time it is woken, to start the core and to analyse the sample article, once
 * the browser keeps what it compiled of the core.
 */
async function wake() {
  const site = await openSite();
  try {
    return await withProfile(async (profile) => {
      const browser = await openChromium({ profile });
      try {
        const tab = await browser.open(site.url('sample'));
        while (!(await hasKept(profile)));
        const times = [];
        for (let start = 0; start < STARTS; start += 1) {
          await browser.killWorker();
          await tab.page.reload();
          await tab.click();
          await tab.until(isPainted);
          times.push((await browser.lastInWorker('onrecord-start')) + (await browser.lastInWorker('onrecord-core')));
        }
        return median(times);
      } finally {
        await browser.close();
      }
    });
  } finally {
    site.close();
  }
}

/**
 * In a browser of its own: one that has compiled the core once keeps what came of it for all that ask again.
 * @template T
 * @param {string} address
 * @param {(page: Page, browser: Browser) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function inBrowser(address, work) {
  const browser = await puppeteer.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    protocolTimeout: 0,
  });
  try {
    const page = await browser.newPage();
    await page.goto(address);
    return await work(page, browser);
  } finally {
    await browser.close();
  }
}

/** @param {Timing[]} timings Ours first, and next the part of ours that does what the others do. */
function tableOf([ours, part, ...peers]) {
  if (!ours || !part) {
    return '';
  }
  const width = Math.max(...[ours, part, ...peers].map(({ name }) => name.length));
  const row = (/** @type {Timing} */ { name, ms, found }, /** @type {string} */ ratio) => {
    const things = Object.entries(found).map(([what, many]) => `${count(many)} ${what}`);
    const speed = text.length / ms / 1000;
    return `${name.padEnd(width)} ${ms.toFixed(1).padStart(7)} ms ${speed.toFixed(2).padStart(6)} MB/s  ${ratio.padStart(22)}  ${things.join(', ')}`;
  };
  const ratio = (/** @type {Timing} */ { ms }) => [ours, part].map((one) => `1 : ${(ms / one.ms).toFixed(2)}`).join('   ');
  return [row(ours, ''), row(part, ''), ...peers.map((peer) => row(peer, ratio(peer)))].join('\n');
}

/** @param {number} number */
function count(number) {
  return number.toLocaleString('en');
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${count(Math.round(bytes / 1000))} kB`;
}

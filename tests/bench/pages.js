/**
 * `cargo xtask bench --pages FOLDER`: a click on each page of a folder, in the extension as it ships, beside
 * Readability.js on a clone of the same document. Times tell something only against each other, so ratios are
 * what is printed; and whatever we did to a page besides marking it.
 *
 * The folder holds one folder a page with a `source.html`, as that of Readability's own tests does. Pages run no
 * scripts and load nothing. Each page is told of as soon as it is measured; interrupted, it sums up what it has.
 */

import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { write } from '../../extension/written.js';
import { openChromium } from '../extension/chromium.js';
import { isClean, source } from '../extension/browsers.js';
import { BINDING, MODULE, startMeasured } from './measured.js';

/** Clicks, each of which has the browser compile our script anew; Readability is compiled anew beside it. */
const CLICKS = 3;

/** Readings after the last click that nobody counts, in which the browser's compilers warm to both works. */
const WARM = 3;
const ROUNDS = 7;

/** Under which a page shows its own words in its own styles, and nothing runs or is asked for. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const STAGES = ['read', 'analyse', 'core', 'paint'];

/** What is done from a page that is read to its analysis, each with all before it, and measured outside of the browser. */
const STEPS = /** @type {const} */ (['count_blocks', 'count_article', 'count_quotes', 'analyze']);

/** How often each of them is done, and how often before. */
const REPEATS = { warm: 10, counted: 15 };

const ROOT = new URL('../../', import.meta.url);

/**
 * @typedef {object} Measured
 * @property {string} name
 * @property {boolean} marked Whether it was marked; the others have no article, or no text.
 * @property {number} ours From the first step of reading to the last of painting, in milliseconds.
 * @property {number} theirs
 * @property {number} click Ours right after a click, while the browser makes room for the panel.
 * @property {number} compiled Theirs just compiled.
 * @property {number} busy Of ours, how long the page's own thread was ours.
 * @property {number} longest How long at once, clicks included.
 * @property {Record<string, number>} stages `core` is the part of `analyse` in which the core was at work.
 * @property {Record<string, number>} steps
 * @property {number} pushed How far the layout shifted while the panel made the window narrower.
 * @property {string[]} faults
 */

const [folder = ''] = process.argv.slice(2);
const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const server = await serve();
const readability = await bundle("export { Readability } from '@mozilla/readability';", 'peer');
const reader = await bundle("export { readPage } from '../../extension/page/read.js';", 'reader');
const core = await startMeasured(new URL(BINDING, ROOT).href, await readFile(new URL(MODULE, ROOT)));
const browser = await openChromium({ heedsInterrupt: false });
/** @type {Measured[]} */
const pages = [];
let interrupted = false;
process.once('SIGINT', () => (interrupted = true));
console.log(`Each page: ours : Readability (both in ms), ours by stage (${STAGES.join(', ')}), how long its thread was ours at once.`);
try {
  for (const name of names.sort()) {
    const page = await measurePage(name);
    if (interrupted) {
      break;
    }
    if (page) {
      pages.push(page);
      printPage(page);
    } else {
      console.log(`${name} shows no text without its scripts`);
    }
  }
} catch (error) {
  // An interrupt ends the browser too.
  if (!interrupted) {
    throw error;
  }
} finally {
  await browser.close();
  server.close();
  sumUp();
}

async function serve() {
  const made = createServer((request, response) => {
    const name = decodeURIComponent((request.url ?? '').slice(1));
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY };
    readFile(`${folder}/${name}/source.html`).then(
      (content) => response.writeHead(200, headers).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((done) => made.listen(0, '127.0.0.1', () => done(undefined)));
  return made;
}

/** A module as an expression. @param {string} contents @param {string} globalName What it goes by. */
async function bundle(contents, globalName) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    write: false,
    format: 'iife',
    globalName,
  });
  return outputFiles[0]?.text ?? '';
}

/** What became of a page; nothing if it shows no text. @param {string} name @returns {Promise<Measured | undefined>} */
async function measurePage(name) {
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const complaints = (await browser.complaints()).length;
  const tab = await browser.open(`http://127.0.0.1:${port}/${encodeURIComponent(name)}`);
  if (await tab.run(() => document.body.innerText.trim() === '')) {
    await tab.close();
    return undefined;
  }
  await tab.page.evaluate(readability);
  await tab.run(listen);
  const before = await tab.run(source);
  /** @type {Set<string>} */
  const faults = new Set();
  const compare = async (/** @type {string} */ when) => {
    if ((await tab.run(source)) !== before) {
      faults.add(`changed ${when}`);
    }
  };
  /** @type {{ ours: Part[], theirs: number, pushed: number }[]} */
  const clicks = [];
  /** @type {{ ours: Part[], core: number, theirs: number }[]} */
  const rounds = [];
  for (let click = 1; click <= CLICKS; click += 1) {
    const width = await tab.run(() => innerWidth);
    const stood = await tab.run(settled);
    const since = await tab.run(() => performance.now());
    await tab.click();
    const ours = await outcome(tab, since);
    await tab.until((width) => innerWidth < width, width);
    const pushed = (await tab.run(settled)) - stood;
    await tab.page.evaluate(readability);
    clicks.push({ ours, theirs: await tab.run(peer), pushed });
    for (let round = 0; click === CLICKS && round < WARM + ROUNDS; round += 1) {
      const shifted = await tab.run(settled);
      const since = await tab.run(() => performance.now());
      await tab.again();
      const ours = await outcome(tab, since);
      const core = await browser.lastInWorker('onrecord-core');
      const shift = (await tab.run(settled)) - shifted;
      if (shift !== 0) {
        faults.add(`layout shift of ${shift}`);
      }
      rounds.push({ ours, core, theirs: await tab.run(peer) });
    }
    await compare('while marked');
    await tab.click();
    await tab.until(isClean);
    await tab.until((width) => innerWidth === width, width);
  }
  await compare('afterwards');
  const lines = (await browser.complaints()).slice(complaints).filter((line) => /onrecord|chrome-extension/i.test(line));
  lines.forEach((line) => faults.add(line));
  const steps = stepsOf(await tab.page.evaluate(`${reader}; reader.readPage(document).page`));
  await tab.close();
  const counted = rounds.slice(WARM);
  const of = (/** @type {(round: (typeof rounds)[number]) => number} */ value) => quantile(counted.map(value), 0.5);
  const stageOf = (/** @type {string} */ stage) =>
    of(({ ours, core }) => (stage === 'core' ? core : sum(ours.filter((part) => part.stage === stage))));
  const onThread = (/** @type {Part[]} */ parts) => parts.filter(({ stage }) => stage !== 'analyse');
  return {
    name,
    marked: counted.every(({ ours }) => ours.some(({ stage }) => stage === 'paint')),
    ours: of(({ ours }) => spanOf(ours)),
    theirs: of(({ theirs }) => theirs),
    click: quantile(clicks.map(({ ours }) => spanOf(ours)), 0.5),
    compiled: quantile(clicks.map(({ theirs }) => theirs), 0.5),
    busy: of(({ ours }) => sum(onThread(ours))),
    longest: Math.max(...[...clicks, ...counted].flatMap(({ ours }) => onThread(ours).map(lengthOf))),
    pushed: Math.max(...clicks.map(({ pushed }) => pushed)),
    stages: Object.fromEntries(STAGES.map((stage) => [stage, stageOf(stage)])),
    steps,
    faults: [...faults],
  };
}

/** How long each step takes by itself, in milliseconds. @param {any} page As it was read. @returns {Record<string, number>} */
function stepsOf(page) {
  const encoder = new TextEncoder();
  const bytes = encoder.encode(write(page));
  const steps = [() => encoder.encode(write(page)), ...STEPS.map((step) => () => core[step](bytes))];
  const times = steps.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < REPEATS.warm + REPEATS.counted; round += 1) {
    for (const [index, step] of steps.entries()) {
      const start = performance.now();
      step();
      if (round >= REPEATS.warm) {
        times[index]?.push(performance.now() - start);
      }
    }
  }
  const [written = NaN, blocks = NaN, article = NaN, quotes = NaN, whole = NaN] = times.map((times) => quantile(times, 0.5));
  return {
    'writing the page': written,
    'reading it': blocks,
    'its article': article - blocks,
    'who said what': quotes - article,
    'writing it': whole - quotes,
  };
}

/** Waits until the window and what moves with it stand still, and tells how far its layout has shifted so far; runs in the page. */
async function settled() {
  const ears = /** @type {Ears} */ (globalThis);
  for (let still = 0, width = innerWidth; still < 6; still += 1) {
    await new Promise((done) => requestAnimationFrame(done));
    // A page may answer a narrower window by moving its own parts for a while.
    const moves = document.getAnimations().some((animation) => animation instanceof CSSTransition);
    still = width === innerWidth && !moves ? still : 0;
    width = innerWidth;
  }
  return ears.shift;
}

/** @typedef {import('../../extension/types').Spent} Part */
/** @typedef {typeof globalThis & { shift: number, peer: any }} Ears */

/** Notes every shift of the page's layout; runs in the page. */
function listen() {
  const ears = /** @type {Ears} */ (globalThis);
  ears.shift = 0;
  new PerformanceObserver((list) => {
    list.getEntries().forEach((entry) => (ears.shift += /** @type {PerformanceEntry & { value: number }} */ (entry).value));
  }).observe({ type: 'layout-shift' });
}

/**
 * Waits until the page is marked, and tells what was done on the way.
 * @param {Awaited<ReturnType<typeof browser.open>>} tab
 * @param {number} since When that began, by the page's clock.
 * @returns {Promise<Part[]>}
 */
async function outcome(tab, since) {
  // A page without an article is not painted, and one with much in it in several slices.
  for (let analysed = Infinity, known = 0; ; ) {
    await new Promise((done) => setTimeout(done, 20));
    const ours = (await tab.spent()).filter(({ stage, start }) => start >= since && STAGES.includes(stage));
    const has = (/** @type {string} */ stage) => ours.some((part) => part.stage === stage);
    analysed = has('analyse') ? Math.min(analysed, performance.now()) : Infinity;
    if (ours.length === known && (has('paint') || performance.now() - analysed > 500)) {
      return ours;
    }
    known = ours.length;
  }
}

/** How long Readability takes on a clone, in milliseconds, the cloning left out; runs in the page. */
function peer() {
  const clone = document.cloneNode(true);
  const start = performance.now();
  new /** @type {Ears} */ (globalThis).peer.Readability(clone).parse();
  return performance.now() - start;
}

/** @param {Measured} page */
function printPage({ name, marked, ours, theirs, longest, stages, faults }) {
  const parts = STAGES.map((stage) => (stages[stage] ?? NaN).toFixed(1).padStart(5)).join('');
  const times = `${ours.toFixed(1)} : ${theirs.toFixed(1)}`.padStart(15);
  const told = [...(marked ? [] : ['not marked']), ...faults].join('; ');
  const place = `${pages.length}/${names.length}`.padStart(7);
  console.log(`${place} ${name.padEnd(40)} ${(ours / theirs).toFixed(2).padStart(6)} = ${times} ${parts}  at once ${longest.toFixed(1).padStart(5)}  ${told}`);
}

/** What came of all pages so far. */
function sumUp() {
  const marked = pages.filter(({ marked }) => marked);
  console.log(`\n${pages.length} of ${names.length} pages, of which ${marked.length} were marked; each ${ROUNDS} times after ${CLICKS} clicks and ${WARM} readings to warm up.\n`);
  const ratios = pages.map(({ ours, theirs }) => ours / theirs);
  const busy = pages.map(({ busy, theirs }) => busy / theirs);
  console.log('                                    least     25 %   median     75 %     90 %     most');
  console.log(row('read + analyse + paint : Readability', ratios));
  console.log(row('thread of the page : Readability', busy));
  console.log(row('after a click : Readability compiled', pages.map(({ click, compiled }) => click / compiled)));
  console.log(row('read + analyse + paint, ms', pages.map(({ ours }) => ours)));
  for (const stage of STAGES) {
    console.log(row(`  ${stage === 'core' ? '  of which core' : stage}, ms`, pages.map(({ stages }) => stages[stage] ?? NaN)));
  }
  for (const step of Object.keys(pages[0]?.steps ?? {})) {
    console.log(row(`    ${step}, ms`, pages.map(({ steps }) => steps[step] ?? NaN)));
  }
  console.log(row('Readability, ms', pages.map(({ theirs }) => theirs)));
  console.log(row('longest time at once, ms', pages.map(({ longest }) => longest)));
  console.log(row('layout shift as the panel opens', pages.map(({ pushed }) => pushed)));
  console.log(`\nSlower than Readability on ${ratios.filter((ratio) => ratio > 1).length} pages; over 50 ms at once on ${pages.filter(({ longest }) => longest > 50).length}.`);
  const faulty = pages.filter(({ faults }) => faults.length > 0);
  console.log(`Changed, shifted in a window that stands still, or complained of: ${faulty.length} pages.`);
  faulty.forEach(({ name, faults }) => console.log(`  ${name}: ${faults.join('; ')}`));
  const slowest = pages.toSorted((a, b) => b.ours / b.theirs - a.ours / a.theirs).slice(0, 5);
  console.log('\nThe slowest beside Readability:');
  slowest.forEach(({ name, ours, theirs }) => console.log(`  ${name}: ${ours.toFixed(1)} ms, ${theirs.toFixed(1)} ms`));
}

/** @param {string} label @param {number[]} values */
function row(label, values) {
  const cells = [0, 0.25, 0.5, 0.75, 0.9, 1].map((part) => quantile(values, part).toFixed(2).padStart(9));
  return `${label.padEnd(36)}${cells.join('')}`;
}

/** @param {number[]} values @param {number} part */
function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}

/** From the first to the last of them. @param {Part[]} parts */
function spanOf(parts) {
  return Math.max(...parts.map(({ end }) => end)) - Math.min(...parts.map(({ start }) => start));
}

/** @param {Part} part */
function lengthOf({ start, end }) {
  return end - start;
}

/** @param {Part[]} parts */
function sum(parts) {
  return parts.reduce((total, part) => total + lengthOf(part), 0);
}

/**
 * The two readers agree: what the extension reads from a document in Chromium is what the command reads from
 * its file. Style sheets and scripts are kept out, since only a browser knows what they do. Compared are our
 * own pages and, with ONRECORD_PAGES naming a folder, each `source.html` in a folder of it.
 */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { openChromium } from './chromium.js';
import { openSite } from './site.js';

/** @import { Page } from '../../extension/types' */

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const OURS = new URL('../pages/', import.meta.url);

/** Pages whose frames hold words, which only a browser shows. */
const FRAMED = ['live.html', 'poisoned.html'];

/** As many bytes as a page may be written in. */
const LARGEST = 1 << 30;

/** The files that are compared. */
async function files() {
  const pages = (await readdir(OURS, { recursive: true })).filter((name) => name.endsWith('.html') && !FRAMED.includes(name));
  const ours = pages.map((name) => fileURLToPath(new URL(name, OURS)));
  const folder = process.env['ONRECORD_PAGES'];
  const theirs = folder ? (await readdir(folder)).map((name) => `${folder}/${name}/source.html`) : [];
  return [...ours, ...theirs];
}

/** What the command reads. @param {string[]} names @returns {Promise<Page[]>} */
async function nativePages(names) {
  const command = ['run', '--quiet', '--bin', 'onrecord', '--', 'page', ...names];
  const { stdout } = await promisify(execFile)('cargo', command, { cwd: REPOSITORY, maxBuffer: LARGEST });
  return stdout.trim().split('\n').map((line) => JSON.parse(line).page);
}

/** The reader as a script that leaves `reader` behind. */
async function readerScript() {
  const options = { bundle: true, write: false, format: /** @type {const} */ ('iife'), globalName: 'reader' };
  const { outputFiles } = await build({ ...options, entryPoints: [`${REPOSITORY}extension/page/read.js`] });
  return outputFiles?.[0]?.text ?? '';
}

/**
 * What of a page both readers can know: without its address, and without containers that hold no text, such as
 * the empty documents that a browser makes for frames.
 * @param {Page} page
 */
function comparable({ title, head, containers, blocks }) {
  const holding = new Set();
  for (const block of blocks) {
    for (let at = block.container; at >= 0 && !holding.has(at); at = containers[at]?.parent ?? -1) {
      holding.add(at);
    }
  }
  const kept = containers.map((_, index) => index).filter((index) => holding.has(index));
  const renamed = new Map(kept.map((index, place) => [index, place]));
  return {
    title,
    head,
    containers: kept.map((index) => ({ ...containers[index], parent: renamed.get(containers[index]?.parent ?? -1) ?? -1 })),
    blocks: blocks.map((block) => ({ ...block, container: renamed.get(block.container) })),
  };
}

describe('the reader of documents and the reader of files', () => {
  /** @type {Awaited<ReturnType<typeof openSite>>} */ let site;
  /** @type {Awaited<ReturnType<typeof openChromium>>} */ let browser;
  /** @type {string[]} */ let names;
  before(async () => {
    names = await files();
    site = await openSite(names);
    browser = await openChromium();
  });
  after(async () => {
    await browser?.close();
    site?.close();
  });

  test('read the same pages', async (context) => {
    const [native, script] = await Promise.all([nativePages(names), readerScript()]);
    /** @type {string[]} */
    const differing = [];
    for (const [index, name] of names.entries()) {
      const tab = await browser.open(site.fileUrl(index));
      const live = /** @type {Page} */ (await tab.page.evaluate(`${script}; reader.readPage(document).page`));
      await tab.close();
      try {
        assert.deepEqual(comparable(live), comparable(/** @type {Page} */ (native[index])));
      } catch (error) {
        differing.push(`${name}: ${String(error)}`);
      }
    }
    context.diagnostic(`${names.length} pages compared`);
    assert.deepEqual(differing, []);
  });
});

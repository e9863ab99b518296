/**
 * One click on the sample article marks who said what; a second one leaves the page as it was.
 */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const ROOT = new URL('../../', import.meta.url);
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

/** Serves the sample article on this machine. */
async function serve() {
  const sample = await readFile(new URL('www/sample.html', ROOT));
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(sample);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const address = server.address();
  assert(address && typeof address === 'object');
  return { server, url: `http://127.0.0.1:${address.port}/` };
}

/** The words under our highlights, as the page's own registry has them. */
function paintedWords() {
  const names = [...CSS.highlights.keys()].filter((name) => name.startsWith('onrecord'));
  return names.flatMap((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => String(range)));
}

test('a click marks the quotes and a second click leaves the page as it was', async () => {
  const { server, url } = await serve();
  const browser = await puppeteer.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    enableExtensions: [fileURLToPath(new URL('extension', ROOT))],
    pipe: true,
    args: FLAGS,
  });
  try {
    const worker = await browser.waitForTarget((target) => target.type() === 'service_worker');
    await worker.worker();
    const extension = [...(await browser.extensions()).values()][0];
    assert(extension, 'the extension did not load');
    const page = await browser.newPage();
    await page.goto(url);
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await page.triggerExtensionAction(extension);
    await page.waitForFunction(() => [...CSS.highlights.keys()].some((name) => name.startsWith('onrecord')));
    const words = await page.evaluate(paintedWords);
    assert(words.some((painted) => /^[“"].+[”"]$/s.test(painted)), `no quote among ${JSON.stringify(words)}`);
    assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
    await page.triggerExtensionAction(extension);
    await page.waitForFunction(() => ![...CSS.highlights.keys()].some((name) => name.startsWith('onrecord')));
    assert.equal(await page.evaluate(() => document.documentElement.outerHTML), before);
  } finally {
    await browser.close();
    server.close();
  }
});

/**
 * The pages under test, served on this machine. The server is a proxy as well: a browser told to use
 * it can ask nothing of anybody without its being written down here.
 */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import * as generated from './generated.js';

const PAGES = new URL('../pages/', import.meta.url);
const SAMPLE = new URL('../../www/sample.html', import.meta.url);

/** A policy under which a page may neither run nor style anything. */
const STRICT = { 'content-security-policy': "default-src 'none'; style-src 'none'" };

/** What is served in two parts, the second when the test says so, parts here. */
const PAUSE = '<!-- pause -->';

/** Pages that are not HTML. @type {Record<string, string>} */
const TYPES = { '/xhtml': 'application/xhtml+xml', '/plain': 'text/plain' };

/** A policy under which an element has the style of its own attribute and no other, and nothing runs. */
const OWN_STYLES = { 'content-security-policy': "default-src 'none'; style-src-attr 'unsafe-inline'" };

/** @param {string} path */
async function contentOf(path) {
  const name = path.replace(/^\//, '');
  if (name === 'sample') {
    return readFile(SAMPLE);
  }
  // Pictures have nothing to show: browsers ask for the site's by themselves, and one that is missing is told of in a console.
  if (/\.(ico|jpg|png)$/.test(name)) {
    return '';
  }
  const made = /** @type {Record<string, (() => string) | undefined>} */ (generated)[name];
  return made ? made() : readFile(new URL(`${name}.html`, PAGES));
}

/**
 * Serves `sample` (the article of www/), each file of tests/pages/ by its name, and what generated.js
 * makes; one that pauses stops there until it is told to go on; with `?strict`, under a policy that forbids scripts and styles.
 * @param {string[]} [files] Served too, under a policy that leaves them their elements' own styles.
 */
export async function openSite(files = []) {
  /** @type {string[]} */
  const asked = [];
  let release = () => {};
  const released = new Promise((done) => (release = () => done(undefined)));
  const server = createServer((request, response) => {
    // A browser sends a proxy the whole address.
    const url = new URL(request.url ?? '', `http://${request.headers.host}`);
    asked.push(url.href);
    const file = files[Number(url.searchParams.get('file') ?? NaN)];
    const type = TYPES[url.pathname] ?? 'text/html';
    const policy = { ...(url.searchParams.has('strict') && STRICT), ...(file && OWN_STYLES) };
    const headers = { 'content-type': `${type}; charset=utf-8`, ...policy };
    (file ? readFile(file) : contentOf(url.pathname)).then(
      async (content) => {
        const [first, ...rest] = !file && String(content).includes(PAUSE) ? String(content).split(PAUSE) : [content];
        response.writeHead(200, headers).write(first);
        await (rest.length > 0 && released);
        response.end(rest.join(''));
      },
      () => response.writeHead(404).end(),
    );
  });
  server.on('connect', (request, socket) => {
    asked.push(`https://${request.url}`);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const address = server.address();
  if (!address || typeof address === 'string') {
    throw new Error('The server has no port.');
  }
  const host = `127.0.0.1:${address.port}`;
  return {
    host,
    /** @param {string} page */
    url: (page) => `http://${host}/${page}`,
    /** @param {number} index Of one of the files. */
    fileUrl: (index) => `http://${host}/?file=${index}`,
    /** Has the second part of a page come. */
    release,
    /** The addresses asked for so far, in order. */
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What a reader downloads. */

import { readFile, readdir } from 'node:fs/promises';
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';

const EXTENSION = new URL('../../extension/', import.meta.url);
export const CORE = new URL('built/onrecord_bg.wasm', EXTENSION);

/** Files in the folder that the browser has no use for. */
const UNSHIPPED = /\.d\.ts$|^icons\/(render\.js|icon\.svg)$/;

/** Bytes that a zip file spends on each entry besides its name, twice, and its content; and on its end. */
const ENTRY = 30 + 46;
const END = 22;

/** @returns {Promise<{ raw: number, gzip: number, brotli: number }>} The core's bytes. */
export async function coreSizes() {
  const bytes = await readFile(CORE);
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
}

/** How many bytes the extension has as a zip file. */
export async function packedSize() {
  const entries = await readdir(EXTENSION, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => new URL(entry.name, `file://${entry.parentPath}/`));
  let size = END;
  for (const path of paths) {
    const name = path.href.slice(EXTENSION.href.length);
    if (!UNSHIPPED.test(name)) {
      size += ENTRY + 2 * name.length + deflateRawSync(await readFile(path), { level: 9 }).length;
    }
  }
  return size;
}

/** What Chromium keeps on disk of the core that it compiled. */

import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Good code of the core is larger than this, in bytes, and the folder's own lists are smaller. */
const COMPILED = 200_000;

/**
 * Does something with a folder for a browser to keep things in, and takes the folder away.
 * @template T
 * @param {(profile: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProfile(work) {
  const profile = await mkdtemp(join(tmpdir(), 'onrecord-profile-'));
  try {
    return await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Whether the browser has kept compiled code in `profile`. @param {string} profile @returns {Promise<boolean>} */
export async function hasKept(profile) {
  const folder = join(profile, 'Default', 'Code Cache', 'wasm');
  // Not there before the browser has made it, nor a file that it has just put another in the place of.
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(names.map((name) => stat(join(folder, name)).then(({ size }) => size, () => 0)));
  return sizes.some((size) => size > COMPILED);
}

/**
 * The core with parts of its work by themselves, which `cargo xtask bench` builds beside the one that ships.
 *
 * @typedef {object} Core
 * @property {(options: { module_or_path: string | BufferSource }) => Promise<unknown>} default Starts it.
 * @property {(page: Uint8Array, scope?: string) => string} analyze
 * @property {(text: string) => number} count_mentions Tokens and names, dates and amounts alone.
 * @property {(page: Uint8Array) => number} count_blocks Only reads a page.
 * @property {(page: Uint8Array) => number} count_article Reads a page and finds its article.
 * @property {(page: Uint8Array) => number} count_quotes All but writing the analysis.
 */

/** Where it lies, from the repository's top folder. */
const FOLDER = 'target/measured/';
export const BINDING = `${FOLDER}onrecord.js`;
export const MODULE = `${FOLDER}measured.wasm`;

/**
 * @param {string} binding The binding's address.
 * @param {string | BufferSource} module The module's address or its bytes.
 * @returns {Promise<Core>}
 */
export async function startMeasured(binding, module) {
  /** @type {Core} */
  const core = await import(binding);
  await core.default({ module_or_path: module });
  return core;
}

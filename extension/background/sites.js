/** The sites that the reader has switched off, kept on this machine until they are switched on again. */

import { loadOff, saveOff } from '../browser.js';

/**
 * Whose page an address is.
 * @param {string} url
 * @returns {string | null} The host, with no `www.`; null where there is none.
 */
export function siteOf(url) {
  const { host, protocol } = URL.canParse(url) ? new URL(url) : { host: '', protocol: '' };
  return protocol.startsWith('http') ? host.replace(/^www\./, '') : null;
}

/** @param {string | null} site */
export async function isOff(site) {
  return site !== null && (await loadOff()).includes(site);
}

/** @param {string} site @param {boolean} off */
export async function switchSite(site, off) {
  const others = (await loadOff()).filter((other) => other !== site);
  await saveOff(off ? [...others, site] : others);
}

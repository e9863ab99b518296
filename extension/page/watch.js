/** Watches a document for changes, so that a page that renders itself anew is marked anew. */

/** How long changes are gathered, in milliseconds. */
const GATHER = 400;

/** The part of a page's time that we may take: one part in this many. */
const SHARE = 20;

/**
 * Calls back after changes, never more often than the callback's own length allows.
 * @param {() => Promise<void>} changed
 * @returns {() => void} Stops it.
 */
export function watch(changed) {
  let pause = GATHER;
  let stale = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const wait = () => {
    stale = true;
    waiting ??= setTimeout(look, pause);
  };
  const look = async () => {
    stale = false;
    const start = performance.now();
    await changed();
    pause = Math.max(GATHER, (performance.now() - start) * SHARE);
    waiting = undefined;
    if (stale) {
      wait();
    }
  };
  const observer = new MutationObserver(wait);
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    clearTimeout(waiting);
  };
}

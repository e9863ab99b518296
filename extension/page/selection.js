/** What the reader has selected, in the page, its frames and its shadow trees. */

/**
 * @typedef {StaticRange & { startContainer: Node, endContainer: Node }} Ends
 * @typedef {Selection & { getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): Ends[] }} Composed
 */

/**
 * @param {Node[]} roots Documents and shadow roots.
 * @returns {Range[]}
 */
export function selectedIn(roots) {
  const documents = roots.filter((root) => root.nodeType === Node.DOCUMENT_NODE);
  const shadowRoots = roots.filter((root) => root.nodeType !== Node.DOCUMENT_NODE).map((root) => /** @type {ShadowRoot} */ (root));
  return documents.flatMap((root) => rangesOf(/** @type {Document} */ (root).getSelection(), shadowRoots));
}

/**
 * @param {Composed | null} selection
 * @param {ShadowRoot[]} shadowRoots Into which it may reach: by itself it ends at their hosts.
 * @returns {Range[]}
 */
function rangesOf(selection, shadowRoots) {
  if (!selection || selection.rangeCount === 0) {
    return [];
  }
  const composed = selection.getComposedRanges?.({ shadowRoots }) ?? [];
  const inOneTree = composed.filter(({ startContainer, endContainer }) => startContainer.getRootNode() === endContainer.getRootNode());
  // What goes from one tree into another is no range; then what the browser makes of it counts.
  return inOneTree.length > 0 ? inOneTree.map(rangeOf) : plainRanges(selection);
}

/** @param {Selection} selection */
function plainRanges(selection) {
  return Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index).cloneRange());
}

/** @param {Ends} ends */
function rangeOf({ startContainer, startOffset, endContainer, endOffset }) {
  const range = /** @type {Document} */ (startContainer.ownerDocument ?? startContainer).createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

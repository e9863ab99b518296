/**
 * The ways in for an article: pasted, dropped, or opened from a file.
 *
 * @import { Show } from './reader.js'
 */

/** Larger files are refused before they are read. */
const LARGEST_MEGABYTES = 50;

/** @template {Element} E @param {string} selector @returns {E} */
const find = (selector) => /** @type {E} */ (document.querySelector(selector));

/**
 * @param {(article: Show) => void} open Called with every article given.
 * @param {(error: unknown) => void} failed Called with an `Error` for what cannot be read.
 */
export function takeArticles(open, failed) {
  const read = (/** @type {File | undefined} */ file) => file && articleOf(file).then(open, failed);
  takeFiles(read);
  takeDrops(read, (text) => open(textArticle(text)));
  takePastes((text) => open(textArticle(text)));
}

/** @param {(file: File | undefined) => void} read */
function takeFiles(read) {
  /** @type {HTMLInputElement} */
  const input = find('#file');
  find('#open').addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    read(input.files?.[0]);
    // So that the same file, changed on disk, can be opened again.
    input.value = '';
  });
}

/**
 * @param {(file: File | undefined) => void} read
 * @param {(text: string) => void} take
 */
function takeDrops(read, take) {
  /** @type {HTMLElement} */
  const cover = find('#drop');
  addEventListener('dragenter', () => (cover.hidden = false));
  // The cover lies over everything, the article's frame included: leaving it is leaving the window.
  cover.addEventListener('dragleave', () => (cover.hidden = true));
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    cover.hidden = true;
    const given = event.dataTransfer;
    const text = given?.getData('text/plain');
    if (given?.files.length) {
      read(given.files[0]);
    } else if (text) {
      take(text);
    }
  });
}

/** @param {(text: string) => void} take */
function takePastes(take) {
  /** @type {HTMLDialogElement} */
  const dialog = find('#paste-dialog');
  /** @type {HTMLTextAreaElement} */
  const field = find('#text');
  find('#paste').addEventListener('click', () => {
    field.value = '';
    dialog.returnValue = '';
    dialog.showModal();
  });
  dialog.addEventListener('close', () => {
    if (dialog.returnValue === 'read' && field.value.trim() !== '') {
      take(field.value);
    }
  });
  addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (!dialog.open && text.trim() !== '') {
      event.preventDefault();
      take(text);
    }
  });
}

/**
 * @param {File} file
 * @returns {Promise<Show>}
 */
async function articleOf(file) {
  if (file.size > LARGEST_MEGABYTES * 1_000_000) {
    throw new Error(`${file.name} is larger than ${LARGEST_MEGABYTES} MB.`);
  }
  const bytes = await file.arrayBuffer();
  const isHtml = file.type === 'text/html' || /\.x?html?$/i.test(file.name);
  const text = decode(bytes, isHtml);
  if (text.includes('\0')) {
    throw new Error(`${file.name} is neither HTML nor text.`);
  }
  return isHtml ? { type: 'show', html: text } : { type: 'show', text, title: file.name };
}

/** @param {string} text @returns {Show} */
const textArticle = (text) => ({ type: 'show', text, title: 'Pasted text' });

/**
 * UTF-8 unless an HTML file declares, or the bytes show, that it is something else.
 * @param {ArrayBuffer} bytes
 * @param {boolean} isHtml
 */
function decode(bytes, isHtml) {
  const [first, second] = new Uint8Array(bytes);
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  }
  const head = new TextDecoder('latin1').decode(bytes.slice(0, 1024));
  const declared = isHtml ? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] : undefined;
  try {
    return new TextDecoder(declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not what it says it is: most old Western files are this.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

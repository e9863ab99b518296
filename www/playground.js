/**
 * The playground: takes an article from the reader, has the core find who said what in it, and
 * lists that beside it. The article itself lives in a frame (reader.js).
 *
 * @import { Analysis, ListName, Portion } from '../extension/types'
 * @import { FromReader, Show } from './reader.js'
 */

import init, { analyze } from '../extension/built/onrecord.js';
import { tintSheet } from '../extension/page/colours.js';
import { clearList, renderList, summed } from '../extension/panel/list.js';
import { messagesFrom } from '../extension/panel/messages.js';
import { write } from '../extension/written.js';
import { takeArticles } from './intake.js';

const article = /** @type {HTMLElement} */ (document.querySelector('#article'));
const status = /** @type {HTMLElement} */ (document.querySelector('.status'));
const list = /** @type {HTMLElement} */ (document.querySelector('.list'));

const UTF_8 = new TextEncoder();

const tints = new CSSStyleSheet();
tints.replaceSync(tintSheet());
document.adoptedStyleSheets = [tints];

/** @type {HTMLIFrameElement | undefined} */
let frame;
/** What the frame is to show once it is ready. @type {Show} */
let wanted;

const core = init();
const texts = fetch('../extension/_locales/en/messages.json').then(async (answer) => messagesFrom(await answer.json()));

addEventListener('message', ({ source, origin, data }) => {
  // An article replaced in the meantime may still be speaking.
  if (frame && source === frame.contentWindow && origin === location.origin) {
    answer(data).catch(failed);
  }
});
takeArticles(open, failed);
openSample().catch(failed);

document.querySelector('#sample')?.addEventListener('click', () => void openSample().catch(failed));

async function openSample() {
  const answer = await fetch('sample.html');
  open({ type: 'show', html: await answer.text() });
}

/**
 * Shows an article in a new frame, so that nothing of the one before is left.
 * @param {Show} shown
 */
function open(shown) {
  wanted = shown;
  clearList(list);
  say('Reading…');
  frame = document.createElement('iframe');
  frame.title = 'The article';
  frame.src = 'reader.html';
  article.replaceChildren(frame);
}

/** @param {FromReader} message */
async function answer(message) {
  const asked = frame;
  const [text] = await Promise.all([texts, core]);
  if (asked !== frame) {
    return;
  }
  switch (message.type) {
    case 'ready':
      return send(wanted);
    case 'read':
      if (message.page.blocks.length === 0) {
        return say(text('failed_empty'), 'alert');
      }
      return show(JSON.parse(analyze(UTF_8.encode(write(message.page)))), text);
    case 'painted':
      say(summed(text, message.view), 'count');
      return renderList(list, message.view, { message: text, reveal: (landmark, turn) => send({ type: 'reveal', landmark, turn }), more });
    case 'gone':
      return say(text('gone'), 'alert');
  }
}

/** @param {Analysis} analysis @param {Awaited<typeof texts>} text */
function show(analysis, text) {
  return analysis.article?.in_english === false ? say(text('failed_foreign')) : send({ type: 'paint', analysis });
}

/** @param {ListName} list @param {number} from @returns {Promise<Portion<any>>} */
function more(list, from) {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    send({ type: 'more', list, from }, [port2]);
  });
}

/** @param {unknown} message @param {MessagePort[]} [ports] */
function send(message, ports) {
  frame?.contentWindow?.postMessage(message, location.origin, ports);
}

/** @param {string} sentence @param {'plain' | 'count' | 'alert'} [mood] */
function say(sentence, mood = 'plain') {
  status.dataset['mood'] = mood;
  status.textContent = sentence;
}

/**
 * What was there before stays: a file that cannot be read takes nothing away.
 * @param {unknown} error
 */
function failed(error) {
  say(error instanceof Error ? error.message : String(error), 'alert');
}

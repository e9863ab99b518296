/**
 * The engines that are measured against each other, each as one call on a text. Bundled into the page.
 *
 * @import { Page } from '../../extension/types'
 */

import nlp from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import init, { analyze } from '../../extension/built/onrecord.js';
import { write } from '../../extension/written.js';
import { BINDING, MODULE, startMeasured } from './measured.js';

/** The page that the extension's reader would make of a text, as it goes to the core. @param {string} text */
export function pageOf(text) {
  const blocks = text.split('\n').map((line) => ({ container: 0, tag: 'p', text: line, linked: 0, within: 0 }));
  /** @type {Page} */
  const page = { url: '', title: '', head: { properties: [], json_ld: [] }, containers: [{ parent: -1, tag: 'article', hint: '' }], blocks };
  return new TextEncoder().encode(write(page));
}

/**
 * Each gives how many things it found, so that nobody measures an engine that did not run.
 * @typedef {{ name: string, run(text: string): Record<string, number> }} Engine
 */

/** The part of ours that does what the others do. */
const PART = 'On the Record, tokens and names';

/** @param {string} core The address of the WebAssembly. @returns {Promise<Engine[]>} Ours first. */
export async function engines(core) {
  await init({ module_or_path: core });
  const parts = await startMeasured(`/${BINDING}`, `/${MODULE}`);
  const whole = winkNLP(model);
  const part = winkNLP(model, ['sbd', 'ner']);
  return [
    {
      name: 'On the Record, whole',
      run(text) {
        const { quotes, mentions, entities } = JSON.parse(analyze(pageOf(text)));
        return { quotes: quotes.length, mentions: mentions.length, entities: entities.length };
      },
    },
    { name: PART, run: (text) => ({ mentions: parts.count_mentions(text) }) },
    { name: 'wink-nlp, whole', run: (text) => countsOf(whole.readDoc(text)) },
    { name: 'wink-nlp, sentences and entities', run: (text) => countsOf(part.readDoc(text)) },
    { name: 'compromise', run: (text) => ({ sentences: nlp(text).length }) },
  ];
}

/** @param {import('wink-nlp').Document} doc */
function countsOf(doc) {
  return { tokens: doc.tokens().length(), sentences: doc.sentences().length(), entities: doc.entities().length() };
}

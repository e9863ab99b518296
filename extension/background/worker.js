/** The service worker: it wires the browser's events to what they set going, and holds nothing. */

import { answerPages, dropState, onTabs } from '../browser.js';
import { answer, click, moved } from './actions.js';

onTabs({ click, moved, closed: dropState });
answerPages(answer);

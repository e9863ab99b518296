/** The service worker: it wires the browser's events to what they set going, and holds nothing. */

import { answerAll, dropState, onMenu, onRenewal, onTabs } from '../browser.js';
import { answer, answerPanel, click, moved, pick } from './actions.js';
import { MENU } from './menu.js';
import { practise } from './practice.js';

onTabs({ click, moved, closed: dropState });
onMenu(MENU, (item, tabId, url) => pick(/** @type {Parameters<typeof pick>[0]} */ (item), tabId, url));
answerAll(answer, answerPanel);
// Without it the core starts slowly, and works all the same.
onRenewal(() => void practise().catch((error) => console.warn('The core could not practise:', error)));

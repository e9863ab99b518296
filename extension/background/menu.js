/** The page's context menu: whatever the panel lets a reader choose. */

import { message } from '../browser.js';

/** @type {{ id: string, title: string, contexts: ('page' | 'selection')[] }[]} */
export const MENU = [
  { id: 'article', title: message('menu_article'), contexts: ['page'] },
  { id: 'page', title: message('menu_page'), contexts: ['page'] },
  { id: 'selection', title: message('menu_selection'), contexts: ['selection'] },
  { id: 'site', title: message('menu_site'), contexts: ['page', 'selection'] },
];

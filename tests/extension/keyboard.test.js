/** What the button does, the keyboard does. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isClean, isPainted } from './browsers.js';
import { openChromium } from './chromium.js';
import { openFirefox } from './firefox.js';
import { openSite } from './site.js';

test('Chromium gives the button its keys', async () => {
  const browser = await openChromium();
  try {
    assert.deepEqual(await browser.shortcuts(), ['Alt+Shift+Q']);
  } finally {
    await browser.close();
  }
});

test('in Firefox the keys mark the page and take the marks away', async () => {
  const site = await openSite();
  const browser = await openFirefox();
  try {
    const tab = await browser.open(site.url('sample'));
    await tab.press();
    await tab.until(isPainted);
    await tab.untilPanelOpens();
    await tab.press();
    await tab.until(isClean);
  } finally {
    await browser.close();
    site.close();
  }
});

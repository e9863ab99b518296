/** When the extension is updated, its old scripts run on in the pages that were open. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isClean, mark } from './browsers.js';
import { openChromium } from './chromium.js';
import { openSite } from './site.js';

// Firefox ends the scripts of an extension with it.
test('after an update a page that was marked is left at its next change, without a word', async () => {
  const site = await openSite();
  const browser = await openChromium();
  try {
    const tab = await browser.open(site.url('beside'));
    await mark(tab);
    await browser.uninstall();
    await tab.run(() => {
      const added = document.createElement('p');
      added.textContent = '“And the tea room will be open,” said Tomas Berg.';
      document.querySelector('article')?.append(added);
    });
    await tab.until(isClean);
    assert.deepEqual(await browser.complaints(), []);
  } finally {
    await browser.close();
    site.close();
  }
});

/** Once installed, the core works until the browser keeps what it compiled. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mark } from './browsers.js';
import { openChromium } from './chromium.js';
import { hasKept, withProfile } from './kept.js';
import { openSite } from './site.js';

// Firefox keeps nothing that it compiles of an extension.
test('Chromium keeps the core that it compiled for the next start, and a click amid that is answered', async () => {
  const site = await openSite();
  try {
    await withProfile(async (profile) => {
      const browser = await openChromium({ profile });
      try {
        const tab = await browser.open(site.url('sample'));
        await mark(tab);
        while (!(await hasKept(profile))) {
          // The worker sleeps only when nobody speaks to it.
          await browser.shortcuts();
        }
        assert.deepEqual(await browser.complaints(), []);
      } finally {
        await browser.close();
      }
    });
  } finally {
    site.close();
  }
});

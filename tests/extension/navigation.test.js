/** Pages that are clicked on while they come, are left while they are read, or are gone back to. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowsers, isClean, paintedQuotes, untilBadge, untilTold } from './browsers.js';

/** Goes on to another page of the site; runs in the page. @param {string} path */
function goTo(path) {
  location.href = path;
}

/** @typedef {Window & typeof globalThis & { kept: boolean }} Kept */

inBrowsers('navigation', (open, at) => {
  test('a click on a page that is still coming says so at once, and the whole page is marked', async () => {
    const tab = await open('empty');
    await tab.run(goTo, '/slow');
    await tab.until(() => document.getElementById('first'));
    await tab.click();
    await untilBadge(tab, /^…$/);
    assert.equal(await tab.run(() => document.readyState), 'loading');
    assert.equal(await tab.run(isClean), true);
    at.site.release();
    await untilBadge(tab, /^2$/);
    assert.deepEqual(await tab.run(paintedQuotes), ['“The bridge is safe,”', '“It will open again in April,”']);
    await tab.close();
  });

  test('a page that is left while it is read is forgotten', async () => {
    const tab = await open('crowd');
    const panel = await tab.panel();
    await tab.front();
    await tab.click();
    await untilBadge(tab, /^…$/);
    await tab.run(goTo, '/quiet');
    await untilTold(panel, 'idle');
    await untilBadge(tab, /^$/);
    await panel.close();
    await tab.close();
  });

  for (const [path, name, badge] of /** @type {[string, string, RegExp][]} */ ([
    ['home', 'failed_no_article', /^–$/],
    ['quiet', 'none', /^0$/],
  ])) {
    test(`who goes back to ${path} is told of it what was told before`, async () => {
      const tab = await open(path);
      await tab.click();
      const panel = await tab.panel();
      await untilTold(panel, name);
      await tab.run(() => {
        /** @type {Kept} */ (window).kept = true;
      });
      await tab.run(goTo, '/sample');
      await untilTold(panel, 'idle');
      await tab.run(() => history.back());
      await tab.until(() => /** @type {Kept} */ (window).kept);
      await untilTold(panel, name);
      await untilBadge(tab, badge);
      await panel.close();
      await tab.close();
    });
  }
});

/** The panel: who said what, and the way from there to the words. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inBrowsers, listed, mark, paintedQuotes, untilBadge, untilTold } from './browsers.js';

/**
 * Notes when these words are lit within the window, frame by frame: the light is out again before a
 * slow driver has asked twice; runs in the page.
 * @param {string} words
 */
function noteLight(words) {
  const look = () => {
    const lit = [...(CSS.highlights.get('onrecord-flash') ?? [])].map((range) => /** @type {Range} */ (range));
    const box = lit.find((range) => String(range) === words)?.getBoundingClientRect();
    if (box && box.top >= 0 && box.bottom <= innerHeight) {
      /** @type {Window & { wasLit?: boolean }} */ (window).wasLit = true;
    } else {
      requestAnimationFrame(look);
    }
  };
  look();
}

/** Presses the button that shows more, the first below what the selector finds; runs in the panel. @param {string} selector */
function showMore(selector) {
  const button = /** @type {HTMLButtonElement} */ (document.querySelector(`${selector} .more`));
  button.focus();
  button.click();
}

/** How much of a long list is drawn, by what is listed; runs in the panel. */
const drawn = () => {
  const count = (/** @type {string} */ selector) => document.querySelectorAll(selector).length;
  return {
    quotes: count('.list > section:first-child [data-quote]'),
    named: count('.list > section'),
    unnamed: count('.part section'),
    names: count('.names [aria-labelledby=names-person] [data-name]'),
  };
};

/** Has the article say one more thing; runs in the page. @param {string} words */
function say(words) {
  const added = document.createElement('p');
  added.textContent = words;
  document.querySelector('article')?.append(added);
}

inBrowsers('the panel', (open, at) => {
  test('a page that is read anew leaves the list alone where it says the same, and the reader in their place where it does not', async () => {
    const tab = await open('beside');
    await mark(tab);
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('.names'));
    await panel.run(() => {
      const page = /** @type {Window & typeof globalThis & { changes: number }} */ (window);
      page.changes = 0;
      document.querySelector('summary')?.click();
      [...document.querySelectorAll('button')].find((button) => button.textContent?.includes('It will open again'))?.focus();
      const observer = new MutationObserver((records) => (page.changes += records.length));
      for (const told of document.querySelectorAll('.list, .status')) {
        observer.observe(told, { childList: true, subtree: true });
      }
    });
    await tab.run(say, 'It was cold, and nobody had brought a lamp.');
    const reading = async () => {
      const states = /** @type {Record<string, { reading?: number }>} */ (await chrome.storage.session.get());
      const view = await chrome.tabs.sendMessage(Number(new URLSearchParams(location.search).get('tab')), { type: 'view' });
      return Object.values(states).some((state) => state.reading === 2) && view.reading === 2;
    };
    await panel.until(reading);
    assert.equal(await panel.run(() => /** @type {Window & typeof globalThis & { changes: number }} */ (window).changes), 0);
    await tab.run(say, '“The tea room is open too,” said Tomas Berg.');
    await panel.until(() => [...document.querySelectorAll('.words')].some((words) => words.textContent === '“The tea room is open too,”'));
    const place = await panel.run(() => ({
      open: document.querySelector('details')?.open,
      focus: document.activeElement?.querySelector('.words')?.textContent,
    }));
    assert.deepEqual(place, { open: true, focus: '“It will open again in April,”' });
    await panel.close();
    await tab.close();
  });

  test('it opens with the click and lists quotes by speaker; the badge counts them', async () => {
    const tab = await open('sample');
    await mark(tab);
    await tab.untilPanelOpens();
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('h2'));
    const speakers = await panel.run(listed);
    const mayor = speakers.find(({ speaker }) => speaker === 'Adaeze Lindqvist');
    assert(mayor?.quotes.some((words) => words.startsWith('“We are out of time,')), JSON.stringify(speakers));
    const painted = await tab.run(paintedQuotes);
    for (const words of speakers.flatMap(({ quotes }) => quotes).flatMap((quote) => quote.split(' … '))) {
      assert(painted.includes(words), `${words} is listed and not painted so`);
    }
    const all = speakers.reduce((sum, { quotes }) => sum + quotes.length, 0);
    const count = all - (await panel.run(() => document.querySelectorAll('.sure').length));
    assert.equal(await tab.badge(), String(count));
    assert.equal(await panel.run(() => document.querySelector('.status')?.textContent), `${count} quotes`);
    const why = await panel.run(() => [...document.querySelectorAll('[data-quote]')].map((quote) => quote.getAttribute('title')));
    assert.equal(why.filter((told) => /^\S.* · \d+ % sure$/.test(told ?? '')).length, all);
    await panel.close();
    await tab.close();
  });

  test('a click on a quote brings its words into view and lights them', async () => {
    const tab = await open('sample');
    await mark(tab);
    const last = (await tab.run(paintedQuotes)).at(-1) ?? '';
    assert.equal(await tab.run(() => scrollY), 0);
    await tab.run(noteLight, last);
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('h2'));
    await panel.run((words) => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find((button) => button.textContent?.includes(words))?.click();
    }, last);
    await tab.until(() => /** @type {Window & { wasLit?: boolean }} */ (window).wasLit);
    await tab.until(() => !CSS.highlights.has('onrecord-flash'));
    await panel.close();
    await tab.close();
  });

  test('what is no longer seen on the page is told of, until something is seen again', async () => {
    const tab = await open('beside');
    await mark(tab);
    await tab.run(() => {
      const folded = new CSSStyleSheet();
      folded.replaceSync('#first { display: none; }');
      document.adoptedStyleSheets = [folded];
    });
    const panel = await tab.panel();
    const told = () => document.querySelector('.status')?.textContent;
    const show = (/** @type {string} */ words) =>
      [...document.querySelectorAll('button')].find((button) => button.querySelector('.words')?.textContent === words)?.click();
    await panel.until(() => document.querySelector('h2'));
    await panel.run(show, '“The pier is older than any of us,”');
    await untilTold(panel, 'gone');
    await panel.run(show, '“It will open again in April,”');
    await panel.until(() => document.querySelector('.status')?.textContent === '2 quotes');
    assert.equal(await panel.run(told), '2 quotes');
    await panel.close();
    await tab.close();
  });

  test('a quote is copied with who says it and where', async () => {
    const tab = await open('beside');
    await mark(tab);
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('.copy'));
    // The clipboard itself needs a reader's own click.
    const copied = await panel.run(async () => {
      /** @type {string[]} */
      const copied = [];
      navigator.clipboard.writeText = async (text) => void copied.push(text);
      const button = /** @type {HTMLElement} */ (document.querySelector('.copy'));
      button.click();
      await Promise.resolve();
      return [...copied, button.textContent];
    });
    assert.deepEqual(copied, [`“The pier is older than any of us,”\n— Ada Lund, ${at.site.url('beside')}`, 'Copied']);
    await panel.close();
    await tab.close();
  });

  test('each click on a name lights the next place that it has', async () => {
    const tab = await open('sample');
    await mark(tab);
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('.names'));
    const press = () => {
      /** @type {HTMLDetailsElement} */ (document.querySelector('.names')).open = true;
      const names = [...document.querySelectorAll('[data-name]')].map((name) => /** @type {HTMLElement} */ (name));
      names.find((name) => name.textContent?.startsWith('Ines Valcourt '))?.click();
    };
    const first = await place();
    const second = await place();
    assert.notEqual(first, second);
    assert.equal(await place(), first);
    await panel.close();
    await tab.close();

    /** Which of the page's texts is lit. */
    async function place() {
      await tab.run(() => CSS.highlights.delete('onrecord-flash'));
      await panel.run(press);
      await tab.until(() => CSS.highlights.has('onrecord-flash'));
      return tab.run(() => {
        const [range] = [...(CSS.highlights.get('onrecord-flash') ?? [])].map((range) => /** @type {Range} */ (range));
        const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
        let index = 0;
        for (; walker.nextNode() && walker.currentNode !== range?.startContainer; index += 1);
        return index * 100_000 + (range?.startOffset ?? 0);
      });
    }
  });

  test('names are folded away by kind, with how often they stand there, and a click lights the first', async () => {
    const tab = await open('sample');
    await mark(tab);
    await tab.run(noteLight, 'Ines Valcourt');
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('.names'));
    const people = await panel.run(() => {
      const names = /** @type {HTMLDetailsElement} */ (document.querySelector('.names'));
      const folded = !names.open;
      names.querySelector('summary')?.click();
      const list = names.querySelector('[aria-labelledby=names-person]');
      const buttons = [...(list?.querySelectorAll('button') ?? [])];
      buttons.find((button) => button.textContent?.startsWith('Ines Valcourt '))?.click();
      return { folded, open: names.open, texts: buttons.map((button) => button.textContent) };
    });
    assert.equal(people.folded, true);
    assert.equal(people.open, true);
    assert(people.texts.includes('Ines Valcourt 2 ×'), JSON.stringify(people.texts));
    await tab.until(() => /** @type {Window & { wasLit?: boolean }} */ (window).wasLit);
    await panel.close();
    await tab.close();
  });

  test('what a speaker is stands by the name; who is not named, and what is doubtful, is counted apart', async () => {
    const tab = await open('doubtful');
    await mark(tab);
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('.part'));
    const texts = await panel.run(() => {
      const of = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)].map((found) => found.textContent ?? '');
      return { speakers: of('.list > section header'), parts: of('.part > header'), apart: of('.part section header'), doubts: of('.doubt') };
    });
    assert(texts.speakers.some((text) => text.startsWith('Aino SaloFinnish Prime Minister')), JSON.stringify(texts));
    assert.match(texts.parts[0] ?? '', /^Not named1 quote/);
    assert.match(texts.parts[1] ?? '', /^Doubtful1 quote/);
    assert.match(texts.apart[0] ?? '', /The name is kept back: “who asked not to be named because he may not speak of it”/);
    assert.match(texts.apart[1] ?? '', /^Erik Holm/);
    assert.equal(texts.doubts.length, 1);
    assert.match(texts.doubts[0] ?? '', /of Aino Salo: “her autumn re-election campaign”/);
    await panel.close();
    await tab.close();
  });

  test('what is more likely no quote stands last and grey, says how sure it is, and is not counted', async () => {
    const tab = await open('unsure');
    await mark(tab);
    await untilBadge(tab, /^2$/);
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('.part'));
    const { status, parts, shares, sure, words, unnamed } = await panel.run(() => {
      const of = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)].map((found) => found.textContent ?? '');
      const [status = ''] = of('.status');
      const last = '.list > :nth-last-child(1 of .part)';
      return { status, parts: of('.part h2'), shares: of(`${last} section header`), sure: of(`${last} .sure`), words: of(`${last} .words`), unnamed: of('.part section header') };
    });
    assert.equal(status, '2 quotes');
    assert.deepEqual(parts, ['Not named', 'Unsure']);
    assert(shares.length > 0 && shares.every((told) => !told.includes('%')), JSON.stringify(shares));
    assert(sure.length > 0 && sure.every((told) => /^[1-7]?\d % sure · \S/.test(told)), JSON.stringify(sure));
    // Nothing on the page says that the name was kept back.
    assert.match(unnamed[0] ?? '', /^an officialnot named1 quote/);
    const grey = await tab.run(() => [...(CSS.highlights.get('onrecord-quote-shared') ?? [])].map(String));
    assert(words.length > 0 && words.every((told) => grey.includes(told)), JSON.stringify({ words, grey }));
    await panel.close();
    await tab.close();
  });

  test('whom a pronoun means is told as a guess where it is one; one that means nobody named stays a pronoun', async () => {
    const tab = await open('pronouns');
    await mark(tab);
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('.part'));
    const texts = await panel.run(() => {
      const of = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)].map((found) => found.textContent ?? '');
      return { taken: of('.taken'), named: of('.list > section h2'), apart: of('.part h3') };
    });
    assert.deepEqual(texts, { taken: ['“he” is taken to be Robert Kamau'], named: ['James Osei', 'Robert Kamau'], apart: ['she'] });
    await panel.close();
    await tab.close();
  });

  test('of a list of thousands it draws a part, and more when asked, and hands the keyboard on', async () => {
    const tab = await open('crowd');
    await mark(tab);
    const panel = await tab.panel();
    await panel.until(() => document.querySelector('.names'));
    const before = await panel.run(drawn);
    assert(before.quotes === 100 && before.named < 500 && before.unnamed < 500 && before.names < 500, JSON.stringify(before));
    const [head, set] = await panel.run(() => [
      document.querySelector('.list header')?.textContent ?? '',
      document.querySelector('.list li')?.getAttribute('aria-setsize'),
    ]);
    assert.match(head ?? '', /^Adaeze Lund.*20000 quotes/);
    assert.equal(set, '20000');
    await tab.run(noteLight, '“Bridge 100 is safe,”');
    await panel.run(showMore, '.list > section');
    await panel.until(() => document.activeElement?.textContent?.startsWith('“Bridge 100 is safe,”'));
    assert.equal(await panel.run(() => document.activeElement?.parentElement?.ariaPosInSet), '101');
    await panel.run(() => /** @type {HTMLElement} */ (document.activeElement).click());
    await tab.until(() => /** @type {Window & { wasLit?: boolean }} */ (window).wasLit);
    for (const selector of ['.list >', '.part >', '.names [aria-labelledby=names-person]']) {
      await panel.run(showMore, selector);
      await panel.until(() => document.activeElement?.matches('[data-quote], [data-name]'));
    }
    const after = await panel.run(drawn);
    assert.equal(after.quotes, 200);
    assert(after.named > before.named && after.unnamed > before.unnamed && after.names > before.names, JSON.stringify(after));
    await tab.run(say, '“Bridge 20000 is new,” said Mayor Adaeze Lund.');
    await panel.until(() => document.querySelector('.list header')?.textContent?.includes('20001 quotes'));
    assert.deepEqual(await panel.run(drawn), after);
    await panel.close();
    await tab.close();
  });
});

// The language of a passage and of its story, and pages that a translator in the browser has changed.

import { capture, expect, ld, open, test } from '../fixtures/capture';
import { highlight } from '../fixtures/page-steps';

const SENTENCE = 'Am 3. Oktober wurde die Brüke gesperrt. Danach war sie offen.';
const PASSAGE = `<p id="p">${SENTENCE}</p>`;

test.describe('the language', () => {
  const DECLARED: Record<string, [body: string, language: string, story?: string]> = {
    'of the article in a frame of another language': [
      `<article lang="de"><h1>Brücke gesperrt</h1>${PASSAGE}</article>`,
      'de',
    ],
    'of a block in the article': [`<article><div lang="de-AT">${PASSAGE}</div></article>`, 'de-AT'],
    'in XML': [`<article xml:lang="de">${PASSAGE}</article>`, 'de'],
    'of the nearest of two elements': [
      `<main lang="fr"><section lang="de">${PASSAGE}</section></main>`,
      'de',
    ],
    'of a quotation, and of its story': [`<blockquote lang="de">${PASSAGE}</blockquote>`, 'de', 'en'],
    'of a section in a quotation, and of its story': [
      `<blockquote><div lang="de">${PASSAGE}</div></blockquote>`,
      'de',
      'en',
    ],
    'of a paragraph, and of its story': [PASSAGE.replace('<p', '<p lang="de"'), 'de', 'en'],
    'of words in a line, and of their story': [
      `<p><span id="p" lang="de">${SENTENCE}</span> That is what he said.</p>`,
      'de',
      'en',
    ],
    'around an invalid one': [
      `<div lang="de"><div lang="Deutsch"><div lang="">${PASSAGE}</div></div></div>`,
      'de',
    ],
    'in a form whose field hides the method that reads it': [
      `<form lang="de"><input name="getAttribute"><input name="parentNode"><input name="tagName">${PASSAGE}</form>`,
      'de',
      'en',
    ],
  };
  for (const [name, [body, language, story]] of Object.entries(DECLARED)) {
    test(`is that ${name}`, async ({ site, page }) => {
      await open(page, site.page, '', body, 'en');
      await highlight(page, '#p', 'Brüke');
      const { page: described, passage } = await capture(page);
      expect(described).toMatchObject({ language });
      expect(described?.storyLanguage).toBe(story);
      expect(described).not.toHaveProperty('translated');
      expect(passage?.prefix).toBe('Am 3. Oktober wurde die '); // by the rules of German
    });
  }

  test('is that of the host around a shadow root', async ({ site, page }) => {
    await open(page, site.page, '', '<div lang="de"><x-story></x-story></div>', 'en');
    await page.evaluate((html) => {
      const root = document.querySelector('x-story')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = html;
      const text = root?.querySelector('p')?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 24, text, 29);
    }, PASSAGE);
    const { page: described, passage } = await capture(page);
    expect(passage?.exact).toBe('Brüke');
    expect(described?.language).toBe('de');
  });

  test('is that of the only heading, if nothing is highlighted', async ({ site, page }) => {
    await open(page, site.page, '', `<article lang="de"><h1>Brücke gesperrt</h1>${PASSAGE}</article>`, 'en');
    expect((await capture(page)).page?.language).toBe('de');
  });
});

test.describe('a page that was translated', () => {
  const FONT = '<font style="vertical-align: inherit;">';
  const MARKED: Record<string, [html: string, head: string, body: string, facts: object]> = {
    'by Chrome': [
      '<html class="translated-ltr" lang="en">',
      '',
      `<p id="p">${FONT}${FONT}The brigde is closed.</font></font></p>`,
      { language: 'en' },
    ],
    'by Chrome, from a language that the metadata names': [
      '<html class="js translated-ltr" lang="en">',
      ld({ '@type': 'NewsArticle', headline: 'Die Brücke ist zu', inLanguage: 'de' }),
      `<h1>${FONT}The bridge is closed</font></h1><p id="p">${FONT}The brigde is closed.</font></p>`,
      { language: 'en', storyLanguage: 'de', headline: 'Die Brücke ist zu' },
    ],
    'by Chrome, in an article that declares its language': [
      '<html class="translated-rtl" lang="ar">',
      '',
      `<article lang="de"><p id="p">The brigde is closed.</p></article>`,
      { language: 'ar', storyLanguage: 'de' },
    ],
    'by Google’s widget': [
      '<html lang="en-x-mtfrom-de">',
      '',
      `<p id="p">${FONT}The brigde is closed.</font></p>`,
      { language: 'en', storyLanguage: 'de' },
    ],
    'by Edge': [
      '<html lang="de">',
      '',
      '<p id="p" _msttexthash="42250" _msthash="7">The brigde is closed.</p>',
      { language: 'de' },
    ],
    'by Firefox': [
      '<html lang="en">',
      '<meta name="content-language" content="de">',
      '<p id="p">The brigde is closed. <a href="/x" data-moz-translations-id="0">More</a></p>',
      { language: 'en', storyLanguage: 'de' },
    ],
    'by Yandex': [
      '<html lang="de">',
      '',
      '<p id="p"><ya-tr-span data-source-lang="de" data-target-lang="en">The brigde is closed.</ya-tr-span></p>',
      { language: 'en', storyLanguage: 'de' },
    ],
  };
  for (const [name, [html, head, body, facts]] of Object.entries(MARKED)) {
    test(`${name} is captured as translated, without a link to its words`, async ({ site, page }) => {
      await page.goto(
        site.page(
          '/translated',
          `<!doctype html>${html}<head><meta charset="utf-8">${head}</head>${body}</html>`,
        ),
      );
      await highlight(page, '#p', 'brigde');
      const { page: described, passage } = await capture(page);
      expect(described).toMatchObject({ translated: true, ...facts });
      expect(Object.keys(described ?? {}).includes('storyLanguage')).toBe('storyLanguage' in facts);
      expect(passage?.exact).toBe('brigde');
      expect(passage).not.toHaveProperty('textFragment');
    });
  }

  const LEFT: Record<string, string> = {
    'the attribute': '<p id="p" translate="no">The brigde is closed.</p>',
    'the class': '<div class="notranslate"><p id="p">The brigde is closed.</p></div>',
  };
  for (const [name, body] of Object.entries(LEFT)) {
    test(`has the site’s own words where ${name} keeps translators out`, async ({ site, page }) => {
      const html = `<!doctype html><html class="translated-ltr" lang="en"><meta charset="utf-8">${body}</html>`;
      await page.goto(site.page('/translated', html));
      await highlight(page, '#p', 'brigde');
      const { page: described, passage } = await capture(page);
      expect(described).not.toHaveProperty('translated');
      expect(passage).toHaveProperty('textFragment');
    });
  }
});

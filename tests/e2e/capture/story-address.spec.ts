// Which story a capture is about: routes in the fragment, copies on other sites, documents in which no directive works.

import type { Page } from '@playwright/test';
import { deepLink } from '../../../lib/correction/content';
import { capture, expect, ld, test } from '../fixtures/capture';
import { highlight } from '../fixtures/page-steps';

/** Opens `address`, which has that body; no request leaves the computer. */
async function openAt(page: Page, address: string, body: string): Promise<void> {
  await page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(address);
}

test.describe('a story on another site’s copy', () => {
  const STORY = 'https://www.news.test/2026/fox';
  const COPIES: Record<string, string> = {
    'an AMP cache': 'https://www-news-test.cdn.ampproject.org/c/s/www.news.test/2026/fox',
    'Bing’s AMP cache': 'https://www-news-test.bing-amp.com/c/s/www.news.test/2026/fox',
    'a web archive': 'https://web.archive.org/web/20261122123456/https://www.news.test/2026/fox',
    'an archive that only numbers its pages': 'https://archive.ph/AbCd1',
  };
  for (const [name, address] of Object.entries(COPIES)) {
    test(`is the story itself: ${name}`, async ({ page }) => {
      const canonical = address.startsWith('https://archive.ph')
        ? `https://archive.md/2026.11.22-123456/${STORY}`
        : STORY;
      await openAt(
        page,
        address,
        `<link rel="canonical" href="${canonical}"><p id="lead">The fox jumpd.</p>`,
      );
      await highlight(page, '#lead', 'jumpd');
      const { passage, page: described } = await capture(page);
      expect(described).toMatchObject({ address: STORY });
      expect(described && passage && deepLink({ page: described, passage })).toBe(`${STORY}#:~:text=jumpd`);
    });
  }

  test('has no directive if the copy is a translation', async ({ page }) => {
    await openAt(
      page,
      'https://www-news-test.translate.goog/2026/fox?_x_tr_sl=lv&_x_tr_tl=en',
      '<p>The fox jumpd.',
    );
    await highlight(page, 'p', 'jumpd');
    const { passage, page: described } = await capture(page);
    expect(described?.address).toBe(STORY);
    expect(passage?.exact).toBe('jumpd');
    expect(passage?.textFragment).toBeUndefined();
  });
});

test.describe('the canonical address', () => {
  test('is ignored if the page says that it is the story in another language', async ({ page }) => {
    const head = `<link rel="canonical" href="/fox"><link rel="alternate" hreflang="en" href="/fox">
      <link rel="alternate" hreflang="lv" href="/lapsa">`;
    const address = 'https://news.test/lapsa';
    await openAt(page, address, `<!doctype html><html lang="lv"><head>${head}</head><p>Lapsa`);
    expect((await capture(page)).page).toEqual({ address, language: 'lv' });
    await openAt(
      page,
      'https://news.test/m/fox',
      `<!doctype html><html lang="en"><head>${head}</head><p>Fox`,
    );
    expect((await capture(page)).page?.canonical).toBe('https://news.test/fox');
  });
});

/** What is between the words and the start of the document, so that a browser has to scroll. */
const TALL = '<div style="height: 4000px">Start</div>';
const XHTML = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>${TALL}<p>The fox jumpd.</p></body></html>`;
const ROWS = 'A line.\n'.repeat(300);

test.describe('a directive is given where Chromium follows it, and only there', () => {
  const TYPES: Record<string, [body: string, isFollowed: boolean]> = {
    'text/html': [`<!doctype html>${TALL}<p>The fox jumpd.</p>`, true],
    'text/plain': [`${ROWS}The fox jumpd.`, true],
    'application/xhtml+xml': [XHTML, false],
    'application/xml': [XHTML, false],
    'application/json': [JSON.stringify({ rows: ROWS.split('\n'), text: 'The fox jumpd.' }, null, 1), false],
    'text/markdown': [`${ROWS}The fox jumpd.`, false],
    'text/css': [`${ROWS}The fox jumpd.`, false],
  };
  for (const [type, [body, isFollowed]] of Object.entries(TYPES)) {
    test(`in ${type}`, async ({ site, page }) => {
      site.answer('/document', (_request, response) => {
        response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
      });
      const scrolled = () => page.evaluate(() => (scrollY > 0 ? 'scrolled' : 'not scrolled'));
      await page.goto(`${site.origin}/document#:~:text=jumpd`);
      if (isFollowed) await expect.poll(scrolled).toBe('scrolled');
      else expect(await scrolled()).toBe('not scrolled');
      await page.evaluate(() => {
        const root = document.documentElement;
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const start = (node.textContent ?? '').indexOf('jumpd');
          if (start >= 0) getSelection()?.setBaseAndExtent(node, start, node, start + 5);
        }
      });
      const { passage } = await capture(page);
      expect(passage?.exact).toBe('jumpd');
      expect(passage?.textFragment).toBe(isFollowed ? ':~:text=jumpd' : undefined);
    });
  }
});

/** The head of a page of `Paper` about that story. */
const headOf = (title: string, author: string, path: string) =>
  `<title>${title} – Paper</title><link rel="canonical" href="${path}"><meta property="og:site_name" content="Paper">
  <meta property="og:title" content="${title}"><meta name="author" content="${author}">
  ${ld({ '@type': 'NewsArticle', headline: title, author: { name: author }, datePublished: '2026-11-20' })}`;

test.describe('after a script has gone on to another story', () => {
  const BODY = '<h1>First story</h1><p id="lead">The ferry leaves.</p>';

  /** Loads the first story, and shows the second in the same document. */
  async function goOn(
    page: Page,
    serve: (path: string, html: string) => string,
    changes = '',
  ): Promise<void> {
    const html = `<!doctype html><html lang="en"><head>${headOf('First story', 'Ada One', '/one')}</head><body>${BODY}</body></html>`;
    await page.goto(serve('/one', html));
    await page.evaluate((script) => {
      history.pushState({}, '', '/two');
      document.querySelector('h1')?.replaceChildren('Second story');
      document.querySelector('#lead')?.replaceChildren('The brigde is closed.');
      if (script !== '') document.head.innerHTML = script;
    }, changes);
    await highlight(page, '#lead', 'brigde');
  }

  test('nothing that the head says about the first is said about the second', async ({ site, page }) => {
    await goOn(page, site.page);
    expect((await capture(page)).page).toEqual({
      ...{ address: `${site.origin}/two`, headline: 'Second story', site: 'Paper', language: 'en' },
    });
  });

  test('a head that the site has replaced too is believed', async ({ site, page }) => {
    await goOn(page, site.page, headOf('Second story', 'Eve Two', '/two'));
    expect((await capture(page)).page).toEqual({
      ...{ address: `${site.origin}/two`, headline: 'Second story', author: 'Eve Two', site: 'Paper' },
      ...{ published: '2026-11-20', language: 'en' },
    });
  });

  test('the first is described again once the reader has gone back', async ({ site, page }) => {
    await goOn(page, site.page);
    await page.evaluate((body) => {
      history.replaceState({}, '', '/one');
      document.body.innerHTML = body;
    }, BODY);
    expect((await capture(page)).page).toMatchObject({ headline: 'First story', author: 'Ada One' });
  });
});

test.describe('a page with several stories, of which the head describes the first', () => {
  const story = (title: string, author: string, level = 'h1') =>
    `<article><${level}>${title}</${level}><a rel="author" href="/a">${author}</a><time datetime="2026-11-2${title.length % 10}">x</time>
    <p id="${title.slice(0, 5)}">The brigde is closed.</p><article><p id="comment-${title.slice(0, 5)}">I saw teh brigde.</p></article></article>`;
  const PAGE = `<!doctype html><html lang="en"><head>${headOf('First story', 'Ada One', '/one')}</head><body>`;

  const SECOND = { headline: 'Second story', author: 'Eve Two', site: 'Paper', published: '2026-11-22' };
  const BELOW: Record<string, [second: string, place: string]> = {
    'its own article': [story('Second story', 'Eve Two'), '#Secon'],
    'a reader’s comment in its article': [story('Second story', 'Eve Two'), '#comment-Secon'],
    'an article whose heading is smaller, and is the title now': [
      story('Second story', 'Eve Two', 'h2'),
      '#Secon',
    ],
  };
  for (const [name, [second, place]] of Object.entries(BELOW)) {
    test(`the second is described by ${name}`, async ({ site, page }) => {
      await page.goto(site.page('/one', `${PAGE}${story('First story', 'Ada One')}${second}`));
      await page.evaluate(() => {
        history.replaceState({}, '', '/two');
        document.title = 'Second story – Paper';
      });
      await highlight(page, place, 'brigde');
      expect((await capture(page)).page).toEqual({
        address: `${site.origin}/two`,
        language: 'en',
        ...SECOND,
      });
    });
  }

  test('the first is described by the head, before and after the reader has seen the second', async ({
    site,
    page,
  }) => {
    await page.goto(
      site.page('/one', `${PAGE}${story('First story', 'Ada One')}${story('Second story', 'Eve Two')}`),
    );
    await highlight(page, '#First', 'brigde');
    const first = { headline: 'First story', author: 'Ada One', published: '2026-11-20' };
    expect((await capture(page)).page).toMatchObject(first);
    await page.evaluate(() => history.replaceState({}, '', '/two'));
    await page.evaluate(() => history.replaceState({}, '', '/one'));
    expect((await capture(page)).page).toMatchObject(first);
  });

  test('a teaser is no story: what it is on is described', async ({ site, page }) => {
    const teaser = '<article><h2>Another story</h2><p id="teaser">The brigde opens.</p></article>';
    await page.goto(site.page('/one', `${PAGE}${story('First story', 'Ada One')}${teaser}`));
    await highlight(page, '#teaser', 'brigde');
    expect((await capture(page)).page).toMatchObject({ headline: 'First story', author: 'Ada One' });
  });
});

// The demo's newspaper: its pages, and the mistakes that it promises.

import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { get, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Newspaper, startNewspaper } from '../../../demo/newspaper';
import mistakes from '../../../demo/newspaper/mistakes.json' with { type: 'json' };

const FOLDER = join(import.meta.dirname, '../../../demo/newspaper');
const INBOX = 'http://127.0.0.1:4000/inbox?site=courier&edition=1';
const STORIES = ['/', '/ferry', '/council', '/lighthouse', '/choirs'];

let newspaper: Newspaper;

beforeAll(async () => {
  newspaper = await startNewspaper({ inbox: INBOX });
});
afterAll(() => newspaper.stop());

async function read(path: string): Promise<string> {
  return (await fetch(newspaper.url + path)).text();
}

/** What a reader sees of a page, with white space as the browser shows it. */
function visibleText(html: string): string {
  return html
    .replace(/^.*<body>/s, '')
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<\/?(i|b|a|span|time)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&shy;', '')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&amp;', '&')
    .replace(/[ \n]+/g, ' ');
}

function countOf(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe('every page', () => {
  test.each([...STORIES, '/nowhere'])(
    '%s declares the inbox in its head, and no place is left unfilled',
    async (path) => {
      const html = await read(path);
      const head = html.slice(0, html.indexOf('</head>'));
      expect(head).toContain(
        `<link rel="http://www.w3.org/ns/ldp#inbox" href="${INBOX.replaceAll('&', '&amp;')}">`,
      );
      expect(html).not.toContain('{{');
      expect(html).toContain('<html lang="en-GB">');
      expect(html).toContain('<kbd>Ctrl</kbd> + <kbd>Enter</kbd>');
    },
  );

  test('is served as HTML in UTF-8, to HEAD as well', async () => {
    const response = await fetch(`${newspaper.url}/ferry`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('');
  });

  test.each(STORIES.slice(1))('%s says in JSON-LD what it is, as its headline does', async (path) => {
    const html = await read(path);
    const article = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
    expect(article).toMatchObject({
      '@type': 'NewsArticle',
      headline: /<h1>(.*?)<\/h1>/.exec(html)?.[1],
      author: { name: /class="author">(.*?)</.exec(html)?.[1] },
      datePublished: /published_time" content="(.*?)"/.exec(html)?.[1],
      dateModified: /modified_time" content="(.*?)"/.exec(html)?.[1],
      mainEntityOfPage: newspaper.url + path,
      publisher: { name: 'The Harbour Courier' },
    });
    expect(html).toContain(`<link rel="canonical" href="${newspaper.url}${path}">`);
  });
});

describe('the mistakes', () => {
  test.each(mistakes)('$story says “$wrong” $times times', async ({ story, wrong, right, times }) => {
    expect(STORIES).toContain(story);
    const text = visibleText(await read(story));
    expect(countOf(text, wrong)).toBe(times);
    expect(right).not.toBe(wrong);
  });

  test('are those of the README', async () => {
    const readme = (await readFile(join(FOLDER, 'README.md'), 'utf8')).replace(/ +/g, ' ');
    const rows = readme.split('\n').filter((line) => line.startsWith('| /'));
    expect(rows).toEqual(
      mistakes.map(
        ({ story, wrong, right = '–', kind, times, note }) =>
          `| ${story} | ${wrong} | ${right} | ${kind} | ${times} | ${note} |`,
      ),
    );
  });

  test('include one broken link, and no other link is broken', async () => {
    const broken: string[] = [];
    for (const story of STORIES) {
      for (const [, path = '', text = ''] of (await read(story)).matchAll(
        /<a [^>]*href="(\/[^"#]*)[^>]*>(.*?)<\/a>/gs,
      )) {
        if ((await fetch(newspaper.url + path)).status !== 200) broken.push(text);
      }
    }
    expect(broken).toEqual(mistakes.filter(({ kind }) => kind === 'link').map(({ wrong }) => wrong));
  });

  test('include a sum that does not add up', async () => {
    expect(2.5 + 1.1 + 0.4).toBeCloseTo(4);
    expect(visibleText(await read('/council'))).toContain(
      'The wall is to cost £4.2 million: £2.5 million comes from the region, £1.1 million from the Harbour Trust and £400,000',
    );
  });
});

describe('the server', () => {
  test('has every picture that a page shows', async () => {
    for (const story of STORIES) {
      for (const [, path = ''] of (await read(story)).matchAll(/<img src="([^"]*)"/g)) {
        const response = await fetch(newspaper.url + path);
        expect(response.headers.get('content-type'), path).toBe('image/svg+xml; charset=utf-8');
      }
    }
    expect((await fetch(`${newspaper.url}/style.css`)).headers.get('content-type')).toBe(
      'text/css; charset=utf-8',
    );
  });

  test.each([
    '/404',
    '/README.md',
    '/mistakes.json',
    '/../newspaper.ts',
    '/../newspaper/index.html',
    '/pictures/../README.md',
    '/%2e%2e/package.json',
    '/..%2fnewspaper.ts',
    '/..%5cnewspaper.ts',
    '//etc/passwd',
  ])('answers 404 to %s', async (path) => {
    const { hostname, port } = new URL(newspaper.url);
    const status = await new Promise((resolve, reject) => {
      get({ hostname, port, path }, (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    expect(status).toBe(404);
  });

  test('stops at once, with connections open', async () => {
    const another = await startNewspaper({ inbox: INBOX });
    const { hostname, port } = new URL(another.url);
    const open = request({ hostname, port, method: 'POST' });
    open.on('error', () => undefined);
    open.write('never ended');
    const [socket] = await once(open, 'socket');
    await once(socket, 'connect');
    await another.stop();
    await expect(fetch(another.url)).rejects.toThrow();
  });

  test('serves all the pages of the folder', async () => {
    const pages = (await readdir(FOLDER)).filter((name) => name.endsWith('.html'));
    expect(pages.toSorted()).toEqual([
      '404.html',
      'choirs.html',
      'council.html',
      'ferry.html',
      'index.html',
      'lighthouse.html',
    ]);
  });
});

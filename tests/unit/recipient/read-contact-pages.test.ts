// The contact pages of a site, read while the reader writes: real servers on loopback, which count the requests.

import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../lib/correction/recipient';
import type { ContactPage, Contacts } from '../../../lib/recipient/candidate';
import { fetchSiteContacts } from '../../../lib/recipient/site-contacts';
import type { Remember } from '../../../lib/recipient/site-source';
import { serve } from '../fixtures/loopback';

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const TEXT = { 'Content-Type': 'text/plain' };
const FORM = '<form><textarea></textarea></form>';

const forget: Remember = (_, ask) => ask();

/** Answers at a path with this body: text for `.txt`, else HTML. `undefined`: it never answers. */
type Answers = Readonly<Record<string, string | undefined>>;

async function site(answers: Answers) {
  const requests: string[] = [];
  const origin = await serve((request, response) => {
    const path = request.url ?? '';
    requests.push(`${request.method} ${path}`);
    expect(request.headers).not.toHaveProperty('cookie');
    expect(request.headers).not.toHaveProperty('referer');
    const body = answers[path];
    if (body !== undefined) response.writeHead(200, path.endsWith('.txt') ? TEXT : HTML).end(body);
    else if (!(path in answers)) response.writeHead(404, HTML).end('There is no such page.');
  });
  return { origin, requests };
}

const PURPOSES = ['corrections', 'contact', 'imprint', 'about'] as const;

function pagesOf(origin: string, paths: readonly string[]): ContactPage[] {
  return paths.map((path) => ({
    address: `${origin}/${path}`,
    purpose: PURPOSES.find((purpose) => path.startsWith(purpose)) ?? 'contact',
  }));
}

/** What a reader of `/story` learns from the site, in short; `linked`: the contact pages that the story links to. */
async function found(answers: Answers, linked: readonly string[] = [], isKnown = false) {
  const { origin, requests } = await site(answers);
  const pages = pagesOf(origin, linked);
  const contacts = await fetchSiteContacts(`${origin}/story`, fetch, forget, { pages, isKnown });
  return { ...inShort(contacts, origin), requests };
}

function inShort({ candidates, pages }: Contacts, origin: string) {
  return {
    who: candidates.map((one) => `${one.provenance} ${addressOf(one).replace(origin, '')}`),
    pages: pages.map(({ address, read = 'not read' }) => `${address.replace(origin, '')} ${read}`),
  };
}

describe('contact pages are read', () => {
  test('if the page links to them and nobody is known', async () => {
    const { who, pages } = await found({ '/contact': '<p>desk (at) paper.com</p>' }, ['contact']);
    expect(who).toEqual(['contact-page desk@paper.com']);
    expect(pages).toEqual(['/contact found']);
  });

  test('if only the home page links to them; it is requested once, for its inbox too', async () => {
    const home = '<p>News</p><footer><a href="/imprint">Imprint</a></footer>';
    const { who, requests } = await found({ '/': home, '/imprint': FORM });
    expect(who).toEqual(['contact-page /imprint']);
    expect(requests.filter((request) => request === 'GET /')).toHaveLength(1);
  });

  test('if trust.txt names one, which is the first', async () => {
    const { origin, requests } = await site({ '/write': FORM });
    const answers: typeof fetch = async (input, init) =>
      String(input).endsWith('/.well-known/trust.txt')
        ? new Response(`contact=${origin}/write`, { headers: TEXT })
        : fetch(input, init);
    const pages = pagesOf(origin, ['corrections', 'contact', 'imprint', 'about']);
    const contacts = await fetchSiteContacts(`${origin}/story`, answers, forget, { pages, isKnown: false });
    expect(inShort(contacts, origin).who).toEqual(['contact-page /write']);
    expect(requests.slice(-3).toSorted()).toEqual(['GET /corrections', 'GET /imprint', 'GET /write']);
  });

  test('at most three of them, one of each purpose first, and no page twice', async () => {
    const { origin, requests } = await site({});
    const linked = [
      'contact',
      'contact/',
      'contact#form',
      'contact-2',
      'imprint',
      'corrections',
      'corrections-2',
    ];
    await fetchSiteContacts(`${origin}/story`, fetch, forget, {
      pages: pagesOf(origin, ['', 'story#contact', ...linked]),
      isKnown: false,
    });
    expect(requests.slice(4).toSorted()).toEqual(['GET /contact', 'GET /corrections', 'GET /imprint']);
  });

  test('for an address with purpose general, which a corrections page makes one for corrections', async () => {
    const { origin } = await site({ '/corrections': '<p>info@paper.com</p>' });
    const contacts = await fetchSiteContacts(`${origin}/story`, fetch, forget, {
      pages: pagesOf(origin, ['corrections']),
      isKnown: false,
    });
    expect(contacts.candidates).toMatchObject([{ mailbox: 'info@paper.com', purpose: 'corrections' }]);
  });

  test('and said to be empty if they have nothing, or to be unread if they do not answer', async () => {
    const answers = { '/contact': '<p>Call us</p>', '/imprint': undefined };
    const { who, pages } = await found(answers, ['contact', 'imprint']);
    expect(who).toEqual([]);
    expect(pages).toEqual(['/contact empty']);
  });
});

describe('contact pages are not read', () => {
  const answers = { '/contact': FORM };

  test.each([
    ['the page names somebody', answers, true],
    [
      'the home page declares an inbox',
      { ...answers, '/': '<link rel="http://www.w3.org/ns/ldp#inbox" href="/inbox">' },
      false,
    ],
  ])('if %s', async (_, all, isKnown) => {
    const { requests } = await found(all, ['contact'], isKnown);
    expect(requests).not.toContain('GET /contact');
  });

  test('if they are of another site', async () => {
    const other = await site(answers);
    const { origin } = await site({});
    const pages = pagesOf(other.origin, ['contact']);
    await fetchSiteContacts(`${origin}/story`, fetch, forget, { pages, isKnown: false });
    expect(other.requests).toEqual([]);
  });

  test('again within a day, not even if they were empty', async () => {
    const kept = new Map<string, Contacts | undefined>();
    const keep: Remember = async (key, ask) => {
      if (!kept.has(key)) kept.set(key, await ask());
      return kept.get(key);
    };
    const { origin, requests } = await site({ '/contact': '<p>Call us</p>' });
    const onPage = { pages: pagesOf(origin, ['contact']), isKnown: false };
    const first = await fetchSiteContacts(`${origin}/story`, fetch, keep, onPage);
    const count = requests.length;
    expect(await fetchSiteContacts(`${origin}/story`, fetch, keep, onPage)).toEqual(first);
    expect(requests).toHaveLength(count);
  });
});

describe('a site', () => {
  const many = Array.from({ length: 20 }, (_, index) =>
    PURPOSES.map((purpose) => `${purpose}-${index}`),
  ).flat();
  const links = many.map((path) => `<a href="/${path}">Contact</a>`).join('');

  test('gets at most eight requests for a form, however many pages it names', async () => {
    const { requests } = await found(
      { '/': links, '/trust.txt': 'contact=https://www.paper.com/contact' },
      many,
    );
    expect(requests.toSorted()).toEqual([
      'GET /',
      'GET /.well-known/trust.txt',
      'GET /contact-0',
      'GET /corrections-0',
      'GET /imprint-0',
      'GET /trust.txt',
      'HEAD /story',
    ]);
    expect(requests.length).toBeLessThanOrEqual(8);
  });

  test('that does not answer the other requests has its contact pages read anyway', async () => {
    const silent = { '/story': undefined, '/': undefined, '/.well-known/trust.txt': undefined };
    const { who } = await found({ ...silent, '/contact': '<p>desk@paper.com</p>' }, ['contact']);
    expect(who).toEqual(['contact-page desk@paper.com']);
  });

  test('that never answers names nobody', async () => {
    const origin = await serve(() => undefined);
    const onPage = { pages: pagesOf(origin, ['contact']), isKnown: false };
    expect(await fetchSiteContacts(`${origin}/story`, fetch, forget, onPage)).toEqual({
      candidates: [],
      pages: [],
    });
  });
});

// The recipients that a site names outside of the page: real servers on loopback, with the requests that the worker sends.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../lib/correction/recipient';
import type { Contacts } from '../../../lib/recipient/candidate';
import { fetchSiteContacts } from '../../../lib/recipient/site-contacts';
import type { Remember } from '../../../lib/recipient/site-source';
import { serve } from '../fixtures/loopback';

const RELATION = 'http://www.w3.org/ns/ldp#inbox';
const LINK = `<link rel="${RELATION}" href="/inbox">`;
const TEXT = { 'Content-Type': 'text/plain' };
const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
const CONTACT = 'contact=desk@paper.example';

const forget: Remember = (_, ask) => ask();

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A site that answers so at these paths, each with its method before it or not, and 404 elsewhere. */
async function site(answers: Readonly<Record<string, Answer>>) {
  const requests: string[] = [];
  const origin = await serve((request: IncomingMessage, response: ServerResponse) => {
    const key = `${request.method} ${request.url}`;
    requests.push(key);
    expect(request.headers).not.toHaveProperty('cookie');
    expect(request.headers).not.toHaveProperty('referer');
    const {
      status = 200,
      headers = {},
      body = '',
    } = answers[key] ?? answers[request.url ?? ''] ?? { status: 404 };
    response.writeHead(status, headers).end(body);
  });
  return { origin, requests };
}

/** Whom the site names to a reader of its page `/story`, in short, without its origin. */
async function named(answers: Readonly<Record<string, Answer>>, path = '/story'): Promise<string[]> {
  const { origin } = await site(answers);
  return inShort(await fetchSiteContacts(`${origin}${path}`, fetch, forget), origin);
}

function inShort({ candidates, pages }: Contacts, origin: string): string[] {
  return [
    ...candidates.map((candidate) =>
      [candidate.provenance, addressOf(candidate).replace(origin, '')].join(' '),
    ),
    ...pages.map(({ address }) => address),
  ];
}

describe('an inbox', () => {
  const header = { Link: `</style.css>; rel=preload, </box>; rel="up ${RELATION}"` };

  test('is the one in the page’s header; then the home page is not asked', async () => {
    const { origin, requests } = await site({ '/story': { headers: header }, '/': { headers: header } });
    expect(inShort(await fetchSiteContacts(`${origin}/story`, fetch, forget), origin)).toEqual([
      'declared /box',
    ]);
    expect(requests.toSorted()).toEqual(['GET /.well-known/trust.txt', 'GET /trust.txt', 'HEAD /story']);
  });

  test('is the one in the home page’s head or header if the page names none', async () => {
    const html = { 'Content-Type': 'text/html' };
    expect(await named({ '/story': {}, '/': { headers: html, body: LINK } })).toEqual(['home /inbox']);
    expect(await named({ '/story': {}, '/': { headers: { ...html, ...header }, body: LINK } })).toEqual([
      'home /box',
    ]);
  });

  test('is requested once if the page is the home page', async () => {
    const { origin, requests } = await site({});
    await fetchSiteContacts(`${origin}/`, fetch, forget);
    expect(requests.toSorted()).toEqual(['GET /.well-known/trust.txt', 'GET /trust.txt', 'HEAD /']);
  });

  test.each([
    ['in an error’s header', { '/story': { status: 404, headers: header } }],
    [
      'of another site without encryption',
      { '/story': { headers: { Link: `<http://relay.example/>; rel="${RELATION}"` } } },
    ],
    [
      'with a user name',
      { '/story': { headers: { Link: `<https://a:b@relay.example/>; rel="${RELATION}"` } } },
    ],
    [
      'by a bare number in another’s network',
      { '/story': { headers: { Link: `<https://10.0.0.1/>; rel="${RELATION}"` } } },
    ],
    [
      'on a home page that is gone',
      { '/': { status: 410, headers: { 'Content-Type': 'text/html' }, body: LINK } },
    ],
  ])('is none %s', async (_, answers) => {
    expect(await named(answers)).toEqual([]);
  });

  test('is not found if the page or the home page redirects to another site', async () => {
    const other = await site({ '/': { headers: { ...header, 'Content-Type': 'text/html' }, body: LINK } });
    const away = { status: 302, headers: { Location: `${other.origin}/` } };
    expect(await named({ '/story': away, '/': away })).toEqual([]);
  });
});

describe('trust.txt', () => {
  const FIRST = '/.well-known/trust.txt';
  const SECOND = '/trust.txt';

  test('is read at each of its paths, the well-known one first', async () => {
    const other = { headers: TEXT, body: 'contact=other@paper.example' };
    expect(await named({ [FIRST]: { headers: TEXT, body: CONTACT }, [SECOND]: other })).toEqual([
      'trust-txt desk@paper.example',
    ]);
    expect(await named({ [SECOND]: { headers: TEXT, body: CONTACT } })).toEqual([
      'trust-txt desk@paper.example',
    ]);
    expect(await named({ [FIRST]: { body: CONTACT } })).toEqual(['trust-txt desk@paper.example']); // says no type
  });

  test.each([
    ['is HTML by its look', { headers: TEXT, body: `<!doctype html>\n${CONTACT}` }],
    ['is HTML that is called HTML', { headers: HTML, body: `<p>Not found</p>\n${CONTACT}` }],
    ['is empty', { headers: TEXT, body: '' }],
    ['is another text', { headers: TEXT, body: 'Not found' }],
    ['is gone', { status: 410, headers: TEXT, body: CONTACT }],
    ['is forbidden', { status: 403, headers: TEXT, body: CONTACT }],
  ])('is looked for in the second place where what stands in the first %s', async (_, first) => {
    expect(await named({ [FIRST]: first })).toEqual([]);
    expect(await named({ [FIRST]: first, [SECOND]: { headers: TEXT, body: CONTACT } })).toEqual([
      'trust-txt desk@paper.example',
    ]);
  });

  test('counts whatever its content type if it reads as one', async () => {
    expect(await named({ [FIRST]: { headers: HTML, body: CONTACT } })).toEqual([
      'trust-txt desk@paper.example',
    ]);
  });

  test('is looked for in the second place, and asked for again, if the first place does not answer now', async () => {
    const kept: unknown[] = [];
    const keep: Remember = async (_, ask) => {
      const contacts = await ask();
      kept.push(contacts);
      return contacts;
    };
    const busy = { status: 503 };
    const good = await site({ [FIRST]: busy, [SECOND]: { headers: TEXT, body: CONTACT } });
    const found = await fetchSiteContacts(`${good.origin}/story`, fetch, keep);
    expect(inShort(found, good.origin)).toEqual(['trust-txt desk@paper.example']);
    const none = await site({ [FIRST]: busy });
    await fetchSiteContacts(`${none.origin}/story`, fetch, keep);
    expect(kept).toContain(undefined);
  });

  test('counts after a redirect within the site, but not to another site', async () => {
    const moved = { status: 301, headers: { Location: '/files/trust.txt' } };
    expect(await named({ [FIRST]: moved, '/files/trust.txt': { headers: TEXT, body: CONTACT } })).toEqual([
      'trust-txt desk@paper.example',
    ]);
    const other = await site({ [FIRST]: { headers: TEXT, body: CONTACT } });
    const away = { status: 301, headers: { Location: `${other.origin}${FIRST}` } };
    expect(await named({ [FIRST]: away, [SECOND]: away })).toEqual([]);
  });

  test('does not count after a redirect without encryption', async () => {
    const answers: typeof fetch = async (input) => {
      const answer = new Response(String(input).endsWith(FIRST) ? CONTACT : '', { headers: TEXT });
      return Object.defineProperty(answer, 'url', { value: String(input).replace('https:', 'http:') });
    };
    expect((await fetchSiteContacts('https://paper.example/story', answers, forget)).candidates).toEqual([]);
  });

  test('gives addresses with their site, and pages', async () => {
    const body = `${CONTACT}\ncontact=https://www.paper.example/contact`;
    const { origin } = await site({ [FIRST]: { headers: TEXT, body } });
    expect(await fetchSiteContacts(`${origin}/story`, fetch, forget)).toEqual({
      candidates: [
        {
          type: 'mailbox',
          mailbox: 'desk@paper.example',
          provenance: 'trust-txt',
          purpose: 'editors',
          elsewhere: 'paper.example',
        },
      ],
      pages: [{ address: 'https://www.paper.example/contact', purpose: 'contact' }],
    });
  });

  test('is not read to the end if it is endless', async () => {
    let sent = 0;
    const origin = await serve((request, response) => {
      if (request.url !== FIRST) return response.writeHead(404).end();
      response.writeHead(200, TEXT);
      const line = `${CONTACT}\n`.repeat(1_000);
      const more = () => {
        while (!response.destroyed && sent < 50_000_000 && response.write(line)) sent += line.length;
      };
      response.on('drain', more);
      return more();
    });
    expect((await fetchSiteContacts(`${origin}/story`, fetch, forget)).candidates).toHaveLength(1);
    expect(sent).toBeLessThan(20_000_000);
  });
});

describe('a site is asked', () => {
  test('only for the page, its home page and trust.txt', async () => {
    const { origin, requests } = await site({});
    await fetchSiteContacts(`${origin}/story?id=1`, fetch, forget);
    expect(requests.toSorted()).toEqual([
      'GET /',
      'GET /.well-known/trust.txt',
      'GET /trust.txt',
      'HEAD /story?id=1',
    ]);
  });

  test('for two seconds in all; the responses until then count', async () => {
    const origin = await serve((request, response) => {
      if (request.url === '/trust.txt') response.writeHead(200, TEXT).end(CONTACT);
      else if (request.url === '/.well-known/trust.txt') response.writeHead(404).end();
      // The page and the home page never answer.
    });
    expect(inShort(await fetchSiteContacts(`${origin}/story`, fetch, forget), origin)).toEqual([
      'trust-txt desk@paper.example',
    ]);
  });

  test('again if it did not respond, but not if it has no contacts', async () => {
    const kept = new Map<string, Contacts | undefined>();
    const keep: Remember = async (key, ask) => {
      const contacts = await ask();
      kept.set(decodeURI(new URL(key).pathname), contacts);
      return contacts;
    };
    const { origin } = await site({});
    await fetchSiteContacts(`${origin}/story`, fetch, keep);
    expect(Object.fromEntries(kept)).toEqual({
      '/story': { candidates: [], pages: [] },
      '/ home': { candidates: [], pages: [] },
      '/.well-known/trust.txt': { candidates: [], pages: [] },
    });
    const nothing = { '/story': undefined, '/ home': undefined, '/.well-known/trust.txt': undefined };
    await fetchSiteContacts('http://127.0.0.1:1/story', fetch, keep);
    expect(Object.fromEntries(kept)).toEqual(nothing);
    const down = await serve((_, response) => response.writeHead(503, TEXT).end(CONTACT));
    await fetchSiteContacts(`${down}/story`, fetch, keep);
    expect(Object.fromEntries(kept)).toEqual(nothing);
    const broken = await serve((request, response) => {
      response.writeHead(200, { ...TEXT, 'Content-Length': '5000' });
      response.write(request.method === 'HEAD' ? '' : CONTACT, () => response.destroy());
    });
    await fetchSiteContacts(`${broken}/story`, fetch, keep);
    expect(kept.get('/.well-known/trust.txt')).toBeUndefined();
  });

  test.each([
    ['a bot check', { status: 403, headers: HTML, body: LINK }],
    ['a proxy that wants a password', { status: 401, headers: HTML, body: LINK }],
    ['a network that wants a login', { status: 511, headers: HTML, body: LINK }],
    ['a redirect to a login page of another host', { status: 302 }],
    ['a limit of requests', { status: 429, headers: HTML, body: LINK }],
    [
      'a bot check with status 200',
      { headers: { ...HTML, 'Cache-Control': 'private, no-store' }, body: '<title>Just a moment</title>' },
    ],
  ] satisfies [string, Answer][])('again if the answer was not its own: %s', async (_, answer) => {
    const portal = await serve((_, response) => response.writeHead(200, HTML).end('<title>Wi-Fi</title>'));
    const anyPath = { headers: { Location: `${portal}/login` }, ...answer };
    const paths = ['/story', '/', '/.well-known/trust.txt', '/trust.txt', '/contact'];
    const { origin } = await site(Object.fromEntries(paths.map((path) => [path, anyPath])));
    const kept: (Contacts | undefined)[] = [];
    const keep: Remember = async (_, ask) => {
      const contacts = await ask();
      kept.push(contacts);
      return contacts;
    };
    const onPage = { pages: [{ address: `${origin}/contact`, purpose: 'contact' as const }], isKnown: false };
    const found = await fetchSiteContacts(`${origin}/story`, fetch, keep, onPage);
    expect(found).toEqual({ candidates: [], pages: [] }); // the contact page was not read
    expect(kept).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('for an answer that is for now only, and believed if it names somebody', async () => {
    const forNow = { ...HTML, 'Cache-Control': 'no-store' };
    expect(await named({ '/story': { headers: forNow }, '/': { headers: forNow, body: LINK } })).toEqual([
      'home /inbox',
    ]);
    const contact = '<a href="/contact">Contact us</a>';
    expect(await named({ '/story': { headers: forNow }, '/': { headers: forNow, body: contact } })).toEqual([
      expect.stringMatching(/\/contact$/),
    ]);
    const file = { headers: { ...TEXT, 'Cache-Control': 'no-store' }, body: CONTACT };
    expect(await named({ '/trust.txt': file })).toEqual(['trust-txt desk@paper.example']);
  });

  test('nothing if the page is not on the web', async () => {
    const never: typeof fetch = () => Promise.reject(new Error('asked'));
    expect(await fetchSiteContacts('about:blank', never, forget)).toEqual({ candidates: [], pages: [] });
    expect(await fetchSiteContacts('file:///home/reader/story.html', never, forget)).toEqual({
      candidates: [],
      pages: [],
    });
  });

  test('even if its answers cannot be stored', async () => {
    const broken: Remember = () => Promise.reject(new Error('no room'));
    expect(await fetchSiteContacts('https://paper.example/', fetch, broken)).toEqual({
      candidates: [],
      pages: [],
    });
  });
});

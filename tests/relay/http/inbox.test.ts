import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { clientFinder } from '../../../relay/domain/client';
import { overflowLinks, verdictLinks } from '../../../relay/domain/signed-links';
import { siteFinder } from '../../../relay/domain/site';
import { createApp } from '../../../relay/http/app';
import { limitsFor } from '../../../relay/limits/limits';
import type { LogEvent } from '../../../relay/log';
import { metricsOf } from '../../../relay/metrics/metrics';
import { queueIn } from '../../../relay/queue/queue';
import { rulesOf } from '../../../relay/queue/rules';
import { verdictsIn } from '../../../relay/queue/verdicts';
import { correctionsIn } from '../../../relay/store/corrections';
import { duplicatesIn } from '../../../relay/store/duplicates';
import { overflowIn } from '../../../relay/store/overflow';
import { storageHealthOf } from '../../../relay/store/storage-health';
import { openStore } from '../../../relay/store/store';
import { mutesIn } from '../../../relay/store/stories';
import {
  annotation,
  locationOf,
  newsroomConfig,
  openNewsroom,
  pictureAnnotation,
  post,
  type SampleField,
} from '../fixtures/newsroom';

/**
 * The texts that version 0.1.0 read. It refused a wrong type in them. It ignored properties that were added later, so a wrong type in
 * those is ignored.
 */
const FIRST_FIELDS = [
  ...['created', 'address', 'headline', 'author', 'site', 'published', 'modified', 'language'],
  ...['exact', 'prefix', 'suffix', 'textFragment'],
  ...['replacement', 'kind', 'comment', 'evidence', 'name', 'email'],
] as const satisfies readonly SampleField[];

describe('the inbox accepts a correction', () => {
  test('with 201 and the address of its status, and the editors get one letter about it', async () => {
    const { relay, sink } = await openNewsroom();
    const response = await post(relay, annotation());
    expect(response.status).toBe(201);
    expect((await fetch(locationOf(response))).status).toBe(200);
    await sink.waitForLetters(1);
  });

  test('and returns an address on the origin of the request if no public address is configured', async () => {
    const { relay } = await openNewsroom();
    const location = (await post(relay, annotation())).headers.get('Location');
    expect(location).toMatch(/^\/corrections\/[A-Za-z0-9_-]{22}$/);
  });

  test.each(['application/ld+json', 'application/json', 'APPLICATION/LD+JSON; charset=utf-8'])(
    'as %s',
    async (mediaType) => {
      const { relay } = await openNewsroom();
      expect((await post(relay, annotation(), { 'Content-Type': mediaType })).status).toBe(201);
    },
  );

  test('only once: the same id with the same content gets the same address and no second letter', async () => {
    const { relay, sink } = await openNewsroom();
    const correction = annotation();
    const first = locationOf(await post(relay, correction));
    const reordered = Object.fromEntries(Object.entries(correction).reverse());
    const again = await Promise.all([post(relay, correction), post(relay, reordered)]);
    expect(again.map(locationOf)).toEqual([first, first]);
    await post(relay, annotation());
    await sink.waitForLetters(2);
    expect(sink.letters.filter(({ messageId }) => messageId?.includes(correction.id.slice(9)))).toHaveLength(
      1,
    );
  });

  test('only with an id that no other correction has', async () => {
    const { relay } = await openNewsroom();
    const id = '0193a2b4-5678-7abc-8def-0123456789ab';
    locationOf(await post(relay, annotation({ id })));
    const response = await post(relay, annotation({ id, replacement: 'leapt' }));
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ status: 409, title: 'Another correction has this id' });
  });

  test('only for pages on configured hosts', async () => {
    const { relay } = await openNewsroom();
    const statusFor = async (address: string) => (await post(relay, annotation({ address }))).status;
    expect(await statusFor('https://NEWS.test:443/story')).toBe(201);
    expect(await statusFor('http://localhost:8080/story')).toBe(201);
    expect(await statusFor('http://localhost:8081/story')).toBe(403);
    expect(await statusFor('https://amp.news.test/story')).toBe(403);
    expect(await statusFor('https://news.test.evil.test/story')).toBe(403);
  });

  test('to a picture if the page with the picture is on a configured host, even if the picture is elsewhere', async () => {
    const { relay } = await openNewsroom();
    const statusFor = async (picture: string, page: string) =>
      (await post(relay, pictureAnnotation(picture, page))).status;
    expect(await statusFor('https://cdn.elsewhere.test/ferry.jpg', 'https://news.test/story')).toBe(201);
    expect(await statusFor('https://news.test/ferry.jpg', 'https://elsewhere.test/story')).toBe(403);
  });
});

describe('the inbox refuses', () => {
  test.each<[string, unknown]>([
    ['text that is not JSON', 'Dear editors, …'],
    ['a list', [annotation()]],
    ['nothing', ''],
    ['null', 'null'],
    ['a number', '12'],
    ['half a correction', JSON.stringify(annotation()).slice(0, 300)],
  ])('%s, with a problem that says what to fix', async (_, body) => {
    const { relay } = await openNewsroom();
    const response = await post(relay, body);
    expect(response.status).toBe(400);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ type: 'about:blank', status: 400 });
  });

  test('bytes that are not UTF-8', async () => {
    const { relay } = await openNewsroom();
    const bytes = Buffer.from(JSON.stringify(annotation({ comment: 'caf\u00e9' })), 'latin1');
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(relay.inbox, { method: 'POST', headers, body: bytes });
    expect(response.status).toBe(400);
  });

  test('a wrong type in any field of version 0.1.0, and names the problem without the reader’s words', async () => {
    const { relay } = await openNewsroom();
    for (const field of FIRST_FIELDS) {
      for (const wrong of [7, true, null, { secret: 'words' }, ['words'], ['words', 'words']]) {
        const response = await post(relay, annotation({ [field]: wrong }));
        const body = await response.text();
        expect({ field, wrong, status: response.status }).toEqual({ field, wrong, status: 400 });
        expect(JSON.parse(body).problems.length).toBeGreaterThan(0);
        expect(body).not.toContain('words');
      }
    }
  });

  test('text instead of a number or an object, without repeating it', async () => {
    const { relay } = await openNewsroom();
    const selector = [
      { type: 'TextQuoteSelector', exact: 'jumpd' },
      { type: 'TextPositionSelector', start: 'secret words', end: { constructor: { name: 'secret words' } } },
    ];
    const correction = annotation();
    for (const target of ['secret words', { ...correction.target, selector }]) {
      const response = await post(relay, { ...correction, target });
      expect(response.status).toBe(400);
      expect(await response.text()).not.toContain('secret');
    }
  });

  test('an id that is not a UUID', async () => {
    const { relay } = await openNewsroom();
    expect((await post(relay, annotation({ id: 'x> <y@z' }))).status).toBe(400);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'text/html'])('%s', async (mediaType) => {
    const { relay } = await openNewsroom();
    const response = await post(relay, annotation(), { 'Content-Type': mediaType });
    expect(response.status).toBe(415);
    expect(response.headers.get('Accept-Post')).toBe('application/ld+json');
  });

  test('more than 64 kB, before reading it', async () => {
    const { relay } = await openNewsroom();
    const response = await post(relay, annotation({ comment: 'x'.repeat(1_000_000) }));
    expect(response.status).toBe(413);
    expect((await post(relay, annotation())).status).toBe(201);
  });

  test('a body without a stated length', async () => {
    const { relay } = await openNewsroom();
    expect(await postChunked(relay.inbox, JSON.stringify(annotation()))).toBe(411);
    expect(await postChunked(relay.inbox, 'x'.repeat(1_000_000))).toBe(411);
    expect((await post(relay, annotation())).status).toBe(201);
  });
});

describe('the inbox is a Linked Data Notifications receiver', () => {
  test('that lists no corrections to the public', async () => {
    const { relay } = await openNewsroom();
    locationOf(await post(relay, annotation()));
    const response = await fetch(relay.inbox);
    expect(response.headers.get('Content-Type')).toBe('application/ld+json');
    expect(await response.json()).toEqual({
      '@context': 'http://www.w3.org/ns/ldp',
      '@id': '/inbox', // relative to the requested address (JSON-LD 1.1, section 4.1.3)
      contains: [],
    });
  });

  test('that names the types that it accepts, to HEAD and OPTIONS too', async () => {
    const { relay } = await openNewsroom();
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const response = await fetch(relay.inbox, { method });
      expect(response.ok).toBe(true);
      expect(response.headers.get('Accept-Post')).toBe('application/ld+json');
    }
  });

  test('to which any extension may send, without credentials', async () => {
    const { relay } = await openNewsroom();
    const preflight = await fetch(relay.inbox, {
      method: 'OPTIONS',
      headers: { Origin: 'moz-extension://0a1b', 'Access-Control-Request-Method': 'POST' },
    });
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('POST');
    expect(preflight.headers.get('Access-Control-Allow-Headers')).toBe('Content-Type,If-None-Match');
    expect(preflight.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    for (const response of [await post(relay, annotation()), await post(relay, 'x')]) {
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(response.headers.get('Access-Control-Expose-Headers')).toBe(
        'Location,Link,Accept-Post,Retry-After,ETag',
      );
    }
  });

  test('that accepts a correction although a web server adds slashes to its address', async () => {
    const { relay } = await openNewsroom();
    for (const inbox of [
      `${relay.inbox}/`,
      `${relay.url}//inbox`,
      `${relay.url}//inbox//`,
      `${relay.inbox}?from=x`,
    ])
      expect((await post({ inbox }, annotation())).status, inbox).toBe(201);
    for (const path of ['/healthz/', '//healthz']) expect((await fetch(relay.url + path)).status).toBe(200);
    expect((await post({ inbox: `${relay.url}/in/box` }, annotation())).status).toBe(404);
  });

  test.each([
    'https://www.news.test/a',
    'https://news.test./a',
    'https://www.news.test.:443/a',
    'http://NEWS.test/a',
  ])(
    'that accepts corrections to %s, which is the configured host written in another way',
    async (address) => {
      const { relay } = await openNewsroom();
      expect((await post(relay, annotation({ address }))).status).toBe(201);
    },
  );

  test('that refuses corrections to other hosts, also to those with a similar name', async () => {
    const { relay } = await openNewsroom();
    for (const address of [
      'https://amp.news.test/',
      'https://www.www.news.test/',
      'https://wwwnews.test/',
      'https://test/',
    ])
      expect((await post(relay, annotation({ address }))).status, address).toBe(403);
  });

  test('that says that it reads no compressed body', async () => {
    const { relay } = await openNewsroom();
    for (const encoding of ['gzip', 'br', 'x-unknown']) {
      const response = await post(relay, annotation(), { 'Content-Encoding': encoding });
      expect([response.status, (await response.json()).title]).toEqual([415, 'Unsupported content encoding']);
    }
    expect((await post(relay, annotation(), { 'Content-Encoding': 'identity' })).status).toBe(201);
  });

  test('that responds to unknown addresses and methods with a problem', async () => {
    const { relay } = await openNewsroom();
    const nowhere = await fetch(`${relay.url}/wp-login.php`);
    expect(nowhere.status).toBe(404);
    expect(nowhere.headers.get('Content-Type')).toBe('application/problem+json');
    expect((await fetch(relay.inbox, { method: 'DELETE' })).status).toBe(405);
  });
});

test('a failure of the relay is reported as 500, without the reader’s words in the response or the log', async () => {
  const { database, sites } = await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1' });
  const store = await openStore(database);
  const limits = await limitsFor({}, store, Date.now);
  await store.close();
  const queue = queueIn(store, { ...rulesOf(sites), weightOf: () => 1 });
  const happened: LogEvent[] = [];
  const app = createApp({
    publicUrl: 'https://relay.test',
    siteOf: siteFinder(sites),
    corrections: correctionsIn(store),
    queue,
    duplicates: duplicatesIn(store),
    verdicts: verdictsIn(store),
    mutes: mutesIn(store),
    links: verdictLinks(Buffer.alloc(32), 'https://relay.test', Date.now),
    overflow: overflowIn(store),
    overflowLinks: overflowLinks(Buffer.alloc(32), 'https://relay.test', Date.now),
    mailLink: () => expect.unreachable(),
    now: Date.now,
    clientOf: clientFinder([]),
    fingerprint: async () => undefined,
    maySend: () => true,
    limits,
    metrics: metricsOf(queue, Date.now),
    storage: storageHealthOf(store),
    log: (happening) => happened.push(happening),
    onAccepted: () => expect.unreachable(),
  });
  const body = JSON.stringify(annotation());
  const headers = { 'Content-Type': 'application/ld+json', 'Content-Length': `${body.length}` };
  const response = await app.request('/inbox', { method: 'POST', headers, body });
  expect(response.status).toBe(500);
  expect(await response.json()).toMatchObject({ title: 'Internal error', status: 500 });
  const health = await app.request('/healthz');
  expect(health.status).toBe(503);
  expect(await health.json()).toEqual({ status: 'failing', reason: 'the database does not answer' });
  expect(happened).toEqual([
    { event: 'failed', code: expect.stringMatching(/^\w*Error/), place: expect.stringMatching(/^at /) },
  ]);
});

/** Sends a body without its length. Node's fetch sends the length whenever it knows it. */
function postChunked(inbox: string, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request(inbox, { method: 'POST', headers: { 'Content-Type': 'application/json' } });
    outgoing.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.on('error', reject);
    outgoing.write(body);
    outgoing.end();
  });
}

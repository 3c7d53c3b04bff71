// Which web pages may send corrections. A page on another site must not send them through its visitors' browsers.

import { get } from 'node:http';
import { describe, expect, test } from 'vitest';
import { originFilter } from '../../../relay/http/client-of-request';
import { annotation, openNewsroom, post } from '../fixtures/newsroom';

const PREFLIGHT = {
  'Access-Control-Request-Method': 'POST',
  'Access-Control-Request-Headers': 'content-type',
};

async function open() {
  const newsroom = await openNewsroom({ publicUrl: 'https://corrections.news.test/in' });
  const inbox = `http://127.0.0.1:${newsroom.relay.port}/inbox`;
  return { ...newsroom, inbox };
}

const FOREIGN = [
  'https://evil.test',
  'http://evil.test',
  'https://news.test.evil.test',
  'https://news.test:8443',
  'https://sub.news.test',
  'http://localhost',
  'null', // a sandboxed frame, a file
  'not an origin',
];
const WELCOME = [
  undefined, // a server, a command line, a browser's own request
  'https://corrections.news.test',
  'https://news.test',
  'http://news.test',
  'http://localhost:8080',
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  'moz-extension://11111111-2222-4333-8444-555555555555',
  'safari-web-extension://11111111-2222-4333-8444-555555555555',
];

describe('a correction', () => {
  test.each(FOREIGN)('from a page on %s is refused before its body is read', async (origin) => {
    const { inbox, sink, logged } = await open();
    const response = await post({ inbox }, annotation(), { Origin: origin });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ title: 'Not from this page' });
    expect(logged('refused')).toMatchObject([{ reason: 'foreign-origin' }]);
    expect((await post({ inbox }, 'x', { Origin: origin })).status).toBe(403);
    const preflight = await fetch(inbox, { method: 'OPTIONS', headers: { ...PREFLIGHT, Origin: origin } });
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBeNull();
    expect(sink.letters).toEqual([]);
  });

  test.each(WELCOME)('with the origin %s is accepted', async (origin) => {
    const { inbox } = await open();
    const headers = origin === undefined ? {} : { Origin: origin };
    const response = await post({ inbox }, annotation(), headers);
    expect(response.status).toBe(201);
    if (origin === undefined) return;
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    const preflight = await fetch(inbox, { method: 'OPTIONS', headers: { ...PREFLIGHT, ...headers } });
    expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

test('any page may read the inbox, which shows nothing to the public', async () => {
  const { inbox } = await open();
  const response = await fetch(inbox, { headers: { Origin: 'https://evil.test' } });
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
});

test('a page on another site cannot use up its visitors’ limits', async () => {
  const { relay, logged } = await openNewsroom({ limits: { perReader: '1 per hour' } });
  // `fetch` sets Sec-Fetch-Mode itself.
  const ask = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      get(`${relay.inbox}/same?prefix=abcd`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });
  expect(await ask({ 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Site': 'cross-site' })).toBe(403); // as a picture
  expect(await ask({ 'Sec-Fetch-Mode': 'navigate' })).toBe(403);
  expect(await ask({ 'Sec-Fetch-Mode': 'cors', Origin: 'https://evil.test' })).toBe(403);
  expect(logged('limited')).toEqual([]);
  expect(await ask({ 'Sec-Fetch-Mode': 'cors', Origin: 'chrome-extension://abcdefghijklmnop' })).toBe(200);
  expect(await ask({})).toBe(429);
});

test('without a public address, the relay’s own origin is the address on which it listens', () => {
  const maySend = originFilter([{ hosts: ['news.test'] }], 'http://127.0.0.1:8025');
  expect(maySend('http://127.0.0.1:8025')).toBe(true);
  expect(maySend('http://127.0.0.1:8026')).toBe(false);
  expect(maySend('https://127.0.0.1:8025')).toBe(false);
});

// The rules that all requests of the extension follow.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { anonymousFetch, type Fetch, type RequestOptions } from '../../../lib/net/anonymous-fetch';

const OPTIONS = { redirect: 'follow', signal: AbortSignal.timeout(60_000) } as const;
const ON_THE_WEB = { page: 'https://news.example/story' };

/** Returns the requests that are sent to that address with those options. */
async function sent(
  address: string,
  options: RequestOptions,
): Promise<(RequestInit & { address: string })[]> {
  const requests: (RequestInit & { address: string })[] = [];
  const fetch: Fetch = async (to, init) => {
    requests.push({ address: to, ...init });
    return new Response();
  };
  await anonymousFetch(address, options, fetch).catch(() => undefined);
  return requests;
}

test('a request is sent without cookies, referrer and the page that it is for', async () => {
  const [request, ...others] = await sent('https://news.example/', {
    ...OPTIONS,
    onBehalfOf: ON_THE_WEB,
    method: 'HEAD',
    headers: { Accept: 'text/html' },
  });
  expect(others).toEqual([]);
  expect(request).toEqual({
    address: 'https://news.example/',
    method: 'HEAD',
    headers: { Accept: 'text/html' },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    redirect: 'follow',
    signal: OPTIONS.signal,
  });
});

test.each(['http://127.0.0.1/', 'http://192.168.1.1/apply.cgi', 'https://nas.local/', 'http://[::1]/'])(
  'no request to %s is sent for a page of the public web, but for the reader',
  async (address) => {
    expect(await sent(address, { ...OPTIONS, onBehalfOf: ON_THE_WEB })).toEqual([]);
    expect(await sent(address, { ...OPTIONS, onBehalfOf: { page: address } })).toHaveLength(1);
    expect(await sent(address, { ...OPTIONS, onBehalfOf: 'reader' })).toHaveLength(1);
  },
);

test('no other module of the extension sends a request', () => {
  const root = join(import.meta.dirname, '../../..');
  const sends = /\bfetch\(|new XMLHttpRequest|sendBeacon|new WebSocket|new EventSource|importScripts/;
  const senders = ['components', 'entrypoints', 'lib'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`)
      .filter((name) => sends.test(readFileSync(join(root, name), 'utf8'))),
  );
  expect(senders.sort()).toEqual([
    'lib/i18n/speak.ts', // its own package's texts
    'lib/net/anonymous-fetch.ts',
    'lib/net/guarded-fetch.ts',
    'lib/work/work.ts', // the background's second script, from its own package
  ]);
});

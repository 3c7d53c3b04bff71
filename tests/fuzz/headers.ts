// Headers that any client may send.

import type { Random } from '../../testing/seeded';
import type { Known } from './request';

/** Content types: two of them are taken. */
export const TYPES = [
  ...['application/ld+json', 'application/json'],
  ...['application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'],
  ...['APPLICATION/LD+JSON', 'application/ld+json;', ';', 'text/plain', 'text/html'],
  ...['multipart/form-data; boundary=x'],
  ...['application/x-www-form-urlencoded', 'application/ld+json, text/plain', '*/*'],
  ...['application/json; charset=utf-16'],
] as const;
const CLIENTS = [
  ...['203.0.113.9', '198.51.100.1, 203.0.113.9', '2001:db8::1', '::ffff:203.0.113.9', '127.0.0.1'],
  ...['unknown', '_x', ','],
  ...['fe80::1%eth0', '203.0.113.9:1234', '[2001:db8::1]:80', '999.1.1.1', ' ', 'a'.repeat(4_000)],
  ...['1,'.repeat(2_000)],
] as const;

/** Headers that a client may send with anything. */
export function oddHeaders(random: Random, { origin, operatorToken }: Known): Record<string, string> {
  const one = <T>(list: readonly T[]) => random.pick(list);
  const headers: Record<string, string> = {};
  const origins = ['null', 'https://evil.test', 'http://evil.test:8080', origin, '*', 'x', 'https://'];
  const extensions = [
    `chrome-extension://${'a'.repeat(32)}`,
    'moz-extension://11111111-2222-4333-8444-555555555555',
  ];
  if (random.integer(3) === 0) headers.Origin = one([...origins, ...extensions, ...extensions]);
  if (random.integer(3) === 0) headers['X-Forwarded-For'] = one(CLIENTS);
  if (random.integer(8) === 0) headers.Forwarded = one(['for=1.2.3.4', 'for="[::1]"', ';;;', 'for=_x;by=_y']);
  if (random.integer(8) === 0) headers['X-Real-IP'] = one(CLIENTS);
  if (random.integer(8) === 0)
    headers.Authorization = one([
      `Bearer ${operatorToken}`,
      'Bearer',
      'Bearer x',
      'Basic eDp4',
      `Bearer ${'x'.repeat(5_000)}`,
    ]);
  if (random.integer(8) === 0)
    headers['If-None-Match'] = one(['*', '"x"', 'W/"x"', ',', '"', 'W/"a",'.repeat(500)]);
  if (random.integer(12) === 0) headers.Range = one(['bytes=0-', 'bytes=9-1', 'x']);
  if (random.integer(12) === 0) headers['Access-Control-Request-Method'] = one(['POST', 'x', '*']);
  if (random.integer(12) === 0) headers.Cookie = 'a=b; '.repeat(one([1, 500]));
  if (random.integer(12) === 0) headers['X-HTTP-Method-Override'] = 'DELETE';
  return headers;
}

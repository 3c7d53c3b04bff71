// HTTP as no library writes it: wrong lengths, chunks, heads without end, and clients that are slow or gone.

import type { Random } from '../../testing/seeded';
import type { SocketRequest } from './request';

/** A request on the wire. Headers are written as they are, in Latin 1. */
export function written(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
): Buffer {
  const length = body.length > 0 || method === 'POST' ? { 'Content-Length': `${body.length}` } : {};
  const lines = Object.entries({ Host: 'relay.test', Connection: 'close', ...length, ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`${method} ${path} HTTP/1.1\r\n${head}\r\n`), body]);
}

const HEAD =
  'POST /inbox HTTP/1.1\r\nHost: relay.test\r\nConnection: close\r\nContent-Type: application/ld+json\r\n';

/** A request whose framing is wrong or unusual. */
export function brokenHttp(random: Random, body: Buffer): SocketRequest {
  const length = body.length;
  const hex = length.toString(16);
  const withBody = (headers: string, bytes = body) =>
    Buffer.concat([Buffer.from(`${HEAD}${headers}\r\n\r\n`), bytes]);
  const chunked = (text: string) =>
    Buffer.concat([Buffer.from(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${text}`)]);
  const cases: readonly (readonly [string, Buffer, SocketRequest['ending']?])[] = [
    ['length too large', withBody(`Content-Length: ${length + 10}`), 'half-close'],
    ['length too small', withBody(`Content-Length: ${length - 10}`)],
    ['length zero', withBody('Content-Length: 0')],
    ['length huge', withBody('Content-Length: 99999999999999999999'), 'half-close'],
    ['length over the limit', withBody('Content-Length: 65537'), 'half-close'],
    ['length negative', withBody('Content-Length: -1')],
    ['length in words', withBody('Content-Length: 0x10')],
    ['length twice', withBody(`Content-Length: ${length}\r\nContent-Length: ${length - 1}`)],
    ['length with a sign', withBody(`Content-Length: +${length}`)],
    ['no length', withBody('X: y'), 'half-close'],
    ['length and chunks', withBody(`Content-Length: ${length}\r\nTransfer-Encoding: chunked`), 'half-close'],
    ['chunks', chunked(`${hex}\r\n${body.toString()}\r\n0\r\n\r\n`)],
    ['chunks with an extension', chunked(`${hex};a="b"\r\n${body.toString()}\r\n0\r\nX: y\r\n\r\n`)],
    [
      'chunks of a wrong size',
      chunked(`${(length + 5).toString(16)}\r\n${body.toString()}\r\n0\r\n\r\n`),
      'half-close',
    ],
    ['chunks of a huge size', chunked(`ffffffffffffffff\r\n${body.toString()}`), 'half-close'],
    ['chunks without end', chunked('1\r\n{\r\n'.repeat(5_000)), 'half-close'],
    ['an unknown coding', withBody('Transfer-Encoding: gzip, x'), 'half-close'],
    ['a wait for 100', withBody(`Content-Length: ${length}\r\nExpect: 100-continue`)],
    ['another expectation', withBody(`Content-Length: ${length}\r\nExpect: x`)],
    [
      'an upgrade',
      withBody(`Content-Length: ${length}\r\nConnection: upgrade\r\nUpgrade: websocket`),
      'half-close',
    ],
    ['an upgrade to HTTP/2', Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), 'half-close'],
    ['a tunnel', Buffer.from('CONNECT evil.test:25 HTTP/1.1\r\nHost: evil.test\r\n\r\n'), 'half-close'],
    ['HTTP/0.9', Buffer.from('GET /inbox\r\n'), 'half-close'],
    ['HTTP/1.0', Buffer.from('GET /inbox HTTP/1.0\r\n\r\n')],
    ['HTTP/9.9', Buffer.from('GET /inbox HTTP/9.9\r\nHost: x\r\n\r\n'), 'half-close'],
    ['no host', Buffer.from('GET /inbox HTTP/1.1\r\nConnection: close\r\n\r\n')],
    ['two hosts', Buffer.from('GET /inbox HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n')],
    [
      'a strange host',
      Buffer.from(
        `GET /inbox HTTP/1.1\r\nHost: ${random.pick(['', '[', 'a b', '%00', '::', 'a:b:c', '@', '\u00ff'])}\r\nConnection: close\r\n\r\n`,
      ),
    ],
    ['line feeds only', Buffer.from('GET /inbox HTTP/1.1\nHost: x\nConnection: close\n\n'), 'half-close'],
    [
      'a folded header',
      Buffer.from('GET /inbox HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\nConnection: close\r\n\r\n'),
      'half-close',
    ],
    ['a NUL in a header', Buffer.from('GET /inbox HTTP/1.1\r\nHost: x\r\nA: \u0000\r\n\r\n'), 'half-close'],
    ['a header without a name', Buffer.from('GET /inbox HTTP/1.1\r\nHost: x\r\n: b\r\n\r\n'), 'half-close'],
    [
      'many headers',
      Buffer.from(`GET /inbox HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${'A: b\r\n'.repeat(2_500)}\r\n`),
      'half-close',
    ],
    [
      'a long header',
      Buffer.from(`GET /inbox HTTP/1.1\r\nHost: x\r\nA: ${'b'.repeat(20_000)}\r\n\r\n`),
      'half-close',
    ],
    ['a long path', Buffer.from(`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`), 'half-close'],
    [
      'bytes over 127 in the path',
      Buffer.from('GET /\u00e9\ud83e\udd8a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
      'half-close',
    ],
    ['another scheme', Buffer.from('GET gopher://x/inbox HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')],
    [
      'a whole address',
      Buffer.from('GET http://evil.test/inbox HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n'),
    ],
    [
      'a broken address',
      Buffer.from('GET http://[::/inbox HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    ],
    ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]), 'half-close'],
    ['noise', Buffer.from(Array.from({ length: 200 }, () => random.integer(256))), 'half-close'],
    ['nothing', Buffer.alloc(0), 'half-close'],
  ];
  const [name, bytes, ending = 'wait'] = random.pick(cases);
  return { by: 'socket', name: `broken: ${name}`, chunks: [bytes], pauseMs: 0, ending };
}

/** A client that takes its time, ends half of the connection, or goes in the middle. */
export function slowHttp(random: Random, body: Buffer): SocketRequest {
  const all = written('POST', '/inbox', { 'Content-Type': 'application/ld+json' }, body);
  const count = 2 + random.integer(6);
  const cuts = Array.from({ length: count }, () => random.integer(all.length)).sort((a, b) => a - b);
  const chunks = [0, ...cuts].map((cut, index) => all.subarray(cut, cuts[index] ?? all.length));
  const goes = random.integer(2) === 0;
  const ending = goes ? random.pick(['half-close', 'abort'] as const) : 'wait';
  const sent = goes ? chunks.slice(0, -1 - random.integer(count)) : chunks;
  return {
    by: 'socket',
    name: `slow, then ${ending}`,
    chunks: sent,
    pauseMs: 5 + random.integer(40),
    ending,
  };
}

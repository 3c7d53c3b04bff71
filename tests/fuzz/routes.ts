// Requests to every address of the relay but the inbox's POST, and the forms behind the links of letters.

import type { Random } from '../../testing/seeded';
import { oddAddress } from './addresses';
import { oddHeaders, TYPES } from './headers';
import { written } from './raw-http';
import type { Known, SocketRequest } from './request';
import { oddText } from './values';

const METHODS = [
  ...['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'QUERY', 'TRACE', 'get', 'FOO'],
];
const PARTS = [
  ...['', '.', '..', '...', '%00', '%ED%A0%80', '%', '%zz', '%2F', '%2e%2e', 'a.b', '.a.', 'x'.repeat(64)],
  ...['x'.repeat(7_000)],
  ...['__proto__', 'constructor', '%F0%9F%A6%8A', 'a%0d%0ab', "'", '%22', '%3Cb%3E', ';', '*', '-1', '0'],
  ...['1e9', ' '],
] as const;
const QUERIES = [
  ...['', '?', '?&', '?=', '?%', '?digest', '?digest=', `?digest=${'a'.repeat(64)}`],
  ...[`?digest=${'A'.repeat(64)}`, '?digest=%00'],
  ...['?prefix=', '?prefix=a', '?prefix=abcd', '?prefix=ABCDE', `?prefix=${'f'.repeat(64)}`],
  ...['?prefix=%ED%A0%80', '?prefix=a&prefix=b'],
  ...['?before=', '?before=x', '?before=%00', '?before=%ED%A0%80', `?before=${'x'.repeat(64)}`],
  ...['?before=a&before=b', '?before[]=1'],
  ...['?page=0', '?page=2', '?page=999999', '?page=1e9', '?page=-1', '?page=%00', '?answer=fixed'],
  ...['?answer=__proto__', '?answer=%00'],
  ...[`?${'a=b&'.repeat(1_500)}`, '?__proto__=1', `?digest=${'x'.repeat(7_000)}`],
] as const;

function pathOf(random: Random, { statuses, links }: Known): string {
  const part = random.pick(PARTS);
  const status = statuses.length === 0 ? '/corrections/x' : random.pick(statuses);
  const link = links.length === 0 ? '/verdict/x.0.99999.y' : random.pick(links);
  const paths = [
    ...['/inbox', '/inbox', '/inbox/same', '/inbox/same', '/inbox/', '/healthz', '/metrics', '/'],
    ...['/favicon.ico', '*'],
    ...[`/corrections/${part}`, `/verdict/${part}`, `/verdict/confirm/${part}`, `/overflow/${part}`],
    ...[`/digest/${part}`, `/${part}`],
    ...[`/verdict/${part}/change`, `/verdict/${part}/mute`, `/verdict/${part}/unmute`, `/inbox/same/${part}`],
    ...[status, `${status}${part}`, `${status}/${part}`, status.slice(0, -1), link, forged(random, link)],
    ...[`${link}/${part}`],
    ...[link.replace('/verdict/', '/verdict/confirm/'), link.replace('/verdict/', '/overflow/')],
    ...[oddAddress(random)],
  ];
  return random.pick(paths);
}

/** With one character changed, or one part of it. */
function forged(random: Random, link: string): string {
  const at = link.lastIndexOf('/') + 1 + random.integer(Math.max(link.length - link.lastIndexOf('/') - 1, 1));
  return link.slice(0, at) + random.pick(['A', '9', '.', '', '..', '%00', '-']) + link.slice(at + 1);
}

/** A path as it stands in a request line: what would end the line is left out. */
const inLine = (path: string) => path.split(/[\0\s]/).join('') || '/';

/** Any method at any address that the relay has, or almost has. */
export function route(
  random: Random,
  known: Known,
  connection: 'close' | 'keep-alive' = 'close',
): SocketRequest {
  const method = random.integer(3) === 0 ? random.pick(METHODS) : 'GET';
  const path = inLine(pathOf(random, known) + random.pick(QUERIES));
  const headers = {
    ...oddHeaders(random, known),
    'Content-Type': random.pick(TYPES),
    Connection: connection,
  };
  const hasBody = !['GET', 'HEAD', 'get'].includes(method) && random.integer(2) === 0;
  const body = hasBody ? Buffer.from(oddText(random).slice(0, 2_000)) : Buffer.alloc(0);
  return {
    by: 'socket',
    name: `${method} ${path.split(/[?/]/, 2).join('/').slice(0, 20)}`,
    chunks: [written(method, path, headers, body)],
    pauseMs: 0,
    ending: 'wait',
  };
}

const FORMS = [
  ...['answer=fixed', 'answer=already&note=x', 'answer=declined&reason=spam'],
  ...['answer=declined&reason=policy&note=', 'answer='],
  ...['answer=fixed&answer=declined', 'answer=__proto__', '__proto__=1&constructor=2'],
  ...['answer=fixed&thank=on', 'thank=on', ''],
  ...['answer=fixed&note=%00%ED%A0%80%', 'answer=fixed&note=%0d%0aBcc:x'],
  ...[`answer=fixed&note=${'x'.repeat(501)}`, '&&&==&%'],
  ...[`answer=fixed&note=${'%F0%9F%A6%8A'.repeat(500)}`, `answer=fixed&note=${'x'.repeat(20_000)}`],
  ...['a=b&'.repeat(4_000)],
] as const;

/** The form behind a link of a letter, and what else is asked there. */
export function answerForm(random: Random, known: Known): SocketRequest {
  const link = known.links.length === 0 ? '/verdict/x.0.99999.y' : random.pick(known.links);
  const target = random.integer(3) === 0 ? forged(random, link) : link;
  const wish = random.pick(['', '', '', '', '/change', '/mute', '/unmute']);
  const form =
    random.integer(4) === 0 ? `answer=fixed&note=${encodeText(oddText(random))}` : random.pick(FORMS);
  const type = random.integer(5) === 0 ? random.pick(TYPES) : 'application/x-www-form-urlencoded';
  const headers = { ...oddHeaders(random, known), 'Content-Type': type };
  return {
    by: 'socket',
    name: `form${wish}`,
    chunks: [written('POST', inLine(target + wish), headers, Buffer.from(form))],
    pauseMs: 0,
    ending: 'wait',
  };
}

function encodeText(text: string): string {
  return encodeURIComponent(text.toWellFormed()).slice(0, 15_000);
}

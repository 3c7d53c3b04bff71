// Texts and JSON that have broken parsers, letters and pages before.

import type { Random } from '../../testing/seeded';
import { ATTACKS } from '../relay/fixtures/attacks';

/** The hosts of the relay under test. The last one is for the control corrections alone. */
export const HOSTS = { fuzzed: 'news.test', second: 'localhost:8080', control: 'control.test' } as const;

/** At and around limits, in characters. */
export const LENGTHS = [1, 64, 65, 255, 256, 500, 1_000, 1_001, 2_000, 2_001, 4_096, 16_384, 60_000] as const;
/** What texts are made of, one again and again. */
export const UNITS = [
  ...['a', ' ', '\n', '\t', '\u0000', '<', '&', '"', '\\', '.', '🦊', '漢', 'ا', '\u0301', '\u200b'],
  ...['\u202e'],
  ...['\ufdfa', 'İ', 'ß', 'e\u0301', '👩‍👩‍👧‍👦', 'ab ', '“', '\u2028', '\ud83d', '\udc00', '%'],
  ...['=?utf-8?q?', '\r\n'],
] as const;
const SHORT = [
  ...['', ' ', '\u0000', '\u0000a', '\ufeff', '\ud800', '\udfff\ud800', '\u202egnp', '\u2066a\u2069'],
  ...['\u061c'],
  ...['null', 'undefined', 'NaN', '0', '-1', '1e9', 'true', '__proto__', 'constructor', 'hasOwnProperty'],
] as const;

/** A text: short and odd, an attack, or one unit again and again, up to what fits into a body. */
export function oddText(random: Random): string {
  switch (random.integer(4)) {
    case 0:
      return random.pick(SHORT);
    case 1:
      return random.pick(ATTACKS);
    case 2:
      return `${random.pick(UNITS)}x`.repeat(random.pick(LENGTHS) / 2 || 1);
    default:
      return random.pick(UNITS).repeat(random.pick(LENGTHS));
  }
}

/** Words that differ, as many as go into `length` characters: expensive to compare with others. */
export function manyWords(random: Random, length: number): string {
  let text = '';
  while (text.length < length) text += `${random.integer(1_000).toString(36)} `;
  return text.slice(0, length);
}

/** JSON that JSON.stringify never writes, or that is too deep for recursion. */
export function rawJson(random: Random): string {
  const depth = random.pick([1, 31, 32, 33, 100, 1_000, 5_000, 10_000]);
  const lists = () => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const objects = () => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const mixed = () => `${'[{"":'.repeat(depth / 2)}0${'}]'.repeat(depth / 2)}`;
  const numbers = [
    '1e20',
    '-0',
    '1e400',
    '-1e400',
    '5e-324',
    '9007199254740993',
    '1.0',
    '1E+2',
    '0.1e-7',
    '9'.repeat(500),
  ];
  const strings = ['"\\ud800"', '"\\udc00\\ud800"', '"\\u0000"', '"\\uD83E\\uDD8A"', '"\\/"', '"\\b\\f"'];
  switch (random.integer(9)) {
    case 0:
      return random.pick(numbers);
    case 1:
      return random.pick(strings);
    case 2:
      return lists();
    case 3:
      return objects();
    case 4:
      return mixed();
    case 5:
      return `[${Array(random.pick([1, 100, 10_000]))
        .fill(random.pick(['1e20', '0', '[]', '{}', '""']))
        .join(',')}]`;
    case 6:
      return `{"__proto__":${random.pick(['{"type":"Annotation"}', 'null', '[]'])},"constructor":{"prototype":{}}}`;
    case 7:
      return `{${Array.from({ length: random.pick([1, 100, 3_000]) }, (_, index) => `"k${index}":1`).join(',')}}`;
    default:
      return random.pick([
        'undefined',
        'NaN',
        "'a'",
        '01',
        '[1,]',
        '{"a":1,}',
        '/**/1',
        '\u00a01',
        '"\n"',
        '',
      ]);
  }
}

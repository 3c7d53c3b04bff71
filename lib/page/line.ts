// Turns names and headlines, as pages write them, into one clean line.

import { cutToCodePoints } from '../correction/cut';
import { MAX_LINE } from '../correction/limits';
import { toSingleLine } from '../correction/text';

/** Maximum length of a text that is read, with white space and mark-up, in UTF-16 units. */
const MAX_RAW = 8 * MAX_LINE;

const ENTITIES = new Map([
  ...(['amp', 'lt', 'gt', 'quot', 'apos', 'nbsp'] as const).map((name, index): [string, string] => [
    name,
    '&<>"\'\u00a0'.charAt(index),
  ]),
  ...(
    [
      'laquo',
      'raquo',
      'lsquo',
      'rsquo',
      'ldquo',
      'rdquo',
      'bdquo',
      'ndash',
      'mdash',
      'hellip',
      'shy',
    ] as const
  ).map((name, index): [string, string] => [name, '«»‘’“”„–—…\u00ad'.charAt(index)]),
]);

/** Elements that headlines contain as mark-up; a headline about `<video>` keeps that word. */
const INLINE_TAGS = /<\/?(a|abbr|b|br|em|i|mark|nobr|small|span|strong|sub|sup|u|wbr)(\s[^<>]*)?\/?>/gi;
/** Soft hyphens, word joiners, bidirectional marks and the characters of icon fonts: no editor or e-mail's subject needs them. */
const INVISIBLE = /[\ue000-\uf8ff\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

/** Returns `text` as a reader would see it, at most MAX_LINE code points long. Content systems often encode HTML twice. */
export function toLine(text: string | undefined): string | undefined {
  const raw = (text ?? '')
    .trimStart()
    .slice(0, MAX_RAW)
    .replace(/[\ud800-\udbff]$/, ''); // half of a surrogate pair
  const plain = decodeEntities(raw.replace(/<br\b[^<>]*>/gi, ' ').replace(INLINE_TAGS, '')).replace(
    INVISIBLE,
    '',
  );
  const line = cutToCodePoints(toSingleLine(plain), MAX_LINE);
  return line === '' ? undefined : line;
}

/** Returns the letters and digits of a line, in lower case, to compare it with another. */
export function foldLine(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal, hexadecimal, name) => {
      if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

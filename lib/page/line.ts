// Names and headlines, as pages write them, on one line.

import { cutToCodePoints } from '../correction/cut';
import { MAX_LINE } from '../correction/limits';
import { toSingleLine } from '../correction/text';

/** No headline is longer, white space and mark-up in it included; in UTF-16 units. */
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

/** The elements that stand within headlines; a headline about `<video>` is left alone. */
const INLINE_TAGS = /<\/?(a|abbr|b|br|em|i|mark|nobr|small|span|strong|sub|sup|u|wbr)(\s[^<>]*)?\/?>/gi;
/** Soft hyphens, joiners of words and marks of order, none of which is meant for an editor's eyes or a mail's subject. */
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

/** `text` as a reader would see it, at most MAX_LINE code points long. Content systems encode HTML once too often. */
export function toLine(text: string | undefined): string | undefined {
  const raw = (text ?? '')
    .trimStart()
    .slice(0, MAX_RAW)
    .replace(/[\ud800-\udbff]$/, ''); // no half character
  const plain = decodeEntities(raw.replace(INLINE_TAGS, '')).replace(INVISIBLE, '');
  const line = cutToCodePoints(toSingleLine(plain), MAX_LINE);
  return line === '' ? undefined : line;
}

/** What of a line matters when two are compared: letters and digits. */
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

// Annotations as the extension sends them, and what can be wrong with one: in its values, its text and its bytes.

import { gzipSync } from 'node:zlib';
import { KINDS } from '../../lib/correction/content';
import type { Random } from '../../testing/seeded';
import { oddAddress, oddDate } from './addresses';
import { HOSTS, manyWords, oddText, rawJson } from './values';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A valid correction to a page of `host`. Its id is random, as its own seed is. */
export function validAnnotation(random: Random, host: string): { [key: string]: Json } {
  const hex = (length: number) => Array.from({ length }, () => random.integer(16).toString(16)).join('');
  const kind = random.pick(KINDS);
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `urn:uuid:${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    type: 'Annotation',
    motivation: 'editing',
    created: new Date(1_795_000_000_000 + random.integer(1_000_000_000)).toISOString(),
    creator: { type: 'Person', name: 'Rita Reader', email: 'mailto:rita@readers.test' },
    body: [
      { type: 'TextualBody', purpose: 'editing', value: `jumped ${hex(4)}`, format: 'text/plain' },
      { type: 'TextualBody', purpose: 'tagging', value: kind },
      { type: 'TextualBody', purpose: 'commenting', value: 'A letter is missing.\nSee any dictionary.' },
      { type: 'SpecificResource', purpose: 'linking', source: 'https://dictionary.test/jump' },
    ],
    target: {
      type: 'SpecificResource',
      source: {
        id: `https://${host}/${random.integer(200)}`,
        type: 'Text',
        'schema:headline': 'Fox clears dog',
        'schema:author': 'Ada Writer',
        'schema:datePublished': '2026-11-20',
        'schema:dateModified': '2026-11-21T08:00:00Z',
        'schema:inLanguage': random.pick(['en', 'ar', 'uk', 'de-AT']),
        'schema:isPartOf': 'Example News',
      },
      selector: [
        { type: 'TextQuoteSelector', exact: 'jumpd', prefix: 'The brown fox ', suffix: ' over the dog.' },
        { type: 'TextPositionSelector', start: 27, end: 32 },
        {
          type: 'FragmentSelector',
          conformsTo: 'https://wicg.github.io/scroll-to-text-fragment/',
          value: ':~:text=fox-,jumpd,-over',
        },
      ],
    },
  };
}

/** A body for the inbox: the name of what was done to it, and its bytes. */
export function oddBody(random: Random): { name: string; bytes: Buffer; encoding?: string } {
  const host = random.integer(4) === 0 ? HOSTS.second : HOSTS.fuzzed;
  const annotation = validAnnotation(random, host);
  switch (random.integer(10)) {
    case 0:
      return { name: 'valid', bytes: Buffer.from(JSON.stringify(annotation)) };
    case 1:
      return oddBytes(random, JSON.stringify(annotation));
    case 2:
      return { name: 'text', bytes: Buffer.from(oddJson(random, JSON.stringify(annotation))) };
    case 3:
      return { name: 'large texts', bytes: Buffer.from(JSON.stringify(withLargeTexts(random, annotation))) };
    case 4:
      return { name: 'raw value', bytes: Buffer.from(withRaw(random, annotation)) };
    default: {
      const times = 1 + random.integer(3);
      for (let time = 0; time < times; time++) changeOne(random, annotation);
      return { name: 'values', bytes: Buffer.from(JSON.stringify(annotation)) };
    }
  }
}

/** The places of an annotation: each with what holds it and its key there. */
function placesIn(value: Json): { holder: Json[] | { [key: string]: Json }; key: string; value: Json }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [
    { holder: value, key, value: part },
    ...placesIn(part),
  ]);
}

function set(holder: Json[] | { [key: string]: Json }, key: string, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else holder[key] = value;
}

function changeOne(random: Random, annotation: { [key: string]: Json }): void {
  const places = placesIn(annotation);
  const ofForm = (form: RegExp) =>
    places.filter(({ value }) => typeof value === 'string' && form.test(value));
  const addresses = ofForm(/^https?:\/\/(?!w)/);
  const dates = ofForm(/^\d{4}-/);
  const [{ holder, key, value }, next] = random.pick([
    ...[0, 1, 2, 3, 4].map((way) => [random.pick(places), way] as const),
    [random.pick(addresses.length > 0 ? addresses : places), 5] as const,
    [random.pick(dates.length > 0 ? dates : places), 6] as const,
  ]);
  switch (next) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      break;
    case 1:
      set(holder, key, [value, value]);
      break;
    case 2:
      set(holder, key, random.pick<Json>([null, true, false, 0, -1, 2 ** 53, 1.5, '', [], {}, [[]], [null]]));
      break;
    case 3:
      set(holder, `x-${oddText(random).slice(0, 200)}`, oddText(random));
      break;
    case 4:
      set(holder, key, (typeof value === 'string' && random.integer(2) === 0 ? value : '') + oddText(random));
      break;
    case 5:
      set(holder, key, oddAddress(random));
      break;
    default:
      set(holder, key, oddDate(random));
  }
}

/** Texts as long as the limits allow, with much to compare: the most expensive that a reader can send. */
function withLargeTexts(random: Random, annotation: { [key: string]: Json }): Json {
  const length = random.pick([500, 999, 1_000, 1_999, 2_000]);
  const text = random.integer(2) === 0 ? manyWords(random, length) : oddText(random).slice(0, length);
  const other = random.integer(2) === 0 ? manyWords(random, length) : text.toUpperCase();
  for (const { holder, key } of placesIn(annotation)) {
    if (key === 'exact' && !Array.isArray(holder)) holder.exact = text;
    if (key === 'value' && !Array.isArray(holder) && holder.purpose === 'editing') holder.value = other;
    if (key === 'value' && !Array.isArray(holder) && holder.purpose === 'commenting') holder.value = text;
  }
  return annotation;
}

const MARK = '@@raw@@';

function withRaw(random: Random, annotation: { [key: string]: Json }): string {
  const { holder, key } = random.pick(placesIn(annotation));
  if (random.integer(3) === 0) annotation.x = MARK;
  else set(holder, key, MARK);
  return JSON.stringify(annotation).replace(JSON.stringify(MARK), () => rawJson(random));
}

/** JSON that is changed as a text: keys twice, keys of prototypes, cut off, or something else altogether. */
function oddJson(random: Random, json: string): string {
  const braces = Array.from(json.matchAll(/\{/g), ({ index }) => index);
  const at = random.pick(braces) + 1;
  const insert = (text: string) => json.slice(0, at) + text + json.slice(at);
  switch (random.integer(6)) {
    case 0:
      return insert(`"id":${rawJson(random)},`);
    case 1:
      return insert('"__proto__":{"id":"urn:uuid:0"},"constructor":{"prototype":1},"toString":1,');
    case 2:
      return json.slice(0, random.integer(json.length));
    case 3:
      return json + random.pick([' ', '\n', ',', '}', json, '\u0000', '\ufeff', 'x']);
    case 4:
      return rawJson(random);
    default:
      return `${' '.repeat(random.pick([1, 60_000, 65_536 - json.length, 65_537 - json.length]))}${json}`;
  }
}

const BAD_BYTES = [
  ...[
    [0xc0, 0x80],
    [0xe0, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xff],
    [0xfe],
    [0x80],
    [0xe2, 0x82],
  ],
  ...[[0x00], [0xef, 0xbb, 0xbf], [0xf8, 0x88, 0x80, 0x80, 0x80], [0x1b, 0x24, 0x42]],
];

/** The JSON in other bytes than UTF-8 that is right. */
function oddBytes(random: Random, json: string): { name: string; bytes: Buffer; encoding?: string } {
  const utf8 = Buffer.from(json);
  switch (random.integer(8)) {
    case 0:
      return { name: 'byte order mark', bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8]) };
    case 1:
      return {
        name: 'UTF-16',
        bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(json, 'utf16le')]),
      };
    case 2:
      return { name: 'UTF-16, other way round', bytes: Buffer.from(json, 'utf16le').swap16() };
    case 3:
      return { name: 'Latin 1', bytes: Buffer.from(json.replace('Rita', 'Rïta'), 'latin1') };
    case 4:
      return { name: 'gzip', bytes: gzipSync(utf8), ...(random.integer(2) ? { encoding: 'gzip' } : {}) };
    case 5:
      return {
        name: 'noise',
        bytes: Buffer.from(Array.from({ length: random.integer(2_000) }, () => random.integer(256))),
      };
    case 6:
      return { name: 'nothing', bytes: Buffer.alloc(0) };
    default: {
      const at = random.integer(utf8.length);
      const bad = Buffer.from(random.pick(BAD_BYTES));
      return { name: 'bad bytes', bytes: Buffer.concat([utf8.subarray(0, at), bad, utf8.subarray(at)]) };
    }
  }
}

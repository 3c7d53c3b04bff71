// Samples for unit tests: typical corrections, and texts of many scripts.

import fc from 'fast-check';
import * as v from 'valibot';
import {
  type CorrectionContent,
  CorrectionContentSchema,
  KINDS,
  type Page,
  type Picture,
  type Suggestion,
} from '../../lib/correction/content';

const PLAIN = {
  id: '0193a2b4-5678-7abc-8def-0123456789ab',
  created: '2026-11-23T20:44:00.000Z',
  page: {
    address: 'https://news.test/2026/11/fox',
    headline: 'Fox clears dog',
    site: 'Example News',
    author: 'Ada Writer',
    published: '2026-11-20',
    modified: '2026-11-21T08:00:00Z',
    language: 'en',
  },
  passage: {
    exact: 'jumpd',
    prefix: 'The brown fox ',
    suffix: ' over the lazy dog.',
    start: 40,
    end: 45,
    textFragment: ':~:text=jumpd',
  },
  suggestion: { kind: 'typo', replacement: 'jumped' },
  reader: {},
} as const;

type Parts = Partial<Omit<CorrectionContent, 'id'>> & { readonly id?: string };

/** Returns a correction of “jumpd” to “jumped”, changed by `parts`. */
export function correction(parts: Parts = {}): CorrectionContent {
  return v.parse(CorrectionContentSchema, { ...PLAIN, ...parts });
}

/** Returns a correction of the highlighted `exact`, which is a sentence of its own. */
export function correctionOf(
  exact: string,
  suggestion: Suggestion,
  page: Partial<Page> = {},
): CorrectionContent {
  const passage = { exact, prefix: '', suffix: '', start: 0, end: exact.length };
  return correction({ passage, suggestion, page: { ...PLAIN.page, ...page } });
}

/** Returns a comment on the picture of a story. */
export function pictureCorrection(picture: Picture, comment = 'It is mirrored.'): CorrectionContent {
  const { passage: _none, ...rest } = PLAIN;
  return v.parse(CorrectionContentSchema, { ...rest, picture, suggestion: { kind: 'fact', comment } });
}

/** Returns a note about the whole page. */
export function note(comment: string): CorrectionContent {
  const { passage: _none, ...rest } = PLAIN;
  return v.parse(CorrectionContentSchema, { ...rest, suggestion: { kind: 'other', comment } });
}

const LETTERS = [
  ...['a', 'B', 'ß', 'e\u0301', 'ņ', 'ş'],
  ...['й', 'ї', 'Ж', 'α', 'ς'],
  ...['ع', 'رَ', 'ש', 'ו'],
  ...['漢', '字', 'か', 'ー', '한'],
  ...['क्षि', 'ก็', '😀', '👨‍👩‍👧', '🇱🇻', '👍🏽'],
];
const MARKS = [
  ' ',
  ' ',
  '\n',
  '\u00a0',
  '\u00ad',
  '\u200f',
  '.',
  ',',
  '-',
  '&',
  '%',
  '#',
  '“',
  '’',
  '…',
  '"',
  '<',
];

/** Text of many scripts, with everything that is awkward to cut, encode or compare. */
export function texts(constraints: { minLength?: number; maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...LETTERS, ...MARKS), maxLength: 60, ...constraints });
}

/** Text that contains a letter. */
export const said: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...LETTERS), texts())
  .map(([letter, text]) => letter + text);

/** Any possible correction. */
export const corrections: fc.Arbitrary<CorrectionContent> = fc
  .record(
    {
      id: fc.uuid(),
      created: fc
        .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      page: fc
        .record(
          {
            address: fc.webUrl({ withQueryParameters: true }),
            canonical: fc.webUrl(),
            headline: said,
            site: said,
            author: said,
            published: fc.constantFrom('2026-11-20', '2026-11-20T08:00:00Z', '2026-11-20T08:00+02:00'),
            modified: fc.constantFrom('2026-11-21', '2026-11-21T08:00:00.000Z'),
            language: fc.constantFrom('en', 'lv', 'uk', 'zh-Hant-TW', 'sr-Latn'),
            storyLanguage: fc.constantFrom('de', 'pt-BR'),
            translated: fc.constant(true as const),
          },
          { requiredKeys: ['address'] },
        )
        .map(({ storyLanguage, ...page }) =>
          // Without the passage's language, no other one is known to differ from it.
          storyLanguage && page.language ? { ...page, storyLanguage } : page,
        ),
      passage: fc
        .tuple(
          fc.record(
            {
              exact: said,
              prefix: texts(),
              suffix: texts(),
              textFragment: said.map((text) => `:~:text=${encodeURIComponent(text)}`),
            },
            { requiredKeys: ['exact', 'prefix', 'suffix'] },
          ),
          fc.oneof(fc.record({ start: fc.nat(), end: fc.nat() }), fc.constant({})),
        )
        .map(([words, place]) => ({ ...words, ...place })),
      picture: fc.record({ address: fc.webUrl(), alt: said, caption: said }, { requiredKeys: ['address'] }),
      suggestion: fc.record(
        {
          kind: fc.constantFrom(...KINDS),
          tag: fc.constantFrom('spelling', 'стиль', 'ث'.repeat(100)),
          replacement: fc.oneof(fc.constant(''), texts()),
          comment: said,
          evidence: fc.webUrl(),
        },
        { requiredKeys: ['kind'] },
      ),
      reader: fc.record(
        { name: said, email: fc.constantFrom('a@b.test', "o'neil+news@home.test") },
        { requiredKeys: [] },
      ),
      replaces: fc.uuid(),
    },
    { requiredKeys: ['id', 'created', 'page', 'suggestion', 'reader'] },
  )
  .map(({ picture, suggestion: { tag, ...suggestion }, ...content }) =>
    v.parse(CorrectionContentSchema, {
      ...content,
      suggestion: suggestion.kind === 'other' && tag !== undefined ? { ...suggestion, tag } : suggestion,
      ...(content.passage === undefined && picture !== undefined && { picture }),
    }),
  );

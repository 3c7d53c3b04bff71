// The letter as an editor reads it.

import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { countCodePoints } from '../../../lib/correction/text';
import { composeLetter, subjectOf, summaryOf } from '../../../lib/letter/letter';
import { plainText } from '../../../lib/letter/plain-text';
import { ENGLISH, fill, letterLanguage } from '../../../lib/letter/words';
import {
  correction,
  correctionOf,
  corrections,
  note,
  pictureCorrection,
} from '../../../testing/samples/corrections';

function summary(exact: string, replacement?: string, language?: string): string {
  const suggestion = { kind: 'typo', ...(replacement !== undefined && { replacement }) } as const;
  return summaryOf(correctionOf(exact, suggestion, language === undefined ? {} : { language }), ENGLISH);
}

const LONG = 'The quick brown fox jumpd over the lazy dog and ran away into the dark and silent wood.';

describe('the subject', () => {
  test('is the same for all corrections of a story, so that mail programs thread them', () => {
    fc.assert(
      fc.property(corrections, corrections, (one, other) => {
        expect(subjectOf({ ...one, page: other.page }, ENGLISH)).toBe(subjectOf(other, ENGLISH));
      }),
    );
  });

  test('names the story by its headline, else by its address', () => {
    expect(subjectOf(correction(), ENGLISH)).toBe('[Reader correction] Fox clears dog');
    const page = { address: 'https://m.news.test/fox', canonical: 'https://news.test/fox' };
    expect(subjectOf(correction({ page }), ENGLISH)).toBe('[Reader correction] news.test/fox');
  });

  test('is one line of bounded length', () => {
    fc.assert(
      fc.property(corrections, (content) => {
        const subject = subjectOf(
          { ...content, page: { ...content.page, headline: '👨‍👩‍👧 ab'.repeat(60) } },
          ENGLISH,
        );
        expect(countCodePoints(subject)).toBeLessThanOrEqual(170);
        expect(subject).toMatch(/^\[Reader correction\] .*…$/u);
        expect(subject).toSatisfy((text: string) => text.isWellFormed());
      }),
      { numRuns: 5 },
    );
  });
});

describe('the kind', () => {
  const kindIn = (tag: string, language = 'en') => {
    const { words } = letterLanguage(language);
    return composeLetter(correction({ suggestion: { kind: 'other', tag, comment: 'x' } }), words, language)
      .kind;
  };

  test('is in words, with the tag of a program that has other kinds', () => {
    expect(kindIn('house style')).toBe('Other (house style)');
    expect(kindIn('Hausstil', 'de')).toBe('Anderes (Hausstil)');
  });

  test('has a shortened tag if it is long', () => {
    expect(kindIn('x'.repeat(100))).toBe(`Other (${'x'.repeat(59)}…)`);
  });

  test('isolates a tag of the other writing direction', () => {
    expect(kindIn('إملاء')).toBe('Other (\u2068إملاء\u2069)');
    expect(kindIn('spelling', 'ar')).toContain('(\u2068spelling\u2069)');
  });
});

describe('the first line', () => {
  test.each([
    ['of a short passage gives it whole', 'jumpd', 'jumped', '“jumpd” → “jumped”'],
    ['of a long passage gives what changed', LONG, LONG.replace('jumpd', 'jumped'), '“jumpd” → “jumped”'],
    ['of a deletion says so', 'very', '', '“very” → delete'],
    ['of a deletion in a long passage says what goes', LONG, LONG.replace(' lazy', ''), '“lazy” → delete'],
    [
      'of an insertion in a long passage says what comes',
      LONG,
      LONG.replace('lazy', 'lazy old'),
      'Insert “old”',
    ],
    ['without a wording says what it is about', 'jumpd', undefined, 'About “jumpd”'],
    ['has no line breaks', 'one\ntwo', 'one\r\nthree', '“one two” → “one three”'],
    ['shows spaces as they are', 'two  words', 'two words', '“two  words” → “two words”'],
    [
      'shows a change of spaces with the words next to it',
      LONG.replace('lazy', 'lazy '),
      LONG,
      '“lazy  dog” → “lazy dog”',
    ],
    ['shows a removed space with the words next to it', `${LONG.slice(0, -1)} .`, LONG, '“wood .” → “wood.”'],
    ['shows both if nothing changes', LONG, LONG, `“${LONG}” → “${LONG}”`],
  ])('%s', (_, exact, replacement, line) => expect(summary(exact, replacement)).toBe(line));

  test('says that a note is about the whole page', () => {
    expect(summaryOf(note('Old.'), ENGLISH)).toBe('About the whole page');
  });

  test('names a picture by its caption, its alternative text or its file', () => {
    const address = 'https://img.test/2026/f%C3%A4hre.jpg?width=800';
    const of = (words: object) => summaryOf(pictureCorrection({ address, ...words }), ENGLISH);
    expect(of({ alt: 'A ferry', caption: 'The ferry at noon' })).toBe(
      'About the picture “The ferry at noon”',
    );
    expect(of({ alt: 'A ferry' })).toBe('About the picture “A ferry”');
    expect(of({})).toBe('About the picture “fähre.jpg”');
    expect(summaryOf(pictureCorrection({ address: 'https://img.test/100%.jpg' }), ENGLISH)).toContain(
      '100%.jpg',
    );
    expect(summaryOf(pictureCorrection({ address: 'https://img.test/' }), ENGLISH)).toContain('img.test');
  });

  test('quotes at most 120 characters of each text', () => {
    const line = summary('漢字'.repeat(100), `“かな”${'{before}漢'.repeat(50)}`, 'ja');
    expect(line).toMatch(/^“(.|\n){119}…” → “(.|\n){119}…”$/u);
  });

  test('never says that nothing is inserted or deleted', () => {
    fc.assert(
      fc.property(corrections, (content) => {
        expect(summaryOf(content, ENGLISH)).not.toMatch(/^(Insert |About )?“”|→ “”$/);
      }),
    );
  });
});

describe('the words of a letter', () => {
  test('are filled once: a placeholder in a reader’s words is not filled', () => {
    expect(fill('“{before}” → “{after}”', { before: '{after}', after: '$& {before}' })).toBe(
      '“{after}” → “$& {before}”',
    );
  });

  test('keep a placeholder without a value', () => expect(fill('{a}{b}', { a: '1' })).toBe('1{b}'));
});

describe('the letter', () => {
  test('shows the change in its sentence only', () => {
    const { sentence } = composeLetter(
      correction({
        passage: { exact: 'jumpd', prefix: 'He left. The fox ', suffix: ' over. It', start: 0, end: 5 },
      }),
      ENGLISH,
    );
    expect(sentence).toEqual([
      { change: 'same', text: 'The fox ' },
      { change: 'removed', text: 'jumpd' },
      { change: 'added', text: 'jumped' },
      { change: 'same', text: ' over.' },
    ]);
  });

  test('has what is known about the story, and leaves out the rest', () => {
    expect(composeLetter(correction(), ENGLISH).facts).toEqual([
      { name: 'Headline', value: 'Fox clears dog' },
      { name: 'Author', value: 'Ada Writer' },
      { name: 'Published', value: 'November 20, 2026' },
      { name: 'Updated', value: expect.stringMatching(/^November 21, 2026 at 8:00\sAM UTC$/u) },
    ]);
    expect(composeLetter(correction({ page: { address: 'https://news.test/' } }), ENGLISH).facts).toEqual([]);
  });

  test('has the same time in every newsroom', () => {
    vi.stubEnv('TZ', 'Pacific/Auckland');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(composeLetter(correction(), ENGLISH, 'de').facts.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['20. November 2026', '21. November 2026 um 08:00 UTC']),
    );
  });

  test('has dates in the format of its language', () => {
    const values = composeLetter(correction(), ENGLISH, 'de').facts.map(({ value }) => value);
    expect(values).toContain('20. November 2026');
    expect(values).toContain('21. November 2026 um 08:00 UTC');
  });

  test('does not change a date that does not exist', () => {
    const page = { address: 'https://news.test/', published: '2026-99-99' };
    expect(composeLetter(correction({ page }), ENGLISH).facts).toEqual([
      { name: 'Published', value: '2026-99-99' },
    ]);
  });

  test('opens the story at the passage, and has its plain address', () => {
    const { link, address } = composeLetter(correction(), ENGLISH);
    expect({ link, address }).toEqual({
      link: 'https://news.test/2026/11/fox#:~:text=jumpd',
      address: 'https://news.test/2026/11/fox',
    });
  });

  test('can be made of any correction, and has all its texts', () => {
    fc.assert(
      fc.property(corrections, (content) => {
        const text = plainText(composeLetter(content, ENGLISH), ENGLISH);
        expect(text.startsWith(`${summaryOf(content, ENGLISH)}\n\nKind: `)).toBe(true);
        expect(text).not.toMatch(/undefined|\[object/);
      }),
    );
  });
});

describe('the sentence to paste', () => {
  const pasted = (exact: string, replacement?: string) => {
    const passage = { exact, prefix: 'He left. The fox ', suffix: ' over. It', start: 0, end: 5 };
    return composeLetter(
      correction({
        passage,
        suggestion: { kind: 'typo', ...(replacement !== undefined && { replacement }) },
      }),
      ENGLISH,
    ).corrected;
  };

  test('is the whole corrected sentence, without marks', () => {
    expect(pasted('jumpd', 'jumped')).toBe('The fox jumped over.');
  });

  test('is there if words are deleted, unless nothing is left', () => {
    expect(pasted('jumpd', '')).toBe('The fox over.');
    expect(composeLetter(correctionOf('Gone.', { kind: 'typo', replacement: '' }), ENGLISH).corrected).toBe(
      undefined,
    );
  });

  test('is absent if no wording is proposed', () => expect(pasted('jumpd')).toBe(undefined));
});

describe('the link to the newsroom’s own system', () => {
  test('is in the letter if there is one', () => {
    const cmsLink = 'https://cms.test/edit?url=https%3A%2F%2Fnews.test%2Ffox';
    const letter = composeLetter(correction(), ENGLISH, 'en', { cmsLink });
    expect(letter.cmsLink).toBe(cmsLink);
    expect(plainText(letter, ENGLISH)).toContain(`\n\nEdit in the CMS:\n${cmsLink}\n\n`);
  });

  test.each(['javascript:alert(1)', 'cms.test/edit', 'https://editor:secret@cms.test/'])(
    'is left out if it is not a web address: %s',
    (cmsLink) => expect(composeLetter(correction(), ENGLISH, 'en', { cmsLink }).cmsLink).toBe(undefined),
  );
});

describe('in a letter of another language', () => {
  const textIn = (tag: string) => {
    const { words } = letterLanguage(tag);
    const content = correction({ reader: { name: 'Ann', email: 'ann@home.test' } });
    return plainText(composeLetter(content, words, tag, { data: 'https://relay.test/corrections/x' }), words);
  };

  test('the colon has the form of that language', () => {
    expect(textIn('fr')).toContain('Titre\u00a0: Fox clears dog\n');
    expect(textIn('de')).toContain('Überschrift: Fox clears dog\n');
  });

  test('written from right to left, other text is isolated, and nothing follows an address on its line', () => {
    const text = textIn('ar');
    expect(text).toContain(': \u2068Fox clears dog\u2069\n');
    expect(text).toContain(': \u2068Ann\u2069 \u2066<ann@home.test>\n');
    const addresses = text.match(/.?https?:.*/g) ?? [];
    expect(addresses).toHaveLength(3);
    for (const address of addresses) expect(address).toMatch(/^\u2066https?:[!-~]+$/);
  });

  test('written from left to right, two quotes written from right to left keep their order', () => {
    expect(summary('خطا', 'خطأ')).toBe('“\u2068خطا\u2069” → “\u2068خطأ\u2069”');
  });
});

describe('the letter as plain text', () => {
  test('names the picture, and opens the story', () => {
    const picture = { address: 'https://img.test/ferry.jpg', alt: 'A ferry', caption: 'The ferry at noon' };
    const letter = plainText(composeLetter(pictureCorrection(picture), ENGLISH), ENGLISH);
    expect(letter).toContain(
      'Picture:\nhttps://img.test/ferry.jpg\n\nThe reader writes:\n  It is mirrored.\n',
    );
    expect(letter).toContain('Open the story:\nhttps://news.test/2026/11/fox\n');
    expect(letter).toContain('Caption: The ferry at noon\nAlternative text: A ferry\n');
    expect(letter).not.toContain('In its sentence');
  });

  test('is as readable as the HTML', () => {
    const content = correction({
      suggestion: {
        kind: 'fact',
        replacement: 'walked',
        comment: 'I was there.\nIt walked.',
        evidence: 'https://evidence.test/',
      },
      reader: { name: 'Ann Reader', email: 'ann@home.test' },
      page: { address: 'https://news.test/fox', headline: 'Fox clears dog' },
      replaces: correction({ id: '0193a2b4-5678-7abc-8def-0123456789ac' }).id,
    });
    expect(plainText(composeLetter(content, ENGLISH), ENGLISH)).toBe(`“jumpd” → “walked”

Kind: Wrong fact

In its sentence:
  The brown fox [-jumpd-]{+walked+} over the lazy dog.

The reader writes:
  I was there.
  It walked.

Evidence:
https://evidence.test/

To paste:

  The brown fox walked over the lazy dog.

Open the story at the passage:
https://news.test/fox#:~:text=jumpd

Story: https://news.test/fox
Headline: Fox clears dog

Reader: Ann Reader <ann@home.test>
A reply to this letter goes to the reader.

Replaces an earlier correction by the same reader.

-- 
Sent with Corrigenda by a reader of this page.
`);
  });

  test.each([
    [{}, 'Reader: Anonymous; no reply is possible\n'],
    [{ name: 'Ann' }, 'Reader: Ann\n'],
    [{ email: 'ann@home.test' }, 'Reader: ann@home.test\nA reply to this letter goes to the reader.\n'],
  ])('says of the reader %j what there is to say', (reader, line) => {
    expect(plainText(composeLetter(correction({ reader }), ENGLISH), ENGLISH)).toContain(`\n\n${line}`);
  });
});

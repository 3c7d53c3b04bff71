// Property test: whatever is selected in whatever document, its description is found again at exactly the same position.

import { join } from 'node:path';
import fc from 'fast-check';
import { bundleForPage } from '../../../testing/in-page-bundle';
import { expect, test } from '../fixtures/capture';
import type { Highlighted, RoundTrip } from './round-trip-in-page';

/** Words of many scripts. There are only a few of each, so that documents contain repetitions. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: ['The', 'fox', 'jumps', 'over', 'the', 'dog.', '“Well,”', 'it’s', '3.5', 'no.', 'Why?'],
  ar: ['قال', 'الثعلبُ', 'إنَّ', 'الكلب', 'نائمٌ.', '٢٠٢٦', 'لماذا؟'],
  he: ['השועל', 'קָפַץ', 'מעל', 'הכלב.', '״טוב״', 'WiFi'],
  ja: ['狐は', '犬を', '飛び越えた。', 'が', 'カﾞ', '𠮷野家', '「はい」'],
  th: ['สุนัขจิ้งจอก', 'กระโดด', 'ข้าม', 'น้ำ'],
  hi: ['लोमड़ी', 'कुत्ते', 'के', 'ऊपर', 'कूदी।'],
  vi: ['Tiê\u0301ng', 'Việt', 'e\u0302\u0301', 'ti\u1ebfng', 'Z\u0351\u036b\u0343\u036aalgo'],
  emoji: ['👩‍👩‍👧‍👦', '🇱🇻', '👍🏽', '❤️', '1️⃣', 'ok'],
};
const LANGUAGES = Object.keys(WORDS);

const text = fc.constantFrom(...LANGUAGES).chain((language) => {
  const separator =
    language === 'ja' || language === 'th'
      ? fc.constant('')
      : fc.constantFrom(' ', ' ', '\u00a0', '\n  ', '\u00ad');
  const word = fc.tuple(fc.constantFrom(...(WORDS[language] ?? [])), separator);
  return fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.flat().join(''));
});

const { nodes } = fc.letrec<{ nodes: string; inline: string; block: string }>((tie) => ({
  nodes: fc.array(fc.oneof(tie('block'), tie('block'), tie('inline')), { minLength: 1, maxLength: 6 }).map((all) => all.join('')),
  inline: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.constantFrom('<br>', ' ', '<wbr>', '<!-- no text -->'),
    fc.tuple(fc.constantFrom('b', 'a', 'span', 'bdi', 'sup', 'mark'), fc.array(tie('inline'), { maxLength: 3 })).map(([tag, within]) => `<${tag}>${within.join('')}</${tag}>`),
    fc.tuple(fc.constantFrom('rtl', 'ltr'), tie('inline')).map(([dir, within]) => `<span dir="${dir}">${within}</span>`),
  ),
  block: fc.oneof(
    { depthSize: 'small' },
    fc.array(tie('inline'), { minLength: 1, maxLength: 4 }).map((within) => `<p>${within.join('')}</p>`),
    fc.tuple(fc.constantFrom('div', 'section', 'blockquote', 'li', 'h2', 'pre', 'figure'), tie('nodes')).map(([tag, within]) => `<${tag}>${within}</${tag}>`),
    fc.array(tie('inline'), { minLength: 1, maxLength: 3 }).map((cells) => `<table><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`),
    tie('nodes').map((within) => `<div dir="rtl">${within}</div>`),
  ),
})); // biome-ignore format: a grammar reads better in lines

const share = fc.noBias(fc.integer({ min: 0, max: 999 })).map((thousandths) => thousandths / 1_000);
const point = fc.tuple(share, share);
const highlighted: fc.Arbitrary<Highlighted> = fc.record({
  body: nodes,
  language: fc.constantFrom(...LANGUAGES.filter((language) => language !== 'emoji')),
  anchor: point,
  focus: point,
});

test('whatever is highlighted in whatever document is found again at exactly the same position', async ({
  site,
  page,
}) => {
  const script = await bundleForPage(join(import.meta.dirname, 'round-trip-in-page.ts'));
  await page.goto(site.page('/generated', '<main></main>'));
  await page.evaluate(`window.roundTrip = ${script}.roundTrip`);
  let described = 0;
  await fc.assert(
    fc.asyncProperty(highlighted, async (one) => {
      const tripped: RoundTrip | undefined = await page.evaluate(`roundTrip(${JSON.stringify(one)})`); // our own script returns this type
      if (tripped === undefined) return;
      described += 1;
      const { start, end, exact, highlighted, located, isDoubtful } = tripped;
      expect(asShown(exact)).toBe(asShown(highlighted));
      const verdict = isDoubtful ? expect.stringMatching(/^(?:unchanged|changed)$/) : 'unchanged';
      expect(located).toEqual({ verdict, start, end });
    }),
    { numRuns: 400, endOnFailure: true },
  );
  expect(described).toBeGreaterThan(200);
});

/** Returns `text` without white space and soft hyphens, because the browser shows others than the document has. */
function asShown(text: string): string {
  return text.replace(/[\s\u00a0\u00ad]+/gu, '');
}

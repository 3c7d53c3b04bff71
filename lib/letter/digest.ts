// The plain text of a digest: one e-mail with several corrections to one story.

import type { Letter } from './letter';
import { indent, isolation, markChanges } from './plain-text';
import { fill, type Words } from './words';

/** Several corrections to one story. */
export interface Digest {
  /** The first line. */
  readonly heading: string;
  /** One for each correction, in the order in which they came. */
  readonly letters: readonly Letter[];
}

/** Returns the digest's text with `\n` line breaks. Changes are marked as in a letter. */
export function digestText({ heading, letters }: Digest, words: Words): string {
  const [first] = letters;
  const blocks = [
    heading,
    first && storyBlock({ ...first, ...headlineOf(letters) }, words),
    ...letters.map((letter, index) => `${'-'.repeat(20)}\n\n${index + 1}. ${entryText(letter, words)}`),
    `-- \n${words.footer}`, // RFC 3676, section 4.3: the signature separator ends in a space
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** Returns the first headline that a letter has. Not all readers' browsers see one. */
export function headlineOf(letters: readonly Pick<Letter, 'headline'>[]): Pick<Letter, 'headline'> {
  const headline = letters.find((letter) => letter.headline !== undefined)?.headline;
  return headline === undefined ? {} : { headline };
}

/** Returns the story that several corrections are about: its headline, its address and its page in the CMS. */
export function storyBlock(letter: Letter, words: Words): string {
  const { isolate, address } = isolation(letter.language);
  const line = (name: string, value: string) => `${fill(words.label, { name })} ${value}`;
  return [
    letter.headline !== undefined && line(words.headline, isolate(letter.headline)),
    line(words.address, address(letter.address)),
    letter.cmsLink !== undefined && line(words.cms, address(letter.cmsLink)),
  ]
    .filter(Boolean)
    .join('\n');
}

/** Returns the links with which editors answer, one on each line. */
export function answerLines(
  { answers, language }: Pick<Letter, 'answers' | 'language'>,
  words: Words,
): string {
  const { address } = isolation(language);
  return answers
    .map((link) => `${fill(words.label, { name: link.label })} ${address(link.address)}`)
    .join('\n');
}

/** Returns the text of one correction in a digest. */
export function entryText(letter: Letter, words: Words): string {
  const { isolate, address } = isolation(letter.language);
  const label = (name: string) => fill(words.label, { name });
  const { name, email } = letter.reader;
  const reader = [name && isolate(name), email && address(`<${email}>`)].filter(Boolean).join(' ');
  const blocks = [
    [letter.summary, letter.kind, ...(letter.news ?? [])].join('\n'),
    letter.translated,
    letter.sentence && `${label(words.sentence)}\n${indent(markChanges(letter.sentence))}`,
    letter.picture && `${label(words.picture)}\n${address(letter.picture)}`,
    letter.comment && `${label(words.comment)}\n${indent(letter.comment)}`,
    letter.evidence && `${label(words.evidence)}\n${address(letter.evidence)}`,
    letter.others && `${label(letter.others.label)}\n${letter.others.voices.map(indent).join('\n\n')}`,
    reader !== '' && `${label(words.reader)} ${reader}`,
    letter.isCut && words.cut,
    [`${label(letter.linkText)} ${address(letter.link)}`, answerLines(letter, words)]
      .filter(Boolean)
      .join('\n'),
  ];
  return blocks.filter(Boolean).join('\n\n');
}

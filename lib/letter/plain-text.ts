// The letter as plain text: as good to read as the HTML, and what the Preview and a mail draft show.

import type { CorrectionContent } from '../correction/content';
import type { DiffPart } from '../correction/diff';
import type { Letter } from './letter';
import { composeLetter } from './letter';
import { directionOf, fill, letterLanguage, type Words } from './words';

/**
 * The letter's text with `\n` line ends. Removed words stand in `[-…-]`, added ones in `{+…+}` (as `wdiff` marks them); the
 * sentence as it should read has no marks, so that it can be taken as it stands.
 *
 * What readers wrote is indented, line by line: flush left, it could pass for a link of the letter's own or for the signature
 * separator, behind which mail programs hide the rest.
 */
export function plainText(letter: Letter, words: Words): string {
  const { isolate, address } = writing(letter.language);
  const label = (name: string) => fill(words.label, { name });
  const named = (name: string, value: string) => `${label(name)} ${isolate(value)}`;
  const link = (name: string, to: string) => `${label(name)}\n${address(to)}`;
  const blocks = [
    letter.news?.join('\n'),
    letter.summary,
    `${label(words.kind)} ${letter.kind}`,
    letter.sentence && `${label(words.sentence)}\n${indent(markChanges(letter.sentence))}`,
    letter.picture && link(words.picture, letter.picture),
    letter.comment && `${label(words.comment)}\n${indent(letter.comment)}`,
    letter.evidence && link(words.evidence, letter.evidence),
    letter.others && `${label(letter.others.label)}\n${letter.others.voices.map(indent).join('\n\n')}`,
    letter.corrected && `${label(words.paste)}\n\n${indent(letter.corrected)}`,
    letter.isCut && words.cut,
    link(letter.linkText, letter.link),
    letter.cmsLink && link(words.cms, letter.cmsLink),
    letter.answers.length > 0 &&
      [words.answer, ...letter.answers.map((one) => `${label(one.label)} ${address(one.address)}`)].join(
        '\n',
      ),
    [
      `${label(words.address)} ${address(letter.address)}`,
      ...letter.facts.map(({ name, value }) => named(name, value)),
    ].join('\n'),
    readerBlock(),
    letter.replaces && words.replaces,
    // RFC 3676, section 4.3: the signature separator ends in a space
    ['-- ', words.footer, letter.data && link(words.data, letter.data)].filter(Boolean).join('\n'),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;

  function readerBlock(): string {
    const { name, email } = letter.reader;
    if (email === undefined) return named(words.reader, name ?? words.anonymous);
    const who = name === undefined ? address(email) : `${isolate(name)} ${address(`<${email}>`)}`;
    return `${label(words.reader)} ${who}\n${words.replyTo}`;
  }
}

/** How a value stands in a line: in a language that is written from right to left it must not mix with what is around it. */
export function writing(language: string) {
  const plain = (text: string) => text;
  if (directionOf(language) === 'ltr') return { isolate: plain, address: plain };
  return {
    isolate: (text: string) => `\u2068${text}\u2069`,
    // Its isolate ends with the line (Unicode's UAX #9, X8): a mail program might take a closing mark into the link.
    address: (text: string) => `\u2066${text}`,
  };
}

export function markChanges(parts: readonly DiffPart[]): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return parts.map(({ change, text }) => marks[change][0] + text + marks[change][1]).join('');
}

export function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

/** What a reader pastes into a mail of their own, in the page's language. */
export function letterText(content: CorrectionContent): string {
  const { words, tag } = letterLanguage(content.page.language);
  const letter = composeLetter(content, words, tag);
  return `${letter.subject}\n\n${plainText(letter, words)}`;
}

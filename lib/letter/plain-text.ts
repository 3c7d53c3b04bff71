// The letter as plain text, as readable as the HTML. The preview and mail drafts show it.

import type { CorrectionContent } from '../correction/content';
import type { DiffPart } from '../correction/diff';
import { composeLetter, type Letter } from './letter';
import { directionOf, fill, type LetterLanguage, letterLanguage, type Words } from './words';

/** Separates several letters in one text. */
export const BETWEEN_LETTERS = '\n\n* * *\n\n';

/**
 * Returns the letter's text with `\n` line breaks. Removed words are in `[-…-]`, added words in `{+…+}` (as `wdiff` marks them).
 * The corrected sentence has no marks, so that it can be copied.
 *
 * Every line that a reader wrote is indented. Otherwise it could look like one of the letter's own links, or like the signature
 * separator, after which mail programs hide the rest.
 */
export function plainText(letter: Letter, words: Words): string {
  const { isolate, address } = isolation(letter.language);
  const label = (name: string) => fill(words.label, { name });
  const named = (name: string, value: string) => `${label(name)} ${isolate(value)}`;
  const link = (name: string, to: string) => `${label(name)}\n${address(to)}`;
  const blocks = [
    letter.news?.join('\n'),
    letter.summary,
    `${label(words.kind)} ${letter.kind}`,
    letter.translated,
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

/**
 * Returns how to put a value into a line. In a language that is written from right to left, the value is isolated from the
 * text around it.
 */
export function isolation(language: string) {
  const plain = (text: string) => text;
  if (directionOf(language) === 'ltr') return { isolate: plain, address: plain };
  return {
    isolate: (text: string) => `\u2068${text}\u2069`,
    // The isolate ends with the line (UAX #9, X8). A closing mark could become part of the link in a mail program.
    address: (text: string) => `\u2066${text}`,
  };
}

/** Returns the changed text with its marks: `[-removed-]{+added+}`. */
export function markChanges(parts: readonly DiffPart[]): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return parts.map(({ change, text }) => marks[change][0] + text + marks[change][1]).join('');
}

export function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

/** Returns the text that a reader pastes into their own e-mail, in the page's language. */
export function letterText(content: CorrectionContent): string {
  const { letter, words } = letterOf(content);
  return `${letter.subject}\n\n${plainText(letter, words)}`;
}

/** A letter with its language. */
export interface WordedLetter extends LetterLanguage {
  readonly letter: Letter;
}

/** Returns the letter in the story's language, which its editors read. */
export function letterOf(content: CorrectionContent): WordedLetter {
  const language = letterLanguage(content.page.storyLanguage ?? content.page.language);
  return { ...language, letter: composeLetter(content, language.words, language.tag) };
}

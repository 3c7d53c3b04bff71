// The letter as plain text: as good to read as the HTML, and what the Preview and a mail draft show.

import type { DiffPart } from '../correction/diff';
import type { Letter } from './letter';
import type { Words } from './words';

/** The letter's text with `\n` line ends. Removed words stand in `[-…-]`, added ones in `{+…+}` (as `wdiff` marks them). */
export function plainText(letter: Letter, words: Words): string {
  const blocks = [
    letter.news?.join('\n'),
    letter.summary,
    `${words.kind}: ${letter.kind}`,
    letter.sentence && `${words.sentence}:\n${indent(markChanges(letter.sentence))}`,
    letter.picture && `${words.picture}:\n${letter.picture}`,
    letter.comment && `${words.comment}:\n${indent(letter.comment)}`,
    letter.evidence && `${words.evidence}:\n${letter.evidence}`,
    letter.others && `${letter.others.label}:\n${letter.others.voices.map(indent).join('\n\n')}`,
    `${letter.linkText}:\n${letter.link}`,
    letter.answers.length > 0 &&
      [words.answer, ...letter.answers.map(({ label, address }) => `${label}: ${address}`)].join('\n'),
    [
      `${words.address}: ${letter.address}`,
      ...letter.facts.map(({ name, value }) => `${name}: ${value}`),
    ].join('\n'),
    readerBlock(letter, words),
    letter.replaces && words.replaces,
    `-- \n${words.footer}`, // RFC 3676, section 4.3: the signature separator ends in a space
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function readerBlock({ reader }: Letter, words: Words): string {
  const { name, email } = reader;
  if (email === undefined) return `${words.reader}: ${name ?? words.anonymous}`;
  return `${words.reader}: ${name === undefined ? email : `${name} <${email}>`}\n${words.replyTo}`;
}

function markChanges(parts: readonly DiffPart[]): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;
  return parts.map(({ change, text }) => marks[change][0] + text + marks[change][1]).join('');
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

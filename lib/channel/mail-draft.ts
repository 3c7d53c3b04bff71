// A letter as a draft in the reader's own mail app (RFC 6068).

import type { CorrectionContent } from '../correction/content';
import { cutToCodePoints } from '../correction/cut';
import { countCodePoints } from '../correction/text';
import type { Letter } from '../letter/letter';
import { BETWEEN_LETTERS, letterOf, plainText, type WordedLetter } from '../letter/plain-text';

/** Maximum length of a `mailto:` address, in characters: mail apps and operating systems accept about as much. */
const MAX_LENGTH = 1_900;
/** Maximum length of the encoded subject, in characters: in some scripts a letter takes nine, and the body needs space too. */
const MAX_SUBJECT = 600;

/**
 * Returns the `mailto:` address that opens the letter as a draft to `mailbox`. A letter that is too long is shortened; the change
 * and the link to the story are shortened last.
 */
export function mailDraft(content: CorrectionContent, mailbox: string): string {
  const worded = letterOf(content);
  const start = startOf(mailbox, worded.letter.subject);
  for (const shorter of shorterVersions(worded)) {
    const body = encodeURIComponent(asMail(shorter));
    if (start.length + body.length <= MAX_LENGTH) return start + body;
  }
  return start + encodeURIComponent(cutToEncoded(asMail(worded.letter.summary), MAX_LENGTH - start.length));
}

/** Several letters to one mailbox in one draft. */
export interface JointDraft {
  readonly address: string;
  /** How many of the letters, from the first one on, are in the draft. The others need another one. */
  readonly taken: number;
}

/**
 * Returns the `mailto:` address that opens several letters as one draft, with the first one's subject: as many letters as fit, each
 * complete if possible, else with the change, the comment and the link to the story.
 */
export function jointMailDraft(contents: readonly CorrectionContent[], mailbox: string): JointDraft {
  const [first] = contents;
  if (first === undefined) throw new RangeError('A joint draft needs at least one letter');
  const letters = contents.map(letterOf);
  const start = startOf(mailbox, letterOf(first).letter.subject);
  const asOne = (bodies: readonly string[]) => encodeURIComponent(asMail(bodies.join(BETWEEN_LETTERS)));
  for (const bodyOf of [wholly, briefly]) {
    const body = asOne(letters.map(bodyOf));
    if (start.length + body.length <= MAX_LENGTH) return { address: start + body, taken: letters.length };
  }
  for (let taken = letters.length - 1; taken > 1; taken -= 1) {
    const body = asOne(letters.slice(0, taken).map(briefly));
    if (start.length + body.length <= MAX_LENGTH) return { address: start + body, taken };
  }
  return { address: mailDraft(first, mailbox), taken: 1 };
}

function wholly({ letter, words }: WordedLetter): string {
  return plainText(letter, words);
}

function briefly({ letter: { summary, comment, link } }: WordedLetter): string {
  return [summary, comment, link].filter(Boolean).join('\n');
}

function startOf(mailbox: string, wholeSubject: string): string {
  const to = encodeURIComponent(mailbox).replace('%40', '@');
  const subject = cutToEncoded(wholeSubject, MAX_SUBJECT);
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=`;
}

/** Yields the letter's whole text, then shorter and shorter versions. */
function* shorterVersions({ letter, words }: WordedLetter): Generator<string> {
  const write = (shorter: Letter) => plainText(shorter, words);
  yield write(letter);
  const { corrected: _, ...marked } = letter; // the marked sentence contains it
  yield write(marked);
  const { comment = '', ...withoutComment } = { ...marked, facts: [] };
  yield write({ comment, ...withoutComment });
  for (let length = countCodePoints(comment); length >= 20; length = Math.floor(0.9 * length)) {
    yield write({ comment: `${cutToCodePoints(comment, length)}…`, ...withoutComment });
  }
  yield write(withoutComment);
  const { evidence: __, ...withoutEvidence } = withoutComment;
  yield write(withoutEvidence);
  const { sentence: ___, ...withoutSentence } = withoutEvidence; // the summary contains the change
  yield write(withoutSentence);
  yield write({ ...withoutSentence, link: letter.address });
  // In a script with six or nine characters a letter, the labels may take all the space.
  const { summary, link, address } = letter;
  yield `${summary}\n\n${link}`;
  yield `${summary}\n\n${address}`;
  for (let length = countCodePoints(summary); length >= 20; length = Math.floor(0.9 * length)) {
    yield `${cutToCodePoints(summary, length)}…\n\n${address}`;
  }
}

/** Returns the text with the line breaks of a `mailto:` address, `%0D%0A` (RFC 6068, section 5). */
function asMail(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

function cutToEncoded(text: string, max: number): string {
  let kept = text;
  for (let length = countCodePoints(text); encodeURIComponent(kept).length > max && length > 0; length -= 1) {
    kept = `${cutToCodePoints(text, length).trimEnd()}…`;
  }
  return kept;
}

// Groups letters into conversations, as a mail program does.

import type { ReceivedLetter } from './letters';

const MAX_PREVIEW = 160;

export interface Thread {
  readonly subject: string;
  /** Newest first. */
  readonly letters: readonly [ReceivedLetter, ...ReceivedLetter[]];
}

/** Returns the conversations, the one with the newest letter first. Letters with the same root form one conversation. */
export function threadsOf(letters: readonly ReceivedLetter[]): Thread[] {
  const threads = new Map<string, [ReceivedLetter, ...ReceivedLetter[]]>();
  for (const letter of letters.toReversed()) {
    const root = rootOf(letter);
    const thread = threads.get(root);
    if (thread === undefined) threads.set(root, [letter]);
    else thread.push(letter);
  }
  return Array.from(threads.values(), (thread) => ({ subject: subjectOf(thread[0]), letters: thread }));
}

export function subjectOf({ subject }: Pick<ReceivedLetter, 'subject'>): string {
  return subject?.trim() || '(no subject)';
}

/** Returns the first words of the text on one line. */
export function previewOf({ text }: Pick<ReceivedLetter, 'text'>): string {
  const line = (text ?? '').replace(/\s+/gu, ' ').trim();
  return line.length <= MAX_PREVIEW ? line : `${line.slice(0, MAX_PREVIEW).toWellFormed().trimEnd()}…`;
}

/** RFC 5322, section 3.6.4: References starts with the conversation's first message. */
function rootOf({ references, inReplyTo, messageId, id }: ReceivedLetter): string {
  const [root] = typeof references === 'string' ? [references] : (references ?? []);
  return root ?? inReplyTo ?? messageId ?? `letter ${id}`;
}

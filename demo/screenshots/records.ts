// Drafts and corrections like those that the extension makes from the newspaper.

import type { Correction } from '../../lib/correction/correction';
import { guessKind } from '../../lib/correction/guess-kind';
import { newCorrectionId } from '../../lib/correction/id';
import { addToHistory, type Status } from '../../lib/correction/status';
import { type Draft, recipientOf } from '../../lib/draft/draft';
import { toContent } from '../../lib/draft/draft-content';
import type { Desk } from './desk';
import type { Mistake } from './papers';

const MINUTE_MS = 60_000;

/** The draft that corrects the mistake. */
export async function draftOn(desk: Desk, [wrong, right, path]: Mistake): Promise<Draft> {
  await desk.read(path);
  const { page, passage, inbox } = await desk.capture(wrong);
  if (page === undefined || passage === undefined) throw new Error(`“${wrong}” could not be captured.`);
  return {
    id: newCorrectionId(Date.now()),
    touched: Date.now(),
    page,
    passage,
    shortened: false,
    ...(inbox !== undefined && { inbox }),
    kind: guessKind(wrong, right, page.language),
    replacement: right,
    comment: '',
    evidence: '',
    name: '',
    email: '',
    mailbox: '',
  };
}

/** The correction made from the draft, sent that many minutes ago. */
export function correctionOf(draft: Draft, status: Status, minutesAgo: number): Correction {
  const sent = new Date(Date.now() - minutesAgo * MINUTE_MS);
  const recipient = recipientOf(draft);
  return {
    ...toContent({ ...draft, id: newCorrectionId(sent.getTime()) }, sent),
    ...(recipient && { recipient }),
    status,
    history: addToHistory([], undefined, status, sent),
  };
}

/** The same, to be sent by e-mail. */
export function toMailbox({ inbox: _none, ...draft }: Draft, mailbox: string): Draft {
  return { ...draft, mailbox };
}

// Drafts and corrections as the extension itself would have made them of what stands in the paper.

import type { Correction } from '../../lib/correction/correction';
import { guessKind } from '../../lib/correction/guess-kind';
import { newCorrectionId } from '../../lib/correction/id';
import { addToHistory, type Status } from '../../lib/correction/status';
import { type Draft, recipientOf } from '../../lib/draft/draft';
import { toContent } from '../../lib/draft/draft-content';
import type { Desk } from './desk';
import type { Mistake } from './papers';

const MINUTE_MS = 60_000;

/** The draft in which a reader puts the mistake right. */
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

/** The correction that became of the draft, sent so many minutes ago. */
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

/** The same, to be sent by mail. */
export function toMailbox({ inbox: _none, ...draft }: Draft, mailbox: string): Draft {
  return { ...draft, mailbox };
}

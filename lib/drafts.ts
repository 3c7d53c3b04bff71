// The drafts' store: written by the popup at every keystroke, so that nothing typed is ever lost.

import { newCorrectionId } from './correction/id';
import { type Draft, isAbout } from './draft';
import type { PageCapture } from './messages';
import { listDrafts, openDatabase, STRICT } from './outbox/database';
import type { RememberedReader } from './settings';

/**
 * The draft for a capture: the one begun earlier about the same words, picture or page, else a new one. The opening of
 * its comment is in it either way.
 */
export async function draftFor(capture: PageCapture, reader: RememberedReader): Promise<Draft> {
  const drafts = await listDrafts();
  const begun = drafts.find((draft) => isAbout(draft, capture));
  const { opening = '' } = capture;
  if (begun !== undefined) {
    const { inbox: _asThen, ...rest } = begun;
    return withOpening({ ...rest, ...(capture.inbox !== undefined && { inbox: capture.inbox }) }, opening);
  }
  return {
    id: newCorrectionId(),
    touched: Date.now(),
    page: capture.page,
    ...(capture.passage && { passage: capture.passage }),
    ...(capture.picture && { picture: capture.picture }),
    shortened: capture.shortened,
    ...(opening !== '' && { opening }),
    ...(capture.inbox !== undefined && { inbox: capture.inbox }),
    kind: capture.passage === undefined ? 'other' : 'typo',
    replacement: capture.passage?.exact ?? '',
    comment: opening,
    evidence: '',
    name: reader.name,
    email: reader.email,
    mailbox: '',
  };
}

function withOpening(draft: Draft, opening: string): Draft {
  const { comment } = draft;
  if (comment.includes(opening.trim())) return draft;
  return comment.trim() === ''
    ? { ...draft, comment: opening, opening }
    : { ...draft, comment: `${comment.trim()}\n\n${opening}` };
}

/** Keeps the draft as it now is; resolves once it is on the disk. */
export async function keepDraft(draft: Draft): Promise<void> {
  const database = await openDatabase();
  const transaction = database.transaction('drafts', 'readwrite', STRICT);
  await Promise.all([transaction.store.put(draft), transaction.done]);
}

/** Throws the draft away: the reader said so. */
export async function discardDraft(draft: Draft): Promise<void> {
  const database = await openDatabase();
  await database.delete('drafts', draft.id);
}

// The drafts' store: written by the popup at every keystroke, so that nothing typed is ever lost.

import { type CorrectionId, newCorrectionId } from '../correction/id';
import { provenanceOf, type Recipient } from '../correction/recipient';
import { type Draft, isAbout } from '../draft/draft';
import type { PageCapture } from '../page/capture';
import type { RememberedReader } from '../settings/reader';
import { inDatabase, STRICT } from './database';
import { parseDraft } from './parse-draft';
import { sortRecords } from './parse-records';
import type { Listed } from './queries';
import { dropSpare, keepSpare, listSpare } from './spare-drafts';
import { type StoreProblem, storeProblemOf } from './store-problem';

/**
 * The draft for a capture: the one begun earlier about the same words, picture or page, else a new one. The opening of
 * its comment is in it either way.
 *
 * @param relay the inbox of the relay that the reader set for the page's site, or for all.
 * @param chosen whom the reader chose for that site before.
 */
export async function draftFor(
  capture: PageCapture,
  { name, email }: RememberedReader,
  { relay, chosen }: { readonly relay?: string | undefined; readonly chosen?: Recipient | undefined } = {},
): Promise<Draft> {
  const { readable } = await allDrafts();
  const begun = readable.find((draft) => isAbout(draft, capture));
  const { opening = '', inbox, frameHost } = capture;
  const found = {
    ...(frameHost !== undefined && { frameHost }),
    ...(inbox !== undefined && { inbox }),
    ...(relay !== undefined && { relay }),
    // An address that the reader once had to type is not needed where the page now says where corrections go.
    ...(chosen && !(provenanceOf(chosen) === 'typed' && inbox !== undefined) && { chosen }),
  };
  if (begun !== undefined) {
    const {
      frameHost: _framedThen,
      inbox: _declaredThen,
      relay: _setThen,
      contacts: _foundThen,
      ...rest
    } = begun;
    return withOpening({ ...found, ...rest }, opening);
  }
  return {
    id: newCorrectionId(),
    touched: Date.now(),
    page: capture.page,
    ...(capture.passage && { passage: capture.passage }),
    ...(capture.picture && { picture: capture.picture }),
    shortened: capture.shortened,
    ...(opening !== '' && { opening }),
    ...found,
    kind: capture.passage === undefined ? 'other' : 'typo',
    replacement: capture.passage?.exact ?? '',
    comment: opening,
    evidence: '',
    name,
    email,
    filled: { name, email },
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

/** The draft with those recipients that are known now, and no longer with those that were known then. */
export function withRecipients(
  draft: Draft,
  { inbox, relay }: { readonly inbox?: string | undefined; readonly relay?: string | undefined },
): Draft {
  const { inbox: _declaredThen, relay: _setThen, ...rest } = draft;
  return {
    ...rest,
    ...(inbox !== undefined && { inbox }),
    ...(relay !== undefined && { relay }),
  };
}

/** Where a draft was kept: in the database or, where that has a problem, beside it. */
export type Kept =
  | { readonly where: 'database' }
  | { readonly where: 'spare'; readonly problem: StoreProblem };

/**
 * Keeps the draft as it now is; resolves once it is on the disk.
 *
 * @throws where it could be kept nowhere.
 */
export async function keepDraft(draft: Draft): Promise<Kept> {
  try {
    await inDatabase(async (database) => {
      const transaction = database.transaction('drafts', 'readwrite', STRICT);
      const put = transaction.store.put(draft);
      transaction.commit(); // at once: this page may be closed at any moment
      await Promise.all([put, transaction.done]);
    });
  } catch (error) {
    console.error(error);
    await keepSpare(draft);
    return { where: 'spare', problem: storeProblemOf(error) };
  }
  await dropSpare(draft).catch(console.error); // it is the older one, then
  return { where: 'database' };
}

/** The drafts in the database, last touched first. */
export function listDrafts(): Promise<Listed<Draft>> {
  return inDatabase(async (database) => {
    const { readable, bad } = sortRecords('drafts', await database.getAll('drafts'), parseDraft);
    return { readable: readable.sort((one, other) => other.touched - one.touched), bad };
  });
}

/** Every draft, last touched first: those in the database, and those beside it, even where it cannot be read. */
export async function allDrafts(): Promise<Listed<Draft>> {
  const [stored, spare] = await Promise.all([
    listDrafts().catch((error: unknown): Listed<Draft> => {
      console.error(error);
      return { readable: [], bad: [] };
    }),
    listSpare().catch((error: unknown): Draft[] => {
      console.error(error);
      return [];
    }),
  ]);
  const newestFirst = [...stored.readable, ...spare].sort((one, other) => other.touched - one.touched);
  const seen = new Set<CorrectionId>();
  const readable = newestFirst.filter(({ id }) => !seen.has(id) && seen.add(id));
  return { ...stored, readable };
}

/** The draft of that id, if there is one. */
export async function findDraft(id: CorrectionId): Promise<Draft | undefined> {
  return (await allDrafts()).readable.find((draft) => draft.id === id);
}

/** Throws the draft away: the reader said so. */
export async function discardDraft(draft: Draft): Promise<void> {
  await dropSpare(draft).catch(console.error);
  await inDatabase((database) => database.delete('drafts', draft.id));
}

// The drafts. The popup saves its draft at every keystroke, so that nothing typed is lost. This file is in the popup's first
// script (a budget of 25,000 bytes), so it does not parse corrections.

import * as v from 'valibot';
import { type CorrectionId, newCorrectionId } from '../correction/id';
import { provenanceOf, type Recipient } from '../correction/recipient';
import { type Draft, DraftSchema, isAbout } from '../draft/draft';
import type { PageCapture } from '../page/capture';
import type { RememberedReader } from '../settings/reader';
import { inTime, readLocal, removeLocal, writeLocal } from '../storage/local';
import { inDatabase, type StoreProblem, storeProblemOf } from './database';
import { parseRecord, parseRecords, type Table } from './parse-records';
import type { Listed } from './queries';
import { transact, type Write } from './transaction';

export const DRAFTS: Table<Draft> = {
  store: 'drafts',
  parse: (record) =>
    parseRecord(DraftSchema, record) ??
    // A later version may have stored types of recipients that this version does not know: the form finds recipients again.
    parseRecord(v.omit(DraftSchema, ['chosen', 'addressed', 'contacts']), record),
};

/**
 * Returns the draft for a capture: an earlier one about the same passage, picture or page, or else a new one. In both cases,
 * the comment contains the capture's opening.
 *
 * @param relay the inbox of the relay that the reader set for the page's site, or for all sites.
 * @param chosen the recipient that the reader chose for that site before.
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
    // The page now says where corrections go, so an address that the reader once had to type is not needed.
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

/** Returns the draft with the current inboxes in place of the earlier ones. */
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

/** Where a draft was saved: in the database or, if the database has a problem, as a spare in local storage. */
export type SavedDraft =
  | { readonly where: 'database' }
  | { readonly where: 'spare'; readonly problem: StoreProblem };

/** Whether the reader has written nothing in the draft, or has taken it back. */
export function isEmpty(draft: Draft): boolean {
  const { passage, picture, opening, replacement, comment, evidence, mailbox, filled } = draft;
  // The opening about a picture is not the reader's; the one about a page is the quote that they wrote.
  const said = picture !== undefined && comment === opening ? '' : comment;
  return (
    replacement === (passage?.exact ?? '') &&
    said + evidence + mailbox === '' &&
    draft.name === filled?.name &&
    draft.email === filled.email &&
    draft.replaces === undefined
  );
}

/**
 * Saves the draft. Resolves when it is on the disk. A draft in which nothing is written is not kept.
 *
 * @throws if neither the database nor local storage can save it.
 */
export async function saveDraft(draft: Draft): Promise<SavedDraft> {
  try {
    const write: Write = isEmpty(draft)
      ? { store: 'drafts', remove: draft.id }
      : { store: 'drafts', put: draft };
    await transact(['drafts'], () => ({ writes: [write], result: undefined }));
  } catch (error) {
    console.error(error);
    await saveSpare(draft);
    return { where: 'spare', problem: storeProblemOf(error) };
  }
  if (spares.has(draft.id)) dropSpare(draft).catch(console.error); // older than the record; not awaited: it may take seconds
  return { where: 'database' };
}

/** Returns the drafts in the database, last touched first. */
export function listDrafts(): Promise<Listed<Draft>> {
  return inDatabase(async (database) => {
    const { readable, bad } = parseRecords(DRAFTS, await database.getAll('drafts'));
    return { readable: readable.sort((one, other) => other.touched - one.touched), bad };
  });
}

/** Returns all drafts, last touched first: those in the database and the spares, even if the database cannot be read. */
export async function allDrafts(): Promise<Listed<Draft>> {
  const [stored, spare] = await Promise.all([
    listDrafts().catch(instead<Listed<Draft>>({ readable: [], bad: [] })),
    listSpares(),
  ]);
  const newestFirst = [...stored.readable, ...spare].sort((one, other) => other.touched - one.touched);
  const seen = new Set<CorrectionId>();
  const readable = newestFirst.filter(({ id }) => !seen.has(id) && seen.add(id));
  return { ...stored, readable };
}

/** Returns a function that logs an error and returns a default value. */
function instead<T>(value: T): (error: unknown) => T {
  return (error) => {
    console.error(error);
    return value;
  };
}

/** Returns the draft with that id, if there is one. */
export async function findDraft(id: CorrectionId): Promise<Draft | undefined> {
  return (await allDrafts()).readable.find((draft) => draft.id === id);
}

/** Prefix of the keys in local storage of drafts that the database could not save. */
const SPARE = 'draft ';

/** The drafts that this context has found there or put there. */
const spares = new Set<CorrectionId>();

async function saveSpare(draft: Draft): Promise<void> {
  spares.add(draft.id);
  await writeLocal({ [SPARE + draft.id]: draft });
}

/** Removes the draft from local storage. */
export async function dropSpare({ id }: Draft): Promise<void> {
  await removeLocal(SPARE + id);
}

async function listSpares(): Promise<Draft[]> {
  const stored = (await inTime(() => readLocal(null))) ?? {};
  const found = Object.keys(stored)
    .filter((key) => key.startsWith(SPARE))
    .flatMap((key) => DRAFTS.parse(stored[key]) ?? []);
  for (const { id } of found) spares.add(id);
  return found;
}

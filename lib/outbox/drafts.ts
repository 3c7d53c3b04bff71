// The drafts: the popup saves its draft at every keystroke, so that nothing typed is ever lost. The popup's first script
// includes this file, so it parses drafts only.

import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type CorrectionId, newCorrectionId } from '../correction/id';
import { provenanceOf, type Recipient } from '../correction/recipient';
import { type Draft, DraftSchema, isAbout } from '../draft/draft';
import type { PageCapture } from '../page/capture';
import type { RememberedReader } from '../settings/reader';
import { inDatabase, type StoreProblem, storeProblemOf } from './database';
import { parseRecord, parseRecords, type Table } from './parse-records';
import type { Listed } from './queries';
import { transact } from './transaction';

export const DRAFTS: Table<Draft> = {
  store: 'drafts',
  parse: (record) =>
    parseRecord(DraftSchema, record) ??
    // A later version may have stored types of recipients that this version does not know: the form finds others.
    parseRecord(v.omit(DraftSchema, ['chosen', 'addressed', 'contacts']), record),
};

/**
 * Returns the draft for a capture: the one begun earlier about the same text, picture or page, else a new one. Either way
 * its comment contains the opening that comes with the capture.
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

/** Returns the draft with the inboxes that are known now, and without those that were known before. */
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

/** Where a draft was saved: in the database or, if that has a problem, as a spare in local storage. */
export type Kept =
  | { readonly where: 'database' }
  | { readonly where: 'spare'; readonly problem: StoreProblem };

/**
 * Saves the draft as it is now. Resolves once it is on the disk.
 *
 * @throws if it could be saved neither in the database nor in local storage.
 */
export async function keepDraft(draft: Draft): Promise<Kept> {
  try {
    await transact(['drafts'], () => ({ writes: [{ store: 'drafts', put: draft }], result: undefined }));
  } catch (error) {
    console.error(error);
    await keepSpare(draft);
    return { where: 'spare', problem: storeProblemOf(error) };
  }
  await dropSpare(draft).catch(console.error); // it is older than what the database has
  return { where: 'database' };
}

/** The drafts in the database, last touched first. */
export function listDrafts(): Promise<Listed<Draft>> {
  return inDatabase(async (database) => {
    const { readable, bad } = parseRecords(DRAFTS, await database.getAll('drafts'));
    return { readable: readable.sort((one, other) => other.touched - one.touched), bad };
  });
}

/** Every draft, last touched first: those in the database and the spares, even if the database cannot be read. */
export async function allDrafts(): Promise<Listed<Draft>> {
  const [stored, spare] = await Promise.all([
    listDrafts().catch(instead<Listed<Draft>>({ readable: [], bad: [] })),
    listSpares().catch(instead<Draft[]>([])),
  ]);
  const newestFirst = [...stored.readable, ...spare].sort((one, other) => other.touched - one.touched);
  const seen = new Set<CorrectionId>();
  const readable = newestFirst.filter(({ id }) => !seen.has(id) && seen.add(id));
  return { ...stored, readable };
}

/** Logs an error and gives a value in its place. */
function instead<T>(value: T): (error: unknown) => T {
  return (error) => {
    console.error(error);
    return value;
  };
}

/** The draft with that id, if there is one. */
export async function findDraft(id: CorrectionId): Promise<Draft | undefined> {
  return (await allDrafts()).readable.find((draft) => draft.id === id);
}

/** Prefix of the keys in local storage under which drafts are kept that the database did not take. */
const SPARE = 'draft ';

async function keepSpare(draft: Draft): Promise<void> {
  await browser.storage.local.set({ [SPARE + draft.id]: draft });
}

/** Removes the draft from local storage. */
export async function dropSpare({ id }: Draft): Promise<void> {
  await browser.storage.local.remove(SPARE + id);
}

async function listSpares(): Promise<Draft[]> {
  const stored = await browser.storage.local.get(null);
  return Object.keys(stored)
    .filter((key) => key.startsWith(SPARE))
    .flatMap((key) => DRAFTS.parse(stored[key]) ?? []);
}

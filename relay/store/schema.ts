// The tables. A correction's row is also its place in the mail queue: acceptance and job are one row and one commit.

import type { Generated, Selectable } from 'kysely';
import type { Answer } from '../domain/verdict';

//  received ──▶ mailed           every editor is settled, and at least one has the letter
//      └──────▶ undeliverable    every editor's address was refused for good, or the correction was erased or declined before
export type CorrectionState = 'received' | 'mailed' | 'undeliverable';

/** The editors who are settled, by address in lower case: the mail server took the letter for them, or refused them for good. */
export type Settled = Readonly<Record<string, 'mailed' | 'refused'>>;

/**
 * Which letter a correction goes with. A worker decides it once, when it first comes across the correction.
 *
 *  unclassified ──▶ own          a letter of its own
 *         ├───────▶ returned     a letter of its own, about a mistake that had been fixed
 *         ├───────▶ digest       one with others to the same story and desk, when the oldest of them is due
 *         ├───────▶ followUp     a duplicate: it has so many readers now that the editors hear of it again
 *         └───────▶ none         a duplicate that other letters count; or its story is muted
 *
 * Those above a site's letters an hour become `overflow`: one letter with others to the same desk, when the hour is over.
 */
type LetterKind = 'unclassified' | 'own' | 'returned' | 'digest' | 'followUp' | 'overflow' | 'none';

/** The due time of a correction without a letter of its own: the last moment that a `Date` can be. */
export const NEVER = 8_640_000_000_000_000;

/** The content of a correction that was erased. */
export const FORGOTTEN = '';

/** Times are milliseconds since 1970. */
export interface CorrectionsTable {
  /** The UUID that the reader's browser chose. It makes a repeated request recognisable. */
  id: string;
  /** The unguessable last part of its `Location`. */
  token: string;
  /** SHA-256 of the content as it was sent, in hexadecimal: tells a repeated request from another correction with the same id. */
  content_sha256: string;
  site: string;
  /** The story's address. */
  story: string;
  /** What `parseAnnotation` returned, as JSON: all that is kept of the annotation; or `FORGOTTEN`. */
  content: string;
  /** A keyed fingerprint of the client's address, for a day, so that one client counts as one reader. Null if it is not known. */
  client: string | null;
  state: CorrectionState;
  /** `Settled` as JSON. The letter goes to the site's other editors, as they are configured when it is sent. */
  settled: Generated<string>;
  /** When the letter is due; while a worker holds it, the end of the lease: after that, the worker has crashed. */
  due_at: number;
  /** The worker that holds the letter. */
  holder: string | null;
  attempts: number;
  /** The mail server's last response, or the error's code. */
  last_error: string | null;
  received_at: number;
  changed_at: number;
  /** 1 while the content has its reader's name or address; 0 if it never had one or it was erased. */
  names_reader: Generated<number>;
  /** SHA-256 of `duplicateKey`, in hexadecimal. */
  duplicate_key: Generated<string>;
  /** The name of the desk that gets it (`deskName`), by which corrections to one desk are found. */
  desk: Generated<string>;
  letter_kind: LetterKind;
  /** The id of its lead. Null if it is the lead itself. */
  merged_into: string | null;
  /** 1-based position among its duplicates; 0 until it is classified. */
  position: Generated<number>;
  /** On a lead: how many readers sent it, its own included. 0 on all others. */
  readers: Generated<number>;
  /** On a lead: how many of its readers the editors know about. */
  readers_told: Generated<number>;
  /** How many readers its letter counts; decided at the letter's first attempt. */
  readers_in_letter: number | null;
  /** How many of those the editors knew about before the letter; decided with it. */
  readers_told_before: number | null;
  /** The id of the correction whose letter carries this one, which may be itself; decided at the letter's first attempt. */
  carried_by: string | null;
}

/** How many letters a site got in a clock hour. `hour` counts hours since 1970. */
interface LetterCountsTable {
  site: string;
  hour: number;
  count: number;
}

/** Stories about which the editors want no letters. */
interface MutesTable {
  site: string;
  story: string;
  muted_at: number;
}

interface StoriesTable {
  site: string;
  address: string;
  /** The subject of the story's first letter. Mail programs thread by an unchanged subject as well as by References. */
  subject: string;
  subject_from: Generated<SubjectSource>;
}

/**
 * Where a story's subject comes from.
 *
 *  unsettled ──▶ page       the relay looked at the story before its first e-mail
 *          └───▶ address    the story could not be read: the subject is made from its address
 *
 * `reader`: a reader's browser named the headline, as all did in version 0.1.0. Such a subject stays, since the e-mails of
 * a thread share it, until the correction is declined as spam: then it is `unsettled`.
 */
export type SubjectSource = 'unsettled' | 'page' | 'address' | 'reader';

/** How many letters to a site one client caused in a clock hour. */
interface ReaderLetterCountsTable {
  site: string;
  hour: number;
  client: string;
  count: number;
}

/** The editors' verdict on a correction: the last one, if it was changed. */
interface VerdictsTable {
  /** The token of the correction. */
  token: string;
  answer: Answer['answer'];
  reason: NonNullable<Answer['reason']> | null;
  /** A note to the reader. */
  note: string | null;
  decided_at: number;
  /** How many verdicts were given. */
  round: number;
}

interface SecretsTable {
  name: string;
  /** In Base64. */
  value: string;
}

export interface Tables {
  corrections: CorrectionsTable;
  stories: StoriesTable;
  verdicts: VerdictsTable;
  letter_counts: LetterCountsTable;
  reader_letter_counts: ReaderLetterCountsTable;
  mutes: MutesTable;
  secrets: SecretsTable;
}

export type VerdictRow = Selectable<VerdictsTable>;

export type CorrectionRow = Selectable<CorrectionsTable>;

// The tables. A correction's row is also its place in the mail queue: acceptance and job are one row and one commit.

import type { Generated, Selectable } from 'kysely';
import type { Answer } from '../domain/verdict';

//  received ──▶ mailed           no editor is owed the letter any more, and at least one has it
//      └──────▶ undeliverable    every editor's address was refused for good
export type CorrectionState = 'received' | 'mailed' | 'undeliverable';

/** Who is owed the letter no longer, by address in lower case: the server took it for them, or refused them for good. */
export type Settled = Readonly<Record<string, 'mailed' | 'refused'>>;

/**
 * Which letter a correction goes with. Each is sorted once, when a postman first comes by it.
 *
 *  unsorted ──▶ own          a letter of its own
 *         ├───▶ returned     the same, of what the editors had answered was fixed
 *         ├───▶ digest       one with others to the same story and desk, when the oldest of them is due
 *         ├───▶ followUp     another reader says the same, and now so many do that the editors are told
 *         └───▶ none         another reader says the same, which is told elsewhere; or the story is muted
 *
 * Those that are more than a site's letters an hour become `overflow`: one with others to the same desk, when the hour is over.
 */
type LetterKind = 'unclassified' | 'own' | 'returned' | 'digest' | 'followUp' | 'overflow' | 'none';

/** When that is due of which no letter is made: the last moment that a `Date` can be. */
export const NEVER = 8_640_000_000_000_000;

/** What a correction has instead of its content once its reader was forgotten. */
export const FORGOTTEN = '';

/** Times are milliseconds since 1970. */
export interface CorrectionsTable {
  /** The correction's UUID: the reader's browser chose it, and it makes a repeated request recognisable. */
  id: string;
  /** The unguessable last part of its `Location`. */
  token: string;
  /** SHA-256 of what was sent, in hexadecimal: tells a repetition from another correction under the same id. */
  content_sha256: string;
  site: string;
  /** The story's address. */
  story: string;
  /** What `parseAnnotation` read in the annotation, as JSON: everything that is kept of it; or `FORGOTTEN`. */
  content: string;
  /** A keyed fingerprint of the client's address, for a day: one client is one voice. Absent when nobody knows it. */
  client: string | null;
  state: CorrectionState;
  /** `Settled` as JSON. The site's other editors, as they are configured when the letter goes out, are owed it. */
  settled: Generated<string>;
  /** Not to be sent before; while a postman holds it, the end of his lease: he must have died by then. */
  due_at: number;
  /** The postman who holds it. */
  holder: string | null;
  attempts: number;
  /** The mail server's last words, or the error's code. */
  last_error: string | null;
  received_at: number;
  changed_at: number;
  /** 1 while it has its reader's name or address, 0 afterwards and where none was given. */
  names_reader: Generated<number>;
  /** SHA-256 of `sameKey`, in hexadecimal. */
  duplicate_key: Generated<string>;
  /** Who gets it: the editors' addresses, by which those to one desk are found. */
  desk: Generated<string>;
  letter_kind: LetterKind;
  /** The id of the first of the same corrections; absent where it is the first itself. */
  merged_into: string | null;
  /** It is the how many'th of the same; 0 until it is sorted. */
  position: Generated<number>;
  /** Of a first: how many readers say so, itself included. 0 of all others. */
  readers: Generated<number>;
  /** Of a first: how many of them the editors were told of. */
  readers_told: Generated<number>;
  /** What its letter says: so many readers, of whom `since` were told of before; fixed when it is first taken. */
  readers_in_letter: number | null;
  readers_told_before: number | null;
  /** The id of the correction whose letter has this one in it, its own where that is its own; fixed when that is first taken. */
  carried_by: string | null;
}

/** How many letters to a site went out in a clock hour, counted in hours since 1970. */
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
  /** As in the first letter: mail programs thread by an unchanged subject as well as by References. */
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

/** How many letters on behalf of one client went out to a site in a clock hour. */
interface ReaderLetterCountsTable {
  site: string;
  hour: number;
  client: string;
  count: number;
}

/** The editors' answer to a correction: the last one, where it was changed. */
interface VerdictsTable {
  /** The correction's. */
  token: string;
  answer: Answer['answer'];
  reason: NonNullable<Answer['reason']> | null;
  /** To the reader. */
  note: string | null;
  decided_at: number;
  /** How many answers were given. */
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

// The tables. A correction's row is also its entry in the mail queue, so accepting it and queueing its letter are one commit.

import type { Generated, Selectable } from 'kysely';
import type { Answer } from '../domain/verdict';

//  received ──▶ mailed           every editor is settled, and at least one has the letter
//      └──────▶ undeliverable    every editor's address was permanently refused, or the correction was erased or declined first
export type CorrectionState = 'received' | 'mailed' | 'undeliverable';

/** The settled editors, by address in lower case: the mail server accepted the letter for them, or permanently refused them. */
export type Settled = Readonly<Record<string, 'mailed' | 'refused'>>;

/**
 * Which letter a correction goes in. The first worker that reads the correction decides it, once.
 *
 *  unclassified ──▶ own          a letter with this correction only
 *         ├───────▶ returned     a letter with this correction only, about a mistake that was fixed and is back
 *         ├───────▶ digest       a letter with others to the same story and desk, when the oldest of them is due
 *         ├───────▶ followUp     a letter about a duplicate whose lead reached a milestone in its number of readers
 *         └───────▶ none         no letter: a duplicate that other letters count, or a correction to a muted story
 *
 * Letters above a site's limit per hour become `overflow`: one letter with others to the same desk, when the hour is over.
 */
type LetterKind = 'unclassified' | 'own' | 'returned' | 'digest' | 'followUp' | 'overflow' | 'none';

/** The due time of a correction without its own letter: the latest time that a `Date` can represent. */
export const NEVER = 8_640_000_000_000_000;

/** The content of a correction that was erased. */
export const FORGOTTEN = '';

/** Times are milliseconds since 1970. */
export interface CorrectionsTable {
  /** The UUID that the reader's browser chose. It identifies a repeated request. */
  id: string;
  /** The unguessable last part of its `Location`. */
  token: string;
  /** SHA-256 of the content as sent, in hexadecimal. It distinguishes a repeated request from another correction with the same id. */
  content_sha256: string;
  site: string;
  /** The story's address. */
  story: string;
  /** The result of `parseAnnotation` as JSON, the only part of the annotation that is stored; or `FORGOTTEN`. */
  content: string;
  /** A keyed fingerprint of the client's address, kept for a day, so that one client counts as one reader. Null if not known. */
  client: string | null;
  state: CorrectionState;
  /** `Settled` as JSON. The letter goes to the site's other editors, as configured when it is sent. */
  settled: Generated<string>;
  /** When the letter is due. While a worker holds it, the end of the lease: after that, the worker has crashed. */
  due_at: number;
  /** The worker that holds the letter. */
  holder: string | null;
  /** Number of attempts to send the letter. */
  attempts: number;
  /** The mail server's last response, or the code of the last error. */
  last_error: string | null;
  /** The `MailCause` of the last error. A later version may have written one that this version does not know. */
  last_cause: string | null;
  received_at: number;
  changed_at: number;
  /** 1 while the content has the reader's name or address; 0 if it never had them or they were erased. */
  names_reader: Generated<number>;
  /** SHA-256 of `duplicateKey`, in hexadecimal. */
  duplicate_key: Generated<string>;
  /** The key of the desk that gets it (`deskKey`). */
  desk: Generated<string>;
  letter_kind: LetterKind;
  /** The id of its lead. Null on a lead. */
  merged_into: string | null;
  /** 1-based position among its duplicates; 0 until classified. */
  position: Generated<number>;
  /** On a lead: number of readers who sent it or a duplicate. 0 on all others. */
  readers: Generated<number>;
  /** On a lead: number of its readers that the editors know about. */
  readers_told: Generated<number>;
  /** Number of readers that its letter counts. Set at the letter's first attempt. */
  readers_in_letter: number | null;
  /** Number of those readers that the editors knew about before the letter. Set at the letter's first attempt. */
  readers_told_before: number | null;
  /** The id of the correction whose letter includes this one; it may be its own id. Set at the letter's first attempt. */
  carried_by: string | null;
}

/** Number of letters that a site got in a clock hour. `hour` is in hours since 1970. */
interface LetterCountsTable {
  site: string;
  hour: number;
  count: number;
}

/** The stories that editors muted. */
interface MutesTable {
  site: string;
  story: string;
  muted_at: number;
}

interface StoriesTable {
  site: string;
  address: string;
  /** The subject of the story's letters. Mail programs build threads by an unchanged subject as well as by References. */
  subject: string;
  subject_from: Generated<SubjectSource>;
}

/**
 * Where a story's subject comes from.
 *
 *  unsettled ──▶ page       the relay read the story before its first letter
 *          └───▶ address    the relay could not read the story, so the subject is made from its address
 *
 * `reader`: a reader's browser sent the headline, as in version 0.1.0. Such a subject stays, because the letters of a thread share it.
 * It becomes `unsettled` if the correction is declined as spam.
 */
export type SubjectSource = 'unsettled' | 'page' | 'address' | 'reader';

/** Number of letters to a site that one client caused in a clock hour. */
interface ReaderLetterCountsTable {
  site: string;
  hour: number;
  client: string;
  count: number;
}

/** The editors' latest verdict on a correction. */
interface VerdictsTable {
  /** The token of the correction. */
  token: string;
  answer: Answer['answer'];
  reason: NonNullable<Answer['reason']> | null;
  /** A note to the reader. */
  note: string | null;
  decided_at: number;
  /** Number of verdicts that the editors gave. */
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

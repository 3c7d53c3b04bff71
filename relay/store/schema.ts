// The tables. A correction's row is also its place in the mail queue: acceptance and job are one row and one commit.

import type { Generated, Selectable } from 'kysely';
import type { Answer } from '../verdicts/answers';

//  received ──▶ mailed           no editor is owed the letter any more, and at least one has it
//      └──────▶ undeliverable    every editor's address was refused for good
export type CorrectionState = 'received' | 'mailed' | 'undeliverable';

/** Who is owed the letter no longer, by address in lower case: the server took it for them, or refused them for good. */
export type Settled = Readonly<Record<string, 'mailed' | 'refused'>>;

/** What a correction has instead of its content once its reader was forgotten. */
export const FORGOTTEN = '';

/** Times are milliseconds since 1970. */
export interface CorrectionsTable {
  /** The correction's UUID: the reader's browser chose it, and it makes a repeated request recognisable. */
  id: string;
  /** The unguessable last part of its `Location`. */
  token: string;
  /** SHA-256 of `content`, in hexadecimal: tells a repetition from another correction under the same id. */
  digest: string;
  site: string;
  /** The story's address. */
  story: string;
  /** The annotation as JSON, as it was received. */
  annotation: string;
  /** What `parseAnnotation` read in it, as JSON: what the letter is made of; or `FORGOTTEN`. */
  content: string;
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
}

interface StoriesTable {
  site: string;
  address: string;
  /** As in the first letter: mail programs thread by an unchanged subject as well as by References. */
  subject: string;
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
  secrets: SecretsTable;
}

export type VerdictRow = Selectable<VerdictsTable>;

export type CorrectionRow = Selectable<CorrectionsTable>;

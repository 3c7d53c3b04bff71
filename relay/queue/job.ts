// A letter that a postman holds, with all that stands in it.

import type { CorrectionRow, Settled, SubjectSource } from '../store/schema';

/** A correction in a letter. */
export interface Entry {
  /** By which the editors answer. */
  readonly token: string;
  /** As JSON. */
  readonly content: string;
  /** So many say so. */
  readonly readers: number;
  /** What the others of them sent, as far as the editors do not have it yet; as JSON. */
  readonly others: readonly string[];
}

export type JobLetter =
  | { readonly kind: 'own' | 'returned'; readonly entry: Entry }
  | { readonly kind: 'followUp'; readonly entry: Entry; readonly firstId: string }
  /** The corrections to one story that were gathered. */
  | { readonly kind: 'digest'; readonly entries: readonly Entry[] }
  /** What was too much for an hour: the first of them, and how many there are. */
  | { readonly kind: 'overflow'; readonly entries: readonly Entry[]; readonly count: number };

export type Job = Pick<CorrectionRow, 'id' | 'token' | 'site' | 'story' | 'attempts'> & {
  readonly holder: string;
  /** Of the story's first letter; while it is `unsettled`, what is taken if the story cannot be read. */
  readonly subject: string;
  readonly subjectFrom: SubjectSource;
  readonly settled: Settled;
  readonly letter: JobLetter;
};

/** A postman's hold on letters: nobody else gets them before `until`. */
export interface Lease {
  readonly holder: string;
  readonly until: number;
}

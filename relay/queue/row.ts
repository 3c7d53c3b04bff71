// What is decided by, and what is decided, when letters are sorted and taken.

import type { Answer } from '../domain/verdict';
import type { CorrectionRow, SubjectSource } from '../store/schema';

/** A correction in the queue. */
export type QueueRow = Pick<
  CorrectionRow,
  | 'id'
  | 'token'
  | 'site'
  | 'story'
  | 'content'
  | 'client'
  | 'state'
  | 'settled'
  | 'due_at'
  | 'attempts'
  | 'received_at'
  | 'duplicate_key'
  | 'desk'
  | 'letter_kind'
  | 'merged_into'
  | 'position'
  | 'readers'
  | 'readers_told'
  | 'readers_told_before'
  | 'readers_in_letter'
  | 'carried_by'
> & {
  readonly subject: string;
  readonly subjectFrom: SubjectSource;
  /** The editors want no letters about its story. */
  readonly isMuted: boolean;
};

/** In the order in which they are to go: of those that are due at once, what came first. */
export function byTurn(
  one: Pick<QueueRow, 'due_at' | 'received_at'>,
  other: Pick<QueueRow, 'due_at' | 'received_at'>,
): number {
  return one.due_at - other.due_at || one.received_at - other.received_at;
}

/** The first of the same corrections, with the editors' answer. */
export type FirstRow = Pick<
  CorrectionRow,
  | 'id'
  | 'site'
  | 'duplicate_key'
  | 'desk'
  | 'state'
  | 'readers'
  | 'readers_told'
  | 'readers_in_letter'
  | 'received_at'
> & {
  readonly answer: Answer['answer'] | null;
  readonly reason: Answer['reason'] | null;
  readonly decidedAt: number | null;
  /** The clients that are known to have said it: each is one voice, however often it says so. */
  readonly clients: ReadonlySet<string>;
};

/** What the configuration and the reader say of a correction. */
export interface Traits {
  readonly desk: string;
  /** So long it is gathered with others; 0: not. */
  readonly digest: number;
  readonly mergeWindow: number;
  /** When the reader made it. */
  readonly madeAt: number;
  /** The reader had sent another one before, which this one replaces. */
  readonly isReplacement: boolean;
}

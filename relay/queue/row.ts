// What is decided by, and what is decided, when letters are sorted and taken.

import type { CorrectionRow } from '../store/schema';
import type { Answer } from '../verdicts/answers';

/** A correction in the queue. */
export type QueueRow = Pick<
  CorrectionRow,
  | 'id'
  | 'token'
  | 'site'
  | 'story'
  | 'content'
  | 'state'
  | 'settled'
  | 'due_at'
  | 'attempts'
  | 'received_at'
  | 'same'
  | 'desk'
  | 'letter'
  | 'merged_into'
  | 'nth'
  | 'readers'
  | 'told'
  | 'since'
  | 'says'
  | 'carried_by'
> & {
  readonly subject: string;
  /** The editors want no letters about its story. */
  readonly isMuted: boolean;
};

/** The first of the same corrections, with the editors' answer. */
export type FirstRow = Pick<
  CorrectionRow,
  'id' | 'site' | 'same' | 'desk' | 'state' | 'readers' | 'told' | 'says' | 'received_at'
> & { readonly answer: Answer['answer'] | null; readonly decidedAt: number | null };

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

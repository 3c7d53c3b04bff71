// The rows that the queue works on: corrections, and the leads of duplicates.

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
  /** Whether the editors muted its story. */
  readonly isMuted: boolean;
};

/** The lead: the correction that its duplicates are merged into, with the editors' verdict. */
export type LeadRow = Pick<
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
  /** The clients that are known to have sent it or a duplicate. Each client counts once. */
  readonly clients: ReadonlySet<string>;
};

/** Compares rows by the order in which their letters are sent: by due time, then by arrival. */
export function byTurn(
  one: Pick<QueueRow, 'due_at' | 'received_at'>,
  other: Pick<QueueRow, 'due_at' | 'received_at'>,
): number {
  return one.due_at - other.due_at || one.received_at - other.received_at;
}

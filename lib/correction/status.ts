// The state of a correction, and which state may follow which.

import * as v from 'valibot';
import { MomentSchema, WebAddressSchema } from './fields';

/** Why an attempt did not succeed, told so that a person can see whose turn it is. */
const ProblemSchema = v.variant('kind', [
  /** No answer, and the browser says that it has no network. */
  v.object({ kind: v.literal('offline') }),
  /** No answer: no such host, connection refused, or too slow. */
  v.object({ kind: v.literal('unreachable') }),
  /** An answer that sends elsewhere; it is never followed. */
  v.object({ kind: v.literal('redirected') }),
  /** An answer that did not take the correction; `detail` is the relay's own problem text, where it gave one. */
  v.object({ kind: v.literal('answered'), status: v.number(), detail: v.exactOptional(v.string()) }),
  /** The inbox was not there any more, and the page declares another. */
  v.object({ kind: v.literal('moved') }),
  /** 30 days without success. */
  v.object({ kind: v.literal('gave-up') }),
  /** A later version of Corrigenda stored a type of recipient that this version does not know. */
  v.object({ kind: v.literal('unknown-recipient') }),
]);
export type Problem = v.InferOutput<typeof ProblemSchema>;

const timestamp = v.number(); // milliseconds since 1970

const answerEntries = {
  /** The editors' words to the reader. */
  note: v.exactOptional(v.string()),
  location: v.exactOptional(WebAddressSchema),
};

//            ┌── edit: a new id that replaces the old ──┐
//  held ──▶ queued ──▶ sending ──▶ delivered ──▶ fixed ⇄ declined
//    ▲         ▲          │  lease over or to be tried again
//    │         └──────────┤
//  handed ◀── (mailbox)   └──▶ failed   refused for good, or 30 days without success; may be handed as well
//    └──▶ sent (the reader says so)          withdrawn: from held, queued and failed; from sending, once replaced
//  sending ──▶ held   the inbox moved to another host: only the reader can say that it may go there
export const StatusSchema = v.variant('state', [
  v.object({
    state: v.literal('held'),
    /** Why it came back from an inbox. */
    problem: v.exactOptional(ProblemSchema),
  }),
  v.object({
    state: v.literal('queued'),
    /** Not to be tried before. */
    due: timestamp,
    attempts: v.number(),
    problem: v.exactOptional(ProblemSchema),
  }),
  v.object({
    state: v.literal('sending'),
    /** When the lease is over: the worker that sent it must have died. */
    due: timestamp,
    attempts: v.number(),
  }),
  v.object({
    state: v.literal('delivered'),
    /** Where its status can be asked for. */
    location: v.exactOptional(WebAddressSchema),
    /** What the inbox says of the letter: an editor has it, or no editor's address took it. Absent: nothing yet. */
    letter: v.exactOptional(v.picklist(['mailed', 'undeliverable'])),
  }),
  v.object({ state: v.literal('fixed'), ...answerEntries }),
  v.object({ state: v.literal('declined'), ...answerEntries }),
  v.object({ state: v.literal('handed') }),
  v.object({ state: v.literal('sent') }),
  v.object({ state: v.literal('failed'), problem: ProblemSchema }),
  v.object({ state: v.literal('withdrawn') }),
]);
export type Status = v.InferOutput<typeof StatusSchema>;
export type State = Status['state'];
/** The editors' answer. */
export type Verdict = Extract<Status, { readonly state: 'fixed' | 'declined' }>;

export const STATES = [
  'held',
  'queued',
  'sending',
  'delivered',
  'fixed',
  'declined',
  'handed',
  'sent',
  'failed',
  'withdrawn',
] as const satisfies readonly State[];

/** What happened to a correction, oldest first. What happens again and again stands once, with its last time. */
export const HistorySchema = v.array(
  v.object({
    at: MomentSchema,
    state: v.picklist(STATES),
    problem: v.exactOptional(ProblemSchema),
    times: v.number(),
  }),
);
export type History = v.InferOutput<typeof HistorySchema>;

/**
 * `history` with the change from one status to the next at its end. An attempt is told by how it ended, not by its
 * beginning, and another due time alone is no event.
 */
export function addToHistory(history: History, from: Status | undefined, to: Status, at: Date): History {
  if (to.state === 'sending' || (from?.state === 'queued' && to.state === 'queued')) return history;
  const problem = 'problem' in to ? to.problem : undefined;
  const entry = { at: at.toISOString(), state: to.state, ...(problem && { problem }), times: 1 };
  const last = history.at(-1);
  const repeats = last?.state === entry.state && JSON.stringify(last.problem) === JSON.stringify(problem);
  return repeats ? [...history.slice(0, -1), { ...entry, times: last.times + 1 }] : [...history, entry];
}

/** When the reader last sent it, where the history says so: the attempts since then have a problem each. */
export function lastSent(history: History): string | undefined {
  return history.findLast(({ state, problem }) => state === 'queued' && problem === undefined)?.at;
}

const FOLLOWERS: Record<State, readonly State[]> = {
  held: ['queued', 'handed', 'withdrawn'],
  queued: ['queued', 'sending', 'held', 'handed', 'withdrawn'],
  sending: ['queued', 'held', 'delivered', 'failed', 'withdrawn'], // withdrawn: it was replaced in the meantime
  delivered: ['fixed', 'declined'],
  fixed: ['declined'],
  declined: ['fixed'],
  handed: ['sent', 'held'],
  sent: [],
  failed: ['queued', 'handed', 'withdrawn'],
  withdrawn: [],
};

/** Whether a correction may pass from `from` to `to` (`queued` to `queued`: its due time moves). */
export function canFollow(from: State, to: State): boolean {
  return FOLLOWERS[from].includes(to);
}

/** Whether nothing of it has left yet, since the reader may still take back what was just sent. */
export function isUndoable(status: Status, now: number): boolean {
  return (
    status.state === 'queued' && status.attempts === 0 && status.problem === undefined && status.due > now
  );
}

/** When an inbox took it, in milliseconds since 1970, where the history says so. */
export function deliveredAt(history: History): number | undefined {
  const at = history.findLast(({ state }) => state === 'delivered')?.at;
  return at === undefined ? undefined : Date.parse(at);
}

/** The states of what has not reached anyone yet: what the toolbar badge counts. */
export const PENDING: readonly State[] = ['held', 'queued', 'sending'];

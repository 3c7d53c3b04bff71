// The state of a correction, and which state may follow which.

import * as v from 'valibot';
import { MomentSchema, WebAddressSchema } from './fields';

/** Why an attempt did not succeed, precise enough for a person to know who has to act. */
const ProblemSchema = v.variant('kind', [
  /** No response, and the browser says that it has no network. */
  v.object({ kind: v.literal('offline') }),
  /** No response: the host does not exist, refused the connection, or was too slow. */
  v.object({ kind: v.literal('unreachable') }),
  /** The response is a redirect, which is never followed. */
  v.object({ kind: v.literal('redirected') }),
  /** The inbox refused the correction; `detail` is the text of its problem response, if it sent one. */
  v.object({ kind: v.literal('answered'), status: v.number(), detail: v.exactOptional(v.string()) }),
  /** It was received, but the answer does not say what became of it. */
  v.object({ kind: v.literal('unclear') }),
  /** The inbox does not exist any more, and the page declares another one. */
  v.object({ kind: v.literal('moved') }),
  /** 30 days without success. */
  v.object({ kind: v.literal('gave-up') }),
  /** A later version of Corrigenda stored a type of recipient that this version does not know. */
  v.object({ kind: v.literal('unknown-recipient') }),
]);
export type Problem = v.InferOutput<typeof ProblemSchema>;

const timestamp = v.number(); // milliseconds since 1970

/** Why editors did not change the page, if they tell the reader. They do not tell that they took it for spam. */
export const DECLINE_REASONS = ['no-error', 'not-ours'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

const answerEntries = {
  /** The editors' note to the reader. */
  note: v.exactOptional(v.string()),
  location: v.exactOptional(WebAddressSchema),
};

//            ┌── edit: a new id that replaces the old ──┐
//  held ──▶ queued ──▶ sending ──▶ delivered ──▶ fixed ⇄ declined
//    ▲         ▲          │  lease over, or to be retried
//    │         └──────────┤
//  handed ◀── (mailbox)   └──▶ failed   refused for good, or 30 days without success; may be handed as well
//    └──▶ sent (the reader says so)          withdrawn: from held, queued and failed; from sending, once replaced
//  sending ──▶ held   the inbox moved to another host: the reader must confirm the new host
export const StatusSchema = v.variant('state', [
  v.object({
    state: v.literal('held'),
    /** Why an inbox did not accept it. */
    problem: v.exactOptional(ProblemSchema),
  }),
  v.object({
    state: v.literal('queued'),
    /** When the next attempt is due. */
    due: timestamp,
    attempts: v.number(),
    problem: v.exactOptional(ProblemSchema),
  }),
  v.object({
    state: v.literal('sending'),
    /** When the lease ends: the worker that sent it must have crashed by then. */
    due: timestamp,
    attempts: v.number(),
  }),
  v.object({
    state: v.literal('delivered'),
    /** The address of its status. */
    location: v.exactOptional(WebAddressSchema),
    /** What the inbox says about the letter: an editor has it, or no editor's address accepted it. Absent: nothing yet. */
    letter: v.exactOptional(v.picklist(['mailed', 'undeliverable'])),
  }),
  v.object({ state: v.literal('fixed'), ...answerEntries }),
  v.object({
    state: v.literal('declined'),
    reason: v.exactOptional(v.picklist(DECLINE_REASONS)),
    ...answerEntries,
  }),
  v.object({ state: v.literal('handed') }),
  v.object({ state: v.literal('sent') }),
  v.object({ state: v.literal('failed'), problem: ProblemSchema }),
  v.object({ state: v.literal('withdrawn') }),
]);
export type Status = v.InferOutput<typeof StatusSchema>;
export type State = Status['state'];
/** The editors' decision. */
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

/** What happened to a correction, oldest first. An event that repeats is one entry with the time of the last one. */
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
 * Returns `history` with the change from one status to the next at its end. An attempt is added when it ends, not when it begins. A
 * new due time is not an event.
 */
export function addToHistory(history: History, from: Status | undefined, to: Status, at: Date): History {
  if (to.state === 'sending' || (from?.state === 'queued' && to.state === 'queued')) return history;
  const problem = 'problem' in to ? to.problem : undefined;
  const entry = { at: at.toISOString(), state: to.state, ...(problem && { problem }), times: 1 };
  const last = history.at(-1);
  const repeats = last?.state === entry.state && JSON.stringify(last.problem) === JSON.stringify(problem);
  return repeats ? [...history.slice(0, -1), { ...entry, times: last.times + 1 }] : [...history, entry];
}

/** Returns when the reader last sent it, if the history says so: each attempt since then has a problem. */
export function lastSent(history: History): string | undefined {
  return history.findLast(({ state, problem }) => state === 'queued' && problem === undefined)?.at;
}

/** Returns how many attempts ended with the problem since the reader last sent it. */
export function timesSinceSent(history: History, kind: Problem['kind']): number {
  const sent = history.findLastIndex(({ state, problem }) => state === 'queued' && problem === undefined);
  const ended = history.slice(sent + 1).filter(({ problem }) => problem?.kind === kind);
  return ended.reduce((sum, { times }) => sum + times, 0);
}

const FOLLOWERS: Record<State, readonly State[]> = {
  held: ['queued', 'handed', 'withdrawn'],
  queued: ['queued', 'sending', 'held', 'handed', 'withdrawn'],
  sending: ['queued', 'held', 'delivered', 'failed', 'withdrawn'], // withdrawn: it was replaced while it was being sent
  delivered: ['fixed', 'declined'],
  fixed: ['declined'],
  declined: ['fixed'],
  handed: ['sent', 'held'],
  sent: [],
  failed: ['queued', 'handed', 'withdrawn'],
  withdrawn: [],
};

/** Whether a correction may change from `from` to `to` (`queued` to `queued`: a new due time). */
export function canFollow(from: State, to: State): boolean {
  return FOLLOWERS[from].includes(to);
}

/** Whether the reader can still undo Send: the first attempt has not begun. */
export function isUndoable(status: Status, now: number): boolean {
  return (
    status.state === 'queued' && status.attempts === 0 && status.problem === undefined && status.due > now
  );
}

/** Returns when an inbox accepted it, in milliseconds since 1970, if the history says so. */
export function deliveredAt(history: History): number | undefined {
  const at = history.findLast(({ state }) => state === 'delivered')?.at;
  return at === undefined ? undefined : Date.parse(at);
}

/** The states of corrections that no recipient has received yet. The toolbar badge counts them. */
export const PENDING: readonly State[] = ['held', 'queued', 'sending'];

// The outbox and the drafts as they stand: read once, newest first, and from then on only what changes.

import type { Correction } from '../correction/correction';
import type { Draft } from '../draft/draft';
import { ask } from '../messages/ask';
import { type StoreProblem, storeProblemOf } from '../outbox/database';
import { allDrafts } from '../outbox/drafts';
import type { BadRecord } from '../outbox/parse-records';
import { listUnreadable, type Unreadable } from '../outbox/quarantine';
import { findCorrections, type ListedCorrections, listCorrections } from '../outbox/queries';
import { bothOf, type Changed, followChanges } from '../outbox/update';

export interface Outbox {
  /** Newest first. One that did not change is the same object as before. */
  readonly corrections: readonly Correction[];
  /** None is left to be read. */
  readonly isWhole: boolean;
  readonly drafts: readonly Draft[];
  /** Records that no longer parse, and were set aside. */
  readonly unreadable: readonly Unreadable[];
  readonly problem?: StoreProblem;
}

/** Tells the outbox as more and more of it is read, and whenever it changes. Gives back how to stop. */
export function followOutbox(tell: (outbox: Outbox) => void): () => void {
  let known = NOTHING;
  let changed: Changed = [];
  let [isAsked, isReading, isOver] = [false, false, false];

  /** One reading at a time, so that an older one never overtakes a newer one. */
  const read = async () => {
    isAsked = true;
    if (isReading) return;
    isReading = true;
    while (isAsked && !isOver) {
      isAsked = false;
      const outbox = await readOnce();
      if (!isOver) tell(outbox);
    }
    isReading = false;
  };

  const readOnce = async (): Promise<Outbox> => {
    const drafts = await allDrafts();
    const sought = changed;
    changed = [];
    try {
      const [further, unreadable] = await Promise.all([readFurther(known, sought), listUnreadable()]);
      known = further;
      isAsked ||= !known.isWhole;
      const bad = [...known.bad, ...drafts.bad];
      if (bad.length > 0) ask('set-aside', { records: bad }).catch(console.error); // the change is announced once that is done
      return { ...shown(known), drafts: drafts.readable, unreadable };
    } catch (error) {
      console.error(error);
      changed = bothOf(sought, changed);
      return { ...shown(known), drafts: drafts.readable, unreadable: [], problem: storeProblemOf(error) };
    }
  };

  const unfollow = followChanges((more) => {
    changed = bothOf(changed, more);
    void read();
  });
  void read();
  return () => {
    isOver = true;
    unfollow();
  };
}

/** What was read of the corrections so far. */
interface Known {
  readonly corrections: ReadonlyMap<string, Correction>;
  readonly bad: readonly BadRecord[];
  /** Those before this id are still to be read, unless it is whole. */
  readonly olderThan: string | undefined;
  readonly isWhole: boolean;
}

const NOTHING: Known = { corrections: new Map(), bad: [], olderThan: undefined, isWhole: false };
const NO_OLDER: ListedCorrections = { readable: [], bad: [] };

/** So many corrections are read at first: they fill more than a screen. */
const FIRST = 20;
/** So many each time from then on, with pauses in which the page can do other things. */
const MORE = 500;

/** Reads older ones, if there are any left, and again what changed. */
async function readFurther(known: Known, changed: Changed): Promise<Known> {
  const [from, ids] = changed === 'all' ? [NOTHING, []] : [known, changed];
  const [older, renewed] = await Promise.all([
    from.isWhole ? NO_OLDER : listCorrections(from === NOTHING ? FIRST : MORE, from.olderThan),
    findCorrections(ids),
  ]);
  const corrections = new Map(from.corrections);
  for (const correction of older.readable) corrections.set(correction.id, correction);
  for (const id of ids) corrections.delete(id);
  for (const correction of renewed.readable) corrections.set(correction.id, correction);
  const { olderThan } = older;
  return {
    corrections,
    bad: [...older.bad, ...renewed.bad],
    olderThan,
    isWhole: olderThan === undefined,
  };
}

function shown({ corrections, isWhole }: Known): Pick<Outbox, 'corrections' | 'isWhole'> {
  const newestFirst = Array.from(corrections.values()).sort((one, other) => (one.id < other.id ? 1 : -1));
  return { corrections: newestFirst, isWhole };
}

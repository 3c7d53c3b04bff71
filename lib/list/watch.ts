// Watches the outbox and the drafts: reads them once, newest first, and after that only changes.

import type { Correction } from '../correction/correction';
import type { Draft } from '../draft/draft';
import { ask } from '../messages/ask';
import { type StoreProblem, storeProblemOf } from '../outbox/database';
import { allDrafts, isEmpty } from '../outbox/drafts';
import type { BadRecord } from '../outbox/parse-records';
import { listUnreadable, type Unreadable } from '../outbox/quarantine';
import { findCorrections, type ListedCorrections, listCorrections } from '../outbox/queries';
import { bothOf, type Changed, followChanges } from '../outbox/update';

export interface Outbox {
  /** Newest first. An unchanged correction is the same object as before. */
  readonly corrections: readonly Correction[];
  /** Whether all corrections have been read. */
  readonly isWhole: boolean;
  readonly drafts: readonly Draft[];
  /** Records in quarantine, because they no longer parse. */
  readonly unreadable: readonly Unreadable[];
  readonly problem?: StoreProblem;
}

/**
 * Calls `onOutbox` each time that more of the outbox has been read, and whenever it changes. Returns a function that stops it.
 */
export function followOutbox(onOutbox: (outbox: Outbox) => void): () => void {
  let known = NOTHING;
  let changed: Changed = [];
  let [isAgain, isReading, isStopped] = [false, false, false];

  /** Reads one at a time, so that an older result never replaces a newer one. */
  const read = async () => {
    isAgain = true;
    if (isReading) return;
    isReading = true;
    while (isAgain && !isStopped) {
      isAgain = false;
      const outbox = await readOnce();
      if (!isStopped) onOutbox(outbox);
    }
    isReading = false;
  };

  const readOnce = async (): Promise<Outbox> => {
    const drafts = await allDrafts();
    const written = drafts.readable.filter((draft) => !isEmpty(draft)); // an earlier version kept empty ones
    const changedBefore = changed;
    changed = [];
    try {
      const [more, unreadable] = await Promise.all([readMore(known, changedBefore), listUnreadable()]);
      known = more;
      isAgain ||= !known.isWhole;
      const bad = [...known.bad, ...drafts.bad];
      if (bad.length > 0) ask('set-aside', { records: bad }).catch(console.error); // announces the change when it is done
      return { ...shown(known), drafts: written, unreadable };
    } catch (error) {
      console.error(error);
      changed = bothOf(changedBefore, changed);
      return { ...shown(known), drafts: written, unreadable: [], problem: storeProblemOf(error) };
    }
  };

  const unfollow = followChanges((more) => {
    changed = bothOf(changed, more);
    void read();
  });
  void read();
  return () => {
    isStopped = true;
    unfollow();
  };
}

/** The corrections that have been read so far. */
interface Known {
  readonly corrections: ReadonlyMap<string, Correction>;
  readonly bad: readonly BadRecord[];
  /** Corrections before this id have not been read yet; `undefined` if none or all have been read. */
  readonly olderThan: string | undefined;
  readonly isWhole: boolean;
}

const NOTHING: Known = { corrections: new Map(), bad: [], olderThan: undefined, isWhole: false };
const NO_OLDER: ListedCorrections = { readable: [], bad: [] };

/** Maximum number of corrections in the first read: they fill more than a screen. */
const MAX_FIRST = 20;
/** Maximum number of corrections in each further read: between them the page can do other work. */
const MAX_MORE = 500;

/** Reads older corrections, if any are left, and the changed ones again. */
async function readMore(known: Known, changed: Changed): Promise<Known> {
  const [from, ids] = changed === 'all' ? [NOTHING, []] : [known, changed];
  const [older, renewed] = await Promise.all([
    from.isWhole ? NO_OLDER : listCorrections(from === NOTHING ? MAX_FIRST : MAX_MORE, from.olderThan),
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

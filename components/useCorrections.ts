// The outbox and the drafts as they stand, followed as they change.

import { useEffect, useRef, useState } from 'preact/hooks';
import { askToSetAside } from '../lib/background/list';
import type { Correction } from '../lib/correction/whole';
import type { Draft } from '../lib/draft';
import { allDrafts } from '../lib/drafts';
import { followChanges } from '../lib/outbox/changes';
import { isAll, isWanted, type Wanted } from '../lib/outbox/listing';
import { type StoreProblem, storeProblemOf } from '../lib/outbox/store-problem';
import { listCorrections } from '../lib/outbox/stored';
import { listUnreadable, type Unreadable } from '../lib/outbox/unreadable';

interface Read {
  readonly corrections: readonly Correction[];
  /** There are older corrections than those. */
  readonly hasMore: boolean;
  readonly drafts: readonly Draft[];
  /** Records that no longer parse, and were set aside. */
  readonly unreadable: readonly Unreadable[];
  readonly problem?: StoreProblem;
}

interface Outbox extends Read {
  /** There is nothing at all, whatever is looked for. */
  readonly isEmpty: boolean;
}

/** So many corrections are read at first, and so many more each time: they fill more than a screen. */
const FIRST = 20;
const MORE = 100;

/**
 * @param wanted of all corrections, those alone are looked for.
 * @returns the outbox (`undefined` until it was read for the first time), and how to have more of it read.
 */
export function useCorrections(wanted: Wanted): [Outbox | undefined, () => void] {
  const [outbox, setOutbox] = useState<Read>();
  const read = useRef<() => void>(() => undefined);
  const most = useRef(FIRST);
  const sought = useRef(wanted);
  sought.current = wanted;
  useEffect(() => {
    let latest = 0;
    read.current = () => {
      latest += 1;
      const turn = latest;
      void readOutbox(isAll(sought.current) ? most.current : Number.POSITIVE_INFINITY).then((found) => {
        if (turn === latest) setOutbox(found); // an older reading never overtakes a newer one
      }, console.error);
    };
    read.current();
    return followChanges(() => read.current());
  }, []);
  const isFiltered = !isAll(wanted);
  useEffect(() => {
    if (isFiltered) read.current(); // among all there are
  }, [isFiltered]);
  const more = () => {
    most.current += MORE;
    read.current();
  };
  const corrections = outbox?.corrections.filter((correction) => isWanted(correction, wanted));
  return [outbox && corrections && { ...outbox, corrections, isEmpty: isEmpty(outbox) }, more];
}

function isEmpty({ corrections, drafts, unreadable, problem }: Read): boolean {
  return problem === undefined && corrections.length + drafts.length + unreadable.length === 0;
}

async function readOutbox(most: number): Promise<Read> {
  const drafts = await allDrafts();
  try {
    const [{ readable, bad, hasMore }, unreadable] = await Promise.all([
      listCorrections(most),
      listUnreadable(),
    ]);
    askToSetAside([...bad, ...drafts.bad]).catch(console.error); // it is told once that is done
    return { corrections: readable, hasMore, drafts: drafts.readable, unreadable };
  } catch (error) {
    console.error(error);
    const problem = storeProblemOf(error);
    return { corrections: [], hasMore: false, drafts: drafts.readable, unreadable: [], problem };
  }
}

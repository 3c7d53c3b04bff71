// The outbox and the drafts as they stand, followed as they change.

import { useEffect, useRef, useState } from 'preact/hooks';
import { askToSetAside } from '../lib/background';
import type { Correction } from '../lib/correction/correction';
import type { Draft } from '../lib/draft';
import { allDrafts } from '../lib/drafts';
import { followChanges } from '../lib/outbox/changes';
import { listUnreadable, type Unreadable } from '../lib/outbox/records';
import { type StoreProblem, storeProblemOf } from '../lib/outbox/store-problem';
import { listCorrections } from '../lib/outbox/stored';

interface Outbox {
  readonly corrections: readonly Correction[];
  /** There are older corrections than those. */
  readonly hasMore: boolean;
  readonly drafts: readonly Draft[];
  /** Records that no longer parse, and were set aside. */
  readonly unreadable: readonly Unreadable[];
  readonly problem?: StoreProblem;
}

/** So many corrections are read at first, and so many more each time: they fill more than a screen. */
const FIRST = 20;
const MORE = 100;

/** @returns the outbox (`undefined` until it was read for the first time), and how to have more of it read. */
export function useCorrections(): [Outbox | undefined, () => void] {
  const [outbox, setOutbox] = useState<Outbox>();
  const read = useRef<() => void>(() => undefined);
  const most = useRef(FIRST);
  useEffect(() => {
    let latest = 0;
    read.current = () => {
      latest += 1;
      const turn = latest;
      void readOutbox(most.current).then((found) => {
        if (turn === latest) setOutbox(found); // an older reading never overtakes a newer one
      }, console.error);
    };
    read.current();
    return followChanges(() => read.current());
  }, []);
  const more = () => {
    most.current += MORE;
    read.current();
  };
  return [outbox, more];
}

async function readOutbox(most: number): Promise<Outbox> {
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

// The outbox and the drafts as they stand, followed as they change.

import { useEffect, useState } from 'preact/hooks';
import type { Correction } from '../lib/correction/correction';
import type { Draft } from '../lib/draft';
import { followChanges } from '../lib/outbox/changes';
import { listCorrections, listDrafts } from '../lib/outbox/database';

interface Outbox {
  readonly corrections: readonly Correction[];
  readonly drafts: readonly Draft[];
}

/** @returns `loading` until the store was read for the first time, `unreadable` where it cannot be. */
export function useCorrections(): Outbox | 'loading' | 'unreadable' {
  const [outbox, setOutbox] = useState<Outbox | 'loading' | 'unreadable'>('loading');
  useEffect(() => {
    let latest = 0;
    const onFailure = (error: unknown) => {
      console.error(error);
      setOutbox('unreadable');
    };
    const read = async () => {
      latest += 1;
      const turn = latest;
      const [corrections, drafts] = await Promise.all([listCorrections(), listDrafts()]);
      if (turn === latest) setOutbox({ corrections, drafts }); // an older reading never overtakes a newer one
    };
    read().catch(onFailure);
    return followChanges(() => void read().catch(onFailure));
  }, []);
  return outbox;
}

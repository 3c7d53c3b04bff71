// The outbox and the drafts as they stand, followed as they change.

import { useEffect, useState } from 'preact/hooks';
import type { Correction } from '../lib/correction/correction';
import type { Draft } from '../lib/draft';
import { followChanges } from '../lib/outbox/changes';
import { listCorrections, listDrafts } from '../lib/outbox/database';

export interface Outbox {
  readonly corrections: readonly Correction[];
  readonly drafts: readonly Draft[];
}

/** @returns `undefined` until the store was read for the first time. */
export function useCorrections(): Outbox | undefined {
  const [outbox, setOutbox] = useState<Outbox>();
  useEffect(() => {
    let latest = 0;
    const read = async () => {
      latest += 1;
      const turn = latest;
      const [corrections, drafts] = await Promise.all([listCorrections(), listDrafts()]);
      if (turn === latest) setOutbox({ corrections, drafts }); // an older reading never overtakes a newer one
    };
    void read();
    return followChanges(() => void read());
  }, []);
  return outbox;
}

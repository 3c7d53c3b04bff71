// What became of the correction that was practised last.

import { useEffect, useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import { PRACTICE_ADDRESS } from '../../lib/correction/practice-address';
import { followChanges } from '../../lib/outbox/changes';
import { correctionsOf } from '../../lib/outbox/queries';

export function usePractice(): Correction | undefined {
  const [practised, setPractised] = useState<Correction>();
  useEffect(() => {
    const load = () =>
      void correctionsOf(PRACTICE_ADDRESS).then((corrections) => {
        const sent = corrections.filter(({ status }) => status.state !== 'withdrawn');
        setPractised(sent.sort((one, other) => (one.id < other.id ? 1 : -1))[0]);
      }, console.error);
    load();
    return followChanges(load);
  }, []);
  return practised;
}

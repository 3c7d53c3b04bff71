// Practice corrections: the list shows one that was just sent, and forgets it afterwards.

import { useEffect, useMemo } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import type { CorrectionId } from '../../lib/correction/id';
import { PRACTICE_ADDRESS } from '../../lib/correction/practice-address';
import { PENDING } from '../../lib/correction/status';
import { ask } from '../../lib/messages/ask';
import { logFailure } from '../../lib/net/log-failure';

/** Returns the corrections without earlier practice, and deletes that. */
export function useWithoutPractice(
  corrections: readonly Correction[],
  sent: CorrectionId | undefined,
): readonly Correction[] {
  const earlier = useMemo(
    () => corrections.filter((correction) => correction.id !== sent && isOver(correction)),
    [corrections, sent],
  );
  useEffect(() => {
    for (const { id } of earlier) logFailure(ask('forget', { correction: id }));
  }, [earlier]);
  return useMemo(
    () => (earlier.length === 0 ? corrections : corrections.filter((one) => !earlier.includes(one))),
    [corrections, earlier],
  );
}

function isOver({ page, status }: Correction): boolean {
  return page.address === PRACTICE_ADDRESS && !PENDING.includes(status.state);
}

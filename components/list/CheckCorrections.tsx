// Checks the pages of all corrections when the reader asks for it: the main source if no verdict can come back.

import { useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import type { CorrectionCheck } from '../../lib/correction/page-check';
import { text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { seenCounts } from '../shared/state-names';

interface Props {
  /** The corrections that the filter shows, newest first. */
  readonly corrections: readonly Correction[];
  readonly onFailure: (error: unknown) => void;
}

const saveChecks = async (checks: readonly CorrectionCheck[]) => {
  if (checks.length > 0) await ask('save-page-checks', { checks });
};

export function CheckCorrections({ corrections, onFailure }: Props) {
  const [looks, setLooks] = useState<readonly CorrectionCheck[] | 'looking'>();
  const check = async () => {
    setLooks('looking');
    const [{ checkStories }, { guardedFetch }] = await Promise.all([
      import('../../lib/page-check/check'),
      import('../../lib/net/guarded-fetch'),
    ]);
    setLooks(await checkStories(corrections, guardedFetch, saveChecks));
  };
  return (
    <>
      <button
        type="button"
        title={text('actionCheckHint')}
        disabled={looks === 'looking'}
        onClick={() => void check().catch(onFailure)}
      >
        {text('actionCheck')}
      </button>
      <span class={looks === undefined ? 'unseen' : 'note'} role="status">
        {looks === 'looking' && text('looking')}
        {looks !== undefined && looks !== 'looking' && seenCounts(looks.map(({ verdict }) => verdict))}
      </span>
    </>
  );
}

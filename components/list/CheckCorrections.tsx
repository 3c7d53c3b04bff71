// A button that checks the pages of the listed corrections. If the recipient cannot send a verdict, there is no other way to
// learn the outcome.

import { useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import type { CorrectionCheck } from '../../lib/correction/page-check';
import { text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { pageCheckCounts } from '../shared/state-names';

interface Props {
  /** The corrections that the filter shows, newest first. */
  readonly corrections: readonly Correction[];
  readonly onFailure: (error: unknown) => void;
}

const saveChecks = async (checks: readonly CorrectionCheck[]) => {
  if (checks.length > 0) await ask('save-page-checks', { checks });
};

export function CheckCorrections({ corrections, onFailure }: Props) {
  const [checks, setChecks] = useState<readonly CorrectionCheck[] | 'checking'>();
  const check = async () => {
    setChecks('checking');
    const [{ checkStories }, { guardedFetch }] = await Promise.all([
      import('../../lib/page-check/check'),
      import('../../lib/net/guarded-fetch'),
    ]);
    setChecks(await checkStories(corrections, guardedFetch, saveChecks));
  };
  return (
    <>
      <button
        type="button"
        title={text('actionCheckHint')}
        disabled={checks === 'checking'}
        onClick={() => void check().catch(onFailure)}
      >
        {text('actionCheck')}
      </button>
      <span class={checks === undefined ? 'unseen' : 'note'} role="status">
        {checks === 'checking' && text('looking')}
        {checks !== undefined &&
          checks !== 'checking' &&
          pageCheckCounts(checks.map(({ verdict }) => verdict))}
      </span>
    </>
  );
}

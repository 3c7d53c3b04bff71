// A button that asks the newsrooms, and checks the pages of the listed corrections. If the recipient cannot send a verdict, the page is
// the only way to learn the outcome.

import { useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import type { CorrectionCheck } from '../../lib/correction/page-check';
import { interfaceLanguage, text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { pageCheckCounts } from '../shared/state-names';
import { timeUntil } from './card-times';

interface Props {
  /** The corrections that the filter shows, newest first. */
  readonly corrections: readonly Correction[];
  readonly onFailure: (error: unknown) => void;
}

const saveChecks = async (checks: readonly CorrectionCheck[]) => {
  if (checks.length > 0) await ask('save-page-checks', { checks });
};

export function CheckCorrections({ corrections, onFailure }: Props) {
  const [said, setSaid] = useState<string>();
  const [isChecking, setIsChecking] = useState(false);
  const check = async () => {
    setIsChecking(true);
    setSaid(text('looking'));
    const [asked, pages] = await Promise.all([askNewsrooms(), checkPages(corrections)]);
    setSaid([asked, pages].filter((part) => part !== '').join(' · '));
  };
  return (
    <>
      <button
        type="button"
        title={text('actionCheckHint')}
        aria-disabled={isChecking} // a disabled button would lose the focus
        onClick={() => {
          if (isChecking) return;
          check()
            .catch((error) => {
              setSaid(undefined);
              onFailure(error);
            })
            .finally(() => setIsChecking(false));
        }}
      >
        {text('actionCheck')}
      </button>
      <span class={said === undefined ? 'unseen' : 'note'} role="status">
        {said}
      </span>
    </>
  );
}

/** Asks the newsrooms. Returns how many were asked, or when they can be; their answers appear as news in the list. */
async function askNewsrooms(): Promise<string> {
  const { checked, nextAt } = await ask('check-statuses');
  if (nextAt !== undefined) return text('newsroomsAskedAt', timeUntil(nextAt, Date.now()));
  return checked === 0
    ? ''
    : text('newsroomsAsked', new Intl.NumberFormat(interfaceLanguage()).format(checked));
}

/** Checks the pages. Returns how many had each result. */
async function checkPages(corrections: readonly Correction[]): Promise<string> {
  const [{ checkStories }, { guardedFetch }] = await Promise.all([
    import('../../lib/page-check/check'),
    import('../../lib/net/guarded-fetch'),
  ]);
  const checks = await checkStories(corrections, guardedFetch, saveChecks);
  return pageCheckCounts(checks.map(({ verdict }) => verdict));
}

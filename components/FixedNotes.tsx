// Corrections that nobody has yet, and that the open page has taken up meanwhile: they can be withdrawn with one click.

import { useEffect, useState } from 'preact/hooks';
import { askTo } from '../lib/background/list';
import { askForTexts } from '../lib/background/page';
import type { State } from '../lib/correction/status';
import type { Correction } from '../lib/correction/whole';
import { text } from '../lib/i18n';
import { correctionsOf, countPending } from '../lib/outbox/stored';
import { Subject } from './Subject';

export function FixedNotes({ windowId }: { readonly windowId: number }) {
  const [fixed, setFixed] = useState<readonly Correction[]>([]);
  useEffect(() => {
    findFixed(windowId).then(setFixed, console.error);
  }, [windowId]);
  const withdraw = async ({ id }: Correction) => {
    await askTo('withdraw', id);
    setFixed((all) => all.filter((other) => other.id !== id));
  };
  if (fixed.length === 0) return null;
  return (
    <section class="fixed" role="status">
      <p>{text('fixedMeanwhile')}</p>
      {fixed.map((correction) => (
        <div key={correction.id}>
          <Subject of={correction} replacement={correction.suggestion.replacement} />
          <div class="buttons">
            <button type="button" onClick={() => void withdraw(correction).catch(console.error)}>
              {text('actionWithdraw')}
            </button>
          </div>
        </div>
      ))}
    </section>
  );
}

/** Those that can be withdrawn, now or once an attempt under way (the popup's opening begins one) is over. */
const WITHDRAWABLE: readonly State[] = ['held', 'queued', 'sending', 'failed'];

async function findFixed(windowId: number): Promise<Correction[]> {
  if ((await countPending()) === 0) return [];
  const frames = await askForTexts(windowId);
  const found = await Promise.all(
    frames.map(async (frame) => {
      const corrections = await correctionsOf(frame.address);
      const open = corrections.filter(({ status }) => WITHDRAWABLE.includes(status.state));
      if (open.length === 0) return [];
      const { fixedIn } = await import('../lib/fixed-passages'); // large, and rarely needed
      return fixedIn(frame, open);
    }),
  );
  return Array.from(new Map(found.flat().map((correction) => [correction.id, correction])).values());
}

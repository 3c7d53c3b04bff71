// The practice: a story with a mistake, and the state of the reader's correction to it.

import { useEffect, useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import { diffWords } from '../../lib/correction/diff';
import { PRACTICE_ADDRESS } from '../../lib/correction/practice-address';
import { text } from '../../lib/i18n/i18n';
import { correctionsOf } from '../../lib/outbox/queries';
import { followChanges } from '../../lib/outbox/update';
import { Subject } from '../shared/Subject';
import { STATE_LOOKS } from '../shared/state-names';

/** A story with a mistake. */
export function PracticeStory() {
  return (
    <article class="story-page">
      <p class="quiet">{text('practiceSite')}</p>
      <h3>{text('practiceHeadline')}</h3>
      <p>{text('practiceStory')}</p>
    </article>
  );
}

/** The state of the practice correction, and its diff. */
export function PracticeResult({ correction }: { readonly correction: Correction }) {
  const { status, suggestion } = correction;
  return (
    <div class="card" data-state={status.state}>
      <p class="state">{text(STATE_LOOKS[status.state].name)}</p>
      <Subject of={correction} replacement={suggestion.replacement} diff={diffWords} />
      <p class="quiet">{text(status.state === 'fixed' ? 'practiceFixed' : 'leavesSoon')}</p>
    </div>
  );
}

/** Returns the newest practice correction that was not withdrawn. */
export function usePractice(): Correction | undefined {
  const [practised, setPractised] = useState<Correction>();
  useEffect(() => {
    const load = () =>
      void correctionsOf(PRACTICE_ADDRESS).then((corrections) => {
        const sent = corrections.filter(({ status }) => status.state !== 'withdrawn');
        const newest = sent.sort((one, other) => (one.id < other.id ? 1 : -1))[0];
        setPractised((before) => newest ?? before); // the list forgets it once it was shown there
      }, console.error);
    load();
    return followChanges(load);
  }, []);
  return practised;
}

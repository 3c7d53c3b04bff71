// Keeps what is being written at every keystroke, and sends it.

import { useRef, useState } from 'preact/hooks';
import { askToSend } from '../lib/background';
import type { CorrectionId } from '../lib/correction/id';
import type { State } from '../lib/correction/status';
import { type Draft, recipientOf, toContent } from '../lib/draft';
import { keepDraft } from '../lib/drafts';
import type { StoreProblem } from '../lib/outbox/store-problem';
import { updateRememberedReader } from '../lib/settings';

type Phase =
  | { readonly name: 'writing' | 'sending' | 'failed' }
  /** The reader has suggested the very same before. */
  | { readonly name: 'already'; readonly state: State; readonly created: string };

export interface Sending {
  /** Why the last keystroke could not be stored where it should be, or at all. */
  readonly unkept: StoreProblem | 'nowhere' | undefined;
  readonly phase: Phase;
  /** Keeps the draft as it now is; tells whether it stands where it should. */
  keep(changed: Draft): Promise<boolean>;
  /** @param again even if the reader has suggested the very same before. */
  send(again: boolean): Promise<void>;
}

/** The draft must have no problems when it is sent. */
export function useSending(draft: Draft, onSent: (correction: CorrectionId) => void): Sending {
  const [unkept, setUnkept] = useState<Sending['unkept']>();
  const [phase, setPhase] = useState<Phase>({ name: 'writing' });

  /** The newest that is not kept yet, and the keeping that is under way: typing outruns a slow disk. */
  const newest = useRef<Draft | undefined>(undefined);
  const keeping = useRef<Promise<boolean> | undefined>(undefined);

  const keep = (changed: Draft) => {
    newest.current = changed;
    keeping.current ??= keepNewest().finally(() => {
      keeping.current = undefined;
    });
    return keeping.current;
  };

  const keepNewest = async () => {
    let isKept = true;
    for (let next = newest.current; next !== undefined; next = newest.current) {
      newest.current = undefined;
      isKept = await keepOne(next);
    }
    return isKept;
  };

  const keepOne = async (changed: Draft) => {
    try {
      const kept = await keepDraft(changed);
      setUnkept(kept.where === 'spare' ? kept.problem : undefined);
      return kept.where === 'database';
    } catch (error) {
      console.error(error);
      setUnkept('nowhere');
      return false;
    }
  };

  const send = async (again: boolean) => {
    if (phase.name === 'sending') return;
    setPhase({ name: 'sending' });
    try {
      if (!(await keep(draft))) return setPhase({ name: 'writing' }); // why is said
      await updateRememberedReader(draft).catch(console.error); // a convenience
      const answer = await askToSend(draft.id, again);
      switch (answer.outcome) {
        case 'queued':
          await openMailDraft(draft);
          return onSent(answer.correction);
        case 'already':
          return setPhase({ name: 'already', state: answer.state, created: answer.created });
        case 'not-stored':
          setUnkept(answer.problem);
          return setPhase({ name: 'writing' });
        case 'refused':
          return setPhase({ name: 'failed' });
      }
    } catch (error) {
      console.error(error);
      setPhase({ name: 'failed' });
    }
  };

  return { unkept, phase, keep, send };
}

/** A mailbox's draft opens at the press of Send: the mail app is the second look. */
async function openMailDraft(draft: Draft): Promise<void> {
  const recipient = recipientOf(draft);
  if (recipient?.type !== 'mailbox') return;
  const { mailDraft } = await import('../lib/delivery/mail-draft');
  open(mailDraft(toContent(draft, new Date()), recipient.mailbox));
}

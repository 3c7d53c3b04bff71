// Saves the draft at every keystroke, and sends it.

import { useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { channelOf } from '../../lib/channel/registry';
import type { State } from '../../lib/correction/status';
import { type Draft, recipientOf } from '../../lib/draft/draft';
import { keepDraft } from '../../lib/outbox/drafts';
import type { StoreProblem } from '../../lib/outbox/store-problem';
import type { JustSent, SendingHow } from './lazy/send-draft';

type Phase =
  | { readonly name: 'writing' | 'sending' | 'failed' }
  /** Where the reader writes mail is not known yet. */
  | { readonly name: 'which-mail' }
  /** Firefox may not pass on who the reader is. */
  | { readonly name: 'unnamed' }
  /** The reader has suggested the very same before. */
  | { readonly name: 'already'; readonly state: State; readonly created: string };

export interface Sending {
  /** Why the last keystroke could not be stored where it should be, or at all. */
  readonly unkept: StoreProblem | 'nowhere' | undefined;
  readonly phase: Phase;
  /** Keeps the draft as it now is; tells whether it stands where it should. */
  keep(changed: Draft): Promise<boolean>;
  send(draft: Draft, how: SendingHow): Promise<void>;
}

/** The draft must have no problems when it is sent. */
export function useSending(onSent: (sent: JustSent) => void): Sending {
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

  const send = async (draft: Draft, how: SendingHow) => {
    if (phase.name === 'sending') return;
    setPhase({ name: 'sending' });
    try {
      if (import.meta.env.FIREFOX && !(await mayNameReader(draft))) return setPhase({ name: 'unnamed' });
      if (!(await keep(draft))) return setPhase({ name: 'writing' }); // why is said
      const { sendDraft } = await import('./lazy/send-draft');
      const sent = await sendDraft(draft, how);
      switch (sent.outcome) {
        case 'sent':
          return onSent(sent);
        case 'already':
          return setPhase({ name: 'already', state: sent.state, created: sent.created });
        case 'which-mail':
          return setPhase({ name: 'which-mail' });
        case 'not-stored':
          setUnkept(sent.problem);
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

/** Firefox's own, which the types for Chromium do not have. */
const NAMING = { permissions: [], data_collection: ['personallyIdentifyingInfo'] };

/**
 * Asks the reader, where the draft names them and it is we who send it. Within the press of Send, before any `await`:
 * Firefox hears of nothing later. What they have allowed before it does not ask again.
 */
async function mayNameReader(draft: Draft): Promise<boolean> {
  const isNamed = draft.name.trim() !== '' || draft.email.trim() !== '';
  const recipient = recipientOf(draft);
  const isPosted = recipient === undefined || channelOf(recipient).posts;
  if (!isNamed || !isPosted) return true;
  return await browser.permissions.request(NAMING);
}

// Saves the draft at every keystroke, and sends it.

import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { channelOf } from '../../lib/channel/registry';
import type { Recipient } from '../../lib/correction/recipient';
import type { State } from '../../lib/correction/status';
import { type Draft, recipientOf } from '../../lib/draft/draft';
import type { StoreProblem } from '../../lib/outbox/database';
import { saveDraft } from '../../lib/outbox/drafts';
import type { JustSent, SendOptions } from './lazy/send-draft';

/**
 * writing ──Send──▶ sending ──▶ sent: the form is gone
 *                      └──────▶ stopped ──Send──▶ sending
 */
type Phase =
  | { readonly name: 'writing' | 'sending' }
  | { readonly name: 'stopped'; readonly reason: StopReason };

/** Why the draft was not sent. */
export type StopReason =
  | { readonly kind: 'failed' }
  /** It is not known yet in which app the reader writes mail. */
  | { readonly kind: 'which-mail' }
  /** The reader did not allow Firefox to send their name or e-mail. */
  | { readonly kind: 'naming-refused' }
  /** The reader has sent the same correction before. */
  | {
      readonly kind: 'already';
      readonly state: State;
      readonly created: string;
      readonly recipient?: Recipient;
    };

export interface Sending {
  /** Why the newest change is not in the database; `nowhere` if it is not in the spare store either. */
  readonly unsaved: StoreProblem | 'nowhere' | undefined;
  readonly phase: Phase;
  /** Saves the draft. Returns whether it is in the database. */
  save(changed: Draft): Promise<boolean>;
  /** Sends a draft that has no problems. */
  send(draft: Draft, how: SendOptions): Promise<void>;
}

export function useSending(onSent: (sent: JustSent) => void): Sending {
  const [unsaved, setUnsaved] = useState<Sending['unsaved']>();
  const [phase, setPhase] = useState<Phase>({ name: 'writing' });

  /** The newest draft that is not saved yet, and the save that is running: typing is faster than a slow disk. */
  const newest = useRef<Draft | undefined>(undefined);
  const saving = useRef<Promise<boolean> | undefined>(undefined);

  const save = (changed: Draft) => {
    newest.current = changed;
    saving.current ??= saveNewest().finally(() => {
      saving.current = undefined;
    });
    return saving.current;
  };

  const saveNewest = async () => {
    let isSaved = true;
    for (let next = newest.current; next !== undefined; next = newest.current) {
      newest.current = undefined;
      isSaved = await saveOne(next);
    }
    return isSaved;
  };

  // The popup can close while an earlier save is running. The newest draft then gets its transaction without waiting for it.
  useEffect(() => {
    const saveAtOnce = () => void saveNewest();
    addEventListener('pagehide', saveAtOnce);
    return () => removeEventListener('pagehide', saveAtOnce);
  }, []);

  const saveOne = async (changed: Draft) => {
    try {
      const saved = await saveDraft(changed);
      setUnsaved(saved.where === 'spare' ? saved.problem : undefined);
      return saved.where === 'database';
    } catch (error) {
      console.error(error);
      setUnsaved('nowhere');
      return false;
    }
  };

  const stop = (reason: StopReason) => setPhase({ name: 'stopped', reason });

  const send = async (draft: Draft, how: SendOptions) => {
    if (phase.name === 'sending') return;
    setPhase({ name: 'sending' });
    try {
      if (import.meta.env.FIREFOX && !(await mayNameReader(draft))) return stop({ kind: 'naming-refused' });
      if (!(await save(draft))) return setPhase({ name: 'writing' }); // `unsaved` says why
      const { sendDraft } = await import('./lazy/send-draft');
      const sent = await sendDraft(draft, how);
      switch (sent.outcome) {
        case 'sent':
          return onSent(sent);
        case 'already':
          return stop({ ...sent, kind: 'already' });
        case 'which-mail':
          return stop({ kind: 'which-mail' });
        case 'not-stored':
          setUnsaved(sent.problem);
          return setPhase({ name: 'writing' });
        case 'refused':
          return stop({ kind: 'failed' });
        default:
          return sent satisfies never;
      }
    } catch (error) {
      console.error(error);
      stop({ kind: 'failed' });
    }
  };

  return { unsaved, phase, save, send };
}

/** Firefox's permission to send the reader's name; the types for Chromium do not have it. */
const NAMING_PERMISSION = { permissions: [], data_collection: ['personallyIdentifyingInfo'] };

/**
 * Asks the reader to let Firefox send their name or e-mail, if the draft has one and the extension sends it. Call it within
 * the press of Send, before any `await`: Firefox ignores later requests. It does not ask again once the reader has agreed.
 */
async function mayNameReader(draft: Draft): Promise<boolean> {
  const isNamed = draft.name.trim() !== '' || draft.email.trim() !== '';
  const recipient = recipientOf(draft);
  const isPosted = recipient === undefined || channelOf(recipient).namesReader;
  if (!isNamed || !isPosted) return true;
  return await browser.permissions.request(NAMING_PERMISSION);
}

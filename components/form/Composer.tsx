// The form in which the reader writes a correction. Every keystroke is saved.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { channelOf } from '../../lib/channel/registry';
import { postAddress } from '../../lib/channel/way';
import type { Recipient } from '../../lib/correction/recipient';
import {
  type Draft,
  type DraftChange,
  type DraftField,
  recipientOf,
  withChange,
} from '../../lib/draft/draft';
import type { UnconfirmedIdentity } from '../../lib/draft/naming';
import { type MessageName, shortcutName, text } from '../../lib/i18n/i18n';
import type { Settings } from '../../lib/settings/settings';
import { withLaterStyle } from '../shared/add-style';
import { Field } from '../shared/Field';
import { Subject } from '../shared/Subject';
import { loadAhead, useLazyModule } from '../shared/useLazyModule';
import { Details } from './Details';
import type { Addressing } from './lazy/RecipientPanel';
import type { JustSent, SendOptions } from './lazy/send-draft';
import { RecipientBar } from './RecipientBar';
import { useCaret } from './useCaret';
import { useKeys } from './useKeys';
import { useSending } from './useSending';
import { takeUnfolded } from './useUnfolded';

const loadParts = () => withLaterStyle(import('./lazy/rest-of-form'));
const loadSendProblem = () => import('./lazy/SendProblem');
const loadPanel = () => import('./lazy/RecipientPanel');

/**
 * Prepares what the form needs to show the draft in its first frame: what the reader left unfolded, and the word diff, if the draft
 * has a change.
 */
export async function prepareForm({ passage, replacement }: Draft, settings: Settings): Promise<void> {
  takeUnfolded(settings);
  if (passage !== undefined && replacement !== passage.exact) await loadAhead(loadParts);
}

interface Props {
  readonly draft: Draft;
  /** Whether the reader came to choose a recipient. */
  readonly choosesRecipient: boolean;
  readonly onChange: (draft: Draft) => void;
  /** Called with a change to the draft when contacts were found. */
  readonly onFound: (change: DraftChange) => void;
  readonly onSent: (sent: JustSent) => void;
}

export function Composer({ draft, choosesRecipient, onChange, onFound, onSent }: Props) {
  const { unsaved, phase, save, send: sendDraft } = useSending(onSent);
  /** Ctrl+Enter sends only what the reader has seen and changed. */
  const [isSeen, setIsSeen] = useState(false);
  const [isChanged, setIsChanged] = useState(false);
  /** Set while the reader is asked whether a host may receive their name or e-mail for the first time. */
  const [unconfirmed, setUnconfirmed] = useState<UnconfirmedIdentity>();
  /**
   * How often Send was pressed. Problems are shown only after the first press, so that they do not disturb while the
   * reader types.
   */
  const [tries, setTries] = useState(0);
  const [isPanelOpen, setIsPanelOpen] = useState(choosesRecipient);
  /** Whether the panel takes the focus: not if it opens while the reader writes. */
  const [isPanelWanted, setIsPanelWanted] = useState(choosesRecipient);
  const panel = useLazyModule(isPanelOpen, loadPanel);
  const parts = useLazyModule(true, loadParts); // usually before the first key
  const form = useRef<HTMLFormElement>(null);
  const problems = parts?.problemsOf(draft) ?? [];
  const latest = useRef(draft);
  latest.current = draft;
  // If the site names a better recipient later, the host changes, and the question about the first host is dropped.
  const asked = parts?.unconfirmedIn(draft)?.host === unconfirmed?.host ? unconfirmed : undefined;
  const box = () => form.current?.querySelector('textarea');

  const change = <Name extends DraftField>(name: Name, value: Draft[Name]) => {
    use(withChange(draft, name, value, Date.now(), parts?.guessKind));
  };

  const use = (changed: Draft) => {
    setIsChanged(true);
    setUnconfirmed(undefined); // the question was about the draft before the change
    onChange(changed);
    void save(changed);
  };

  const send = async (how: SendOptions = {}) => {
    setTries(tries + 1);
    focused.current = document.activeElement;
    const { problemsOf, unconfirmedIn } = parts ?? (await loadParts()); // Firefox asks for a permission only before any await
    const { current } = latest; // the reader may have typed while that was loaded
    if (problemsOf(current).length > 0) return;
    const identity = unconfirmedIn(current);
    setUnconfirmed(identity);
    if (identity === undefined) await sendDraft(current, how);
  };

  /** Ctrl+Enter. If nothing has been changed yet, it only moves the focus to Send. */
  const sendByKey = () => {
    if (!isSeen || asked) return;
    if (isChanged || problems.length > 0) void send();
    else form.current?.querySelector<HTMLElement>('[type=submit]')?.focus();
  };

  const closePanel = () => {
    setIsPanelOpen(false);
    form.current?.querySelector<HTMLElement>('.recipient')?.focus();
  };
  useKeys({ onSend: sendByKey, onEscape: isPanelOpen ? closePanel : undefined });

  // Guesses the kind if the reader typed before the parts had loaded. A layout effect, so that no key comes between.
  useLayoutEffect(() => {
    if (parts && isChanged) change('replacement', draft.replacement);
  }, [parts]);

  // Also once `parts` has loaded: before that, the form does not know its problems.
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries, parts]);

  // The fields are disabled while the draft is sent. If it was not sent, the focus returns to where it was.
  const focused = useRef<Element | null>(null);
  const isSending = phase.name === 'sending';
  useEffect(() => {
    if (isSending) return;
    if (focused.current instanceof HTMLElement) focused.current.focus();
    focused.current = null;
  }, [isSending]);

  useCaret(form, draft.id);

  const problemOf = (field: DraftField) => {
    const found = tries > 0 ? problems.find((problem) => problem.field === field) : undefined;
    return found && parts && text(parts.PROBLEM_NAMES[found.problem]);
  };
  const content = problems.every(({ field }) => field === 'mailbox')
    ? parts?.toContent(draft, new Date())
    : undefined;
  const recipient = recipientOf(draft);
  const address = postAddress(recipient);
  const isStopped = unsaved !== undefined || phase.name === 'stopped';
  const stopped = useLazyModule(isStopped, loadSendProblem);
  const isNobodyFound = recipient === undefined && draft.mailbox === '' && draft.contacts !== undefined;
  // The panel has what the reader can do then.
  useEffect(() => {
    if (isNobodyFound) setIsPanelOpen(true);
  }, [isNobodyFound]);
  // A wrong address is in the panel.
  useEffect(() => {
    if (tries > 0 && problems.some(({ field }) => field === 'mailbox')) setIsPanelOpen(true);
  }, [tries]);

  return (
    <form
      ref={form}
      class="composer"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <fieldset class="sheet" disabled={isSending}>
        <Subject
          of={draft}
          replacement={draft.replacement}
          diff={parts?.diffWords}
          isHeard={draft.replacement === draft.passage?.exact}
        />
        {parts && <parts.PassageNotes draft={draft} />}
        {parts && <parts.SendGuard onSeen={setIsSeen} />}
        {draft.passage !== undefined && (
          <Field label={text('correction')} hint={text('correctionHint')} problem={problemOf('replacement')}>
            {(attributes) => (
              <textarea
                {...attributes}
                class="correction"
                lang={draft.page.language}
                dir="auto"
                rows={2}
                value={draft.replacement}
                onInput={(event) => change('replacement', event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        <Details
          draft={draft}
          problemOf={problemOf}
          onChange={change}
          remember={parts && <parts.RememberReader name={draft.name} email={draft.email} />}
        />
      </fieldset>
      <fieldset class="bar" disabled={isSending}>
        <div class="above">
          {isPanelOpen && panel && (
            <panel.RecipientPanel
              {...{ draft, content, onFound }}
              takesFocus={isPanelWanted}
              problem={problemOf('mailbox')}
              onChange={(addressing: Addressing) => use({ ...draft, ...addressing, touched: Date.now() })}
              onHold={() => void send({ hold: true })}
            />
          )}
          {parts && address !== undefined && <parts.WithheldInbox inbox={address} />}
          {isStopped && stopped && (
            <stopped.SendProblem {...{ unsaved, phase, content, recipient }} onSend={send} />
          )}
          {asked && parts && (
            <parts.DraftNamingQuestion
              draft={draft}
              about={asked}
              onSend={(confirmed) => {
                use(confirmed);
                focused.current = box() ?? null; // the question's own buttons disappear
                void sendDraft(confirmed, {});
              }}
              onBack={() => {
                box()?.focus();
                setUnconfirmed(undefined);
              }}
            />
          )}
        </div>
        <div class="line">
          <RecipientBar
            recipient={recipient}
            isSearched={draft.contacts !== undefined}
            isOpen={isPanelOpen}
            onClick={() => {
              setIsPanelWanted(true);
              setIsPanelOpen(!isPanelOpen);
            }}
          >
            {parts && <parts.RecipientHint draft={draft} />}
          </RecipientBar>
          <div class="send">
            <button
              class="primary"
              type="submit"
              aria-keyshortcuts={isSeen && isChanged ? 'Control+Enter' : undefined}
              disabled={isSending || asked !== undefined}
            >
              {text(isSending ? 'sending' : sendLabel(draft, recipient))}
            </button>
            <span class="note" aria-hidden="true">
              {shortcutName()}
            </span>
          </div>
        </div>
      </fieldset>
    </form>
  );
}

/** Returns the name of the Send button: what it does. */
function sendLabel({ contacts, replaces }: Draft, recipient: Recipient | undefined): MessageName {
  if (recipient === undefined) return contacts === undefined ? 'send' : 'saveForLater';
  const channel = channelOf(recipient);
  const label = channel.words(recipient).sendLabel ?? 'send';
  return replaces !== undefined && channel.way === 'automatic' ? 'sendChange' : label;
}

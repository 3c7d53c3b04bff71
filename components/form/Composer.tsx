// The form in which the reader writes a correction. Every keystroke is saved.

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { channelOf } from '../../lib/channel/registry';
import {
  type Draft,
  type DraftChange,
  type DraftField,
  recipientOf,
  withChange,
} from '../../lib/draft/draft';
import type { UnconfirmedIdentity } from '../../lib/draft/naming';
import { text } from '../../lib/i18n/i18n';
import { Field } from '../shared/Field';
import { Subject } from '../shared/Subject';
import { loadAhead, useLazyModule } from '../shared/useLazyModule';
import type { Addressing } from './lazy/RecipientOptions';
import type { JustSent, SendOptions } from './lazy/send-draft';
import { Preview } from './Preview';
import { RecipientField, RecipientLine } from './RecipientField';
import { CommentField, KindField, SourceAndReaderFields } from './SuggestionFields';
import { useCaret } from './useCaret';
import { useSending } from './useSending';

const loadParts = () => import('./lazy/rest-of-form');
const loadSendProblem = () => import('./lazy/SendProblem');

/** Loads what the form needs to show the draft in its first frame: the word diff, if the draft has a change. */
export async function prepareForm({ passage, replacement }: Draft): Promise<void> {
  if (passage !== undefined && replacement !== passage.exact) await loadAhead(loadParts);
}

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** Called with a change to the draft when contacts were found. */
  readonly onFound: (change: DraftChange) => void;
  readonly onSent: (sent: JustSent) => void;
}

export function Composer({ draft, onChange, onFound, onSent }: Props) {
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

  const address = (addressing: Addressing) => use({ ...draft, ...addressing, touched: Date.now() });

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
  const words = recipient && channelOf(recipient).words(recipient);
  const isStopped = unsaved !== undefined || phase.name === 'stopped';
  const stopped = useLazyModule(isStopped, loadSendProblem);
  const hasPassage = draft.passage !== undefined;

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
        event.preventDefault();
        if (!event.repeat) sendByKey(); // the press that opened the popup may still be held
      }}
    >
      <fieldset disabled={isSending}>
        <Subject
          of={draft}
          replacement={draft.replacement}
          diff={parts?.diffWords}
          isHeard={draft.replacement === draft.passage?.exact}
        />
        {parts && <parts.PassageNotes draft={draft} />}
        {parts && <parts.SendGuard onSeen={setIsSeen} />}
        {hasPassage && (
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
        <KindField kind={draft.kind} onChange={(kind) => change('kind', kind)} />
        <CommentField
          comment={draft.comment}
          optional={hasPassage}
          problem={problemOf('comment')}
          onChange={(comment) => change('comment', comment)}
        />
        <SourceAndReaderFields draft={draft} problemOf={problemOf} onChange={change} />
        {parts && <parts.RememberReader name={draft.name} email={draft.email} />}
        <RecipientField draft={draft} problem={problemOf('mailbox')} onChange={address} onFound={onFound} />
        <Preview content={content} />
        {parts && <parts.BeforeSend draft={draft} content={content} />}
        <div class="actions">
          <RecipientLine recipient={recipient}>
            {parts && <parts.RecipientHint draft={draft} />}
          </RecipientLine>
          {asked && parts ? (
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
          ) : (
            <div class="send">
              <button
                class="primary"
                type="submit"
                aria-keyshortcuts={isSeen && isChanged ? 'Control+Enter' : undefined}
                disabled={isSending}
              >
                {text(isSending ? 'sending' : (words?.sendLabel ?? 'send'))}
              </button>
              {words?.takesSeveral && (
                <button class="plain" type="button" onClick={() => send({ hold: true })}>
                  {text('sendLater')}
                </button>
              )}
            </div>
          )}
          {isStopped && stopped && (
            <stopped.SendProblem {...{ unsaved, phase, content, recipient }} onSend={send} />
          )}
        </div>
      </fieldset>
    </form>
  );
}

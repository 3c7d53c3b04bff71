// The form: the passage is edited where it stands, and every keystroke is kept.

import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type Draft,
  type DraftChange,
  type DraftField,
  type DraftProblem,
  problemsOf,
  recipientOf,
  toContent,
  withChange,
} from '../lib/draft';
import { type MessageName, text } from '../lib/i18n';
import { CommentField } from './CommentField';
import { Field } from './Field';
import { KindField } from './KindField';
import { MoreFields } from './MoreFields';
import { Preview } from './Preview';
import { RecipientField } from './RecipientField';
import { RecipientLine } from './RecipientLine';
import type { Addressing } from './RecipientOptions';
import { Subject } from './Subject';
import type { JustSent, SendingHow } from './send-draft';
import { useCaret } from './useCaret';
import { useSending } from './useSending';
import { useWanted } from './useWanted';

const PROBLEM_NAMES: Readonly<Record<DraftProblem['problem'], MessageName>> = {
  'nothing-said': 'problemNothingSaid',
  'no-comment': 'problemNoComment',
  'too-long': 'problemTooLong',
  'no-web-address': 'problemNoWebAddress',
  'no-mailbox': 'problemNoMailbox',
};

const loadParts = () => import('./form-parts');
const loadUnsent = () => import('./unsent');

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  /** Told whom the site names, as the reader looked it up. */
  readonly onFound: (change: DraftChange) => void;
  readonly onSent: (sent: JustSent) => void;
}

export function Composer({ draft, onChange, onFound, onSent }: Props) {
  const { unkept, phase, keep, send: sendDraft } = useSending(draft, onSent);
  /** Problems are shown from the first press of Send on: nobody is corrected in mid-word. */
  const [tries, setTries] = useState(0);
  const parts = useWanted(true, loadParts); // before the first key, as a rule
  const form = useRef<HTMLFormElement>(null);
  const problems = problemsOf(draft);

  const change = <Name extends DraftField>(name: Name, value: Draft[Name]) => {
    const changed = withChange(draft, name, value, Date.now(), parts?.guessKind);
    onChange(changed);
    void keep(changed);
  };

  const address = (addressing: Addressing) => {
    const changed = { ...draft, ...addressing, touched: Date.now() };
    onChange(changed);
    void keep(changed);
  };

  const send = (how: SendingHow = {}) => {
    setTries(tries + 1);
    focused.current = document.activeElement;
    if (problems.length === 0) void sendDraft(how);
  };

  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);

  // The fields are locked while it is sent; where it was not, the reader goes on where the focus was.
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
    return found && text(PROBLEM_NAMES[found.problem]);
  };
  const content = problems.every(({ field }) => field === 'mailbox')
    ? toContent(draft, new Date())
    : undefined;
  const recipient = recipientOf(draft);
  const hasFailed = unkept !== undefined || !/ing|mail/.test(phase.name); // neither writing, sending nor which-mail
  const unsent = useWanted(hasFailed || phase.name === 'which-mail', loadUnsent);
  const hasPassage = draft.passage !== undefined;

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
        if (event.repeat) return; // the press that opened the popup may still be held
        event.preventDefault();
        send();
      }}
    >
      <fieldset disabled={phase.name === 'sending'}>
        <Subject
          of={draft}
          replacement={draft.replacement}
          isHeard={draft.replacement === draft.passage?.exact}
        />
        {parts && <parts.PassageNotes draft={draft} />}
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
        <MoreFields draft={draft} problemOf={problemOf} onChange={change} />
        {parts && <parts.Remember name={draft.name} email={draft.email} />}
        <RecipientField draft={draft} problem={problemOf('mailbox')} onChange={address} onFound={onFound} />
        <Preview content={content} />
        {parts && <parts.BeforeSend draft={draft} content={content} />}
        <div class="actions">
          <RecipientLine draft={draft} />
          <div class="send">
            <button class="primary" type="submit" disabled={phase.name === 'sending'}>
              {text(phase.name === 'sending' ? 'sending' : 'send')}
            </button>
            {recipient?.type === 'mailbox' && (
              <button class="plain" type="button" onClick={() => send({ hold: true })}>
                {text('sendLater')}
              </button>
            )}
          </div>
          {phase.name === 'which-mail' && recipient?.type === 'mailbox' && unsent && (
            <unsent.MailAppChoice onChoose={(app) => send({ app })} />
          )}
          {hasFailed && unsent && (
            <unsent.SendProblem
              unkept={unkept}
              phase={phase}
              content={content}
              onSendAnyway={() => send({ again: true })}
            />
          )}
        </div>
      </fieldset>
    </form>
  );
}

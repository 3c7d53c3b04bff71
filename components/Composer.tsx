// The form: the passage is edited where it stands, and every keystroke is kept.

import { useEffect, useRef, useState } from 'preact/hooks';
import { askToSend } from '../lib/background';
import { mailDraft } from '../lib/delivery/mail-draft';
import {
  type Draft,
  type DraftField,
  type DraftProblem,
  problemsOf,
  recipientOf,
  toContent,
} from '../lib/draft';
import { keepDraft } from '../lib/drafts';
import { type MessageName, text } from '../lib/i18n';
import { updateRememberedReader } from '../lib/settings';
import { Field } from './Field';
import { KindField } from './KindField';
import { Preview } from './Preview';
import { RecipientField } from './RecipientField';
import { Remember } from './Remember';
import { Subject } from './Subject';

const PROBLEM_NAMES: Readonly<Record<DraftProblem['problem'], MessageName>> = {
  'nothing-said': 'problemNothingSaid',
  'no-comment': 'problemNoComment',
  'too-long': 'problemTooLong',
  'no-web-address': 'problemNoWebAddress',
  'no-mailbox': 'problemNoMailbox',
  'no-recipient': 'problemNoRecipient',
};

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
  readonly onSent: () => void;
}

export function Composer({ draft, onChange, onSent }: Props) {
  /** The last keystroke could not be stored. */
  const [isUnkept, setIsUnkept] = useState(false);
  const [phase, setPhase] = useState<'writing' | 'sending' | 'failed'>('writing');
  /** Problems are shown from the first press of Send on: nobody is corrected in mid-word. */
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const problems = problemsOf(draft);

  const change = <Name extends DraftField>(name: Name, value: Draft[Name]) => {
    const changed = { ...draft, [name]: value, touched: Date.now() };
    onChange(changed);
    keepDraft(changed).then(
      () => setIsUnkept(false),
      (error: unknown) => {
        console.error(error);
        setIsUnkept(true);
      },
    );
  };

  const send = async () => {
    setTries(tries + 1);
    if (phase === 'sending' || problems.length > 0) return;
    setPhase('sending');
    try {
      await keepDraft(draft);
      await updateRememberedReader(draft);
      const answer = await askToSend(draft.id);
      if (answer.outcome === 'refused') return setPhase('failed');
    } catch (error) {
      console.error(error);
      return setPhase('failed');
    }
    openMailDraft(draft);
    onSent();
  };

  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);

  useEffect(() => {
    form.current?.querySelector('textarea')?.focus();
  }, []);

  const problemOf = (field: DraftField) => {
    const found = tries > 0 ? problems.find((problem) => problem.field === field) : undefined;
    return found && text(PROBLEM_NAMES[found.problem]);
  };
  const content = problems.every(({ field }) => field === 'mailbox')
    ? toContent(draft, new Date())
    : undefined;
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
        if (event.repeat) return; // the press that opened the popup may still be held
        event.preventDefault();
        void send();
      }}
    >
      <fieldset disabled={phase === 'sending'}>
        <Subject of={draft} replacement={draft.replacement} />
        {draft.shortened && <p class="note">{text('shortened')}</p>}
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
        <Field label={text('comment')} optional={hasPassage} problem={problemOf('comment')}>
          {(attributes) => (
            <textarea
              {...attributes}
              dir="auto"
              rows={1}
              required={!hasPassage}
              value={draft.comment}
              onInput={(event) => change('comment', event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={text('source')} optional problem={problemOf('evidence')}>
          {(attributes) => (
            <input
              {...attributes}
              type="url"
              placeholder={text('sourcePlaceholder')}
              value={draft.evidence}
              onInput={(event) => change('evidence', event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="pair">
          <Field label={text('yourName')} optional problem={problemOf('name')}>
            {(attributes) => (
              <input
                {...attributes}
                autocomplete="name"
                dir="auto"
                value={draft.name}
                onInput={(event) => change('name', event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={text('yourEmail')} optional problem={problemOf('email')}>
            {(attributes) => (
              <input
                {...attributes}
                type="email"
                autocomplete="email"
                value={draft.email}
                onInput={(event) => change('email', event.currentTarget.value)}
              />
            )}
          </Field>
        </div>
        <Remember name={draft.name} email={draft.email} />
        <Preview content={content} />
        <div class="actions">
          <RecipientField
            draft={draft}
            problem={problemOf('mailbox')}
            onMailbox={(value) => change('mailbox', value)}
          />
          <button class="primary" type="submit" disabled={phase === 'sending'}>
            {text(phase === 'sending' ? 'sending' : 'send')}
          </button>
          {isUnkept && (
            <p class="note problem" role="alert">
              {text('notKept')}
            </p>
          )}
          {phase === 'failed' && (
            <p class="note problem" role="alert">
              {text('sendFailed')}
            </p>
          )}
        </div>
      </fieldset>
    </form>
  );
}

/** A mailbox's draft opens at the press of Send: the mail app is the second look. */
function openMailDraft(draft: Draft): void {
  const recipient = recipientOf(draft);
  if (recipient?.type === 'mailbox') open(mailDraft(toContent(draft, new Date()), recipient.mailbox));
}

// The form: the passage is edited where it stands, and every keystroke is kept.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { CorrectionId } from '../lib/correction/id';
import {
  type Draft,
  type DraftField,
  type DraftProblem,
  problemsOf,
  toContent,
  withChange,
} from '../lib/draft';
import { interfaceLanguage, type MessageName, text } from '../lib/i18n';
import { CopyLetter } from './CopyLetter';
import { Field } from './Field';
import { KindField } from './KindField';
import { Preview } from './Preview';
import { RecipientField } from './RecipientField';
import { Remember } from './Remember';
import { StoreNote } from './StoreNote';
import { Subject } from './Subject';
import { STATE_NAMES } from './state-names';
import { useSending } from './useSending';

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
  readonly onSent: (correction: CorrectionId) => void;
}

export function Composer({ draft, onChange, onSent }: Props) {
  const { unkept, phase, keep, send: sendDraft } = useSending(draft, onSent);
  /** Problems are shown from the first press of Send on: nobody is corrected in mid-word. */
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const problems = problemsOf(draft);

  const change = <Name extends DraftField>(name: Name, value: Draft[Name]) => {
    const changed = withChange(draft, name, value, Date.now());
    onChange(changed);
    void keep(changed);
  };

  const send = (again = false) => {
    setTries(tries + 1);
    if (problems.length === 0) void sendDraft(again);
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
          <button class="primary" type="submit" disabled={phase.name === 'sending'}>
            {text(phase.name === 'sending' ? 'sending' : 'send')}
          </button>
          {unkept === 'nowhere' && (
            <p class="note problem" role="alert">
              {text('notKept')}
            </p>
          )}
          {unkept !== undefined && unkept !== 'nowhere' && <StoreNote problem={unkept} about="draft" />}
          {unkept !== undefined && content && <CopyLetter content={content} />}
          {phase.name === 'already' && (
            <div class="note" role="alert">
              <p>{text('already', dateOf(phase.created), text(STATE_NAMES[phase.state]))}</p>
              <button type="button" onClick={() => send(true)}>
                {text('sendAnyway')}
              </button>
            </div>
          )}
          {phase.name === 'failed' && (
            <p class="note problem" role="alert">
              {text('sendFailed')}
            </p>
          )}
        </div>
      </fieldset>
    </form>
  );
}

function dateOf(moment: string): string {
  return new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: 'medium' }).format(new Date(moment));
}

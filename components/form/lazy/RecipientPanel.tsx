// Everything about who gets the correction: the choice, what it gets, and what else can be done with it. Opens above the bar.

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import * as v from 'valibot';
import { inWords } from '../../../lib/channel/in-words';
import { channelOf, isSameRecipient } from '../../../lib/channel/registry';
import type { CorrectionContent } from '../../../lib/correction/content';
import { addressOf, type Recipient, RecipientSchema, seenOn } from '../../../lib/correction/recipient';
import { candidatesOf, type Draft, type DraftChange, recipientOf } from '../../../lib/draft/draft';
import { text } from '../../../lib/i18n/i18n';
import { type Candidate, isAuthors } from '../../../lib/recipient/candidate';
import { toCandidate } from '../../../lib/recipient/ranking';
import { Field } from '../../shared/Field';
import { provenanceName } from '../../shared/provenance-name';
import { recipientName } from '../../shared/recipient-name';
import { Preview } from '../Preview';
import { RECIPIENT_PANEL } from '../RecipientBar';
import { ContactPages } from './ContactPages';
import { DuplicatesNote } from './DuplicatesNote';

/** The recipient that the reader typed or chose. */
export type Addressing = Partial<Pick<Draft, 'mailbox' | 'chosen'>>;

interface RecipientPanelProps {
  readonly draft: Draft;
  /** The content to send, if the draft is complete. */
  readonly content: CorrectionContent | undefined;
  /** Whether the reader opened it. */
  readonly takesFocus: boolean;
  /** What is wrong with the address that the reader typed. */
  readonly problem: string | undefined;
  readonly onChange: (addressing: Addressing) => void;
  readonly onFound: (change: DraftChange) => void;
  /** Keeps the correction in the list, to send it together with others. */
  readonly onHold: () => void;
}

export function RecipientPanel({
  draft,
  content,
  takesFocus,
  problem,
  onChange,
  onFound,
  onHold,
}: RecipientPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const recipient = recipientOf(draft);
  const lacksRecipient = recipient === undefined;
  const focusChoice = () => {
    const { current } = panel;
    const first = current?.querySelector('input:checked') ?? current?.querySelector('input, button, summary');
    if (first instanceof HTMLElement) first.focus();
  };
  useEffect(() => {
    if (takesFocus) focusChoice();
  }, [takesFocus]);
  // A contact page named the first recipient: the button that was pressed is gone.
  useLayoutEffect(() => {
    if (!lacksRecipient && draft.mailbox === '' && hasLostFocus()) focusChoice();
  }, [lacksRecipient]);
  return (
    <section id={RECIPIENT_PANEL} class="recipient-panel" ref={panel} aria-label={text('recipient')}>
      {recipient?.type !== 'practice' && (
        <>
          <Choice {...{ draft, problem, onChange }} />
          {lacksRecipient && draft.contacts && candidatesOf(draft).length === 0 && (
            <p class="note">{text(draft.contacts.pages.length > 0 ? 'nobodyFoundLook' : 'nobodyFound')}</p>
          )}
          {lacksRecipient && <ContactPages draft={draft} onFound={onFound} />}
        </>
      )}
      {recipient && channelOf(recipient).countsDuplicates && content && (
        <DuplicatesNote draft={draft} inbox={addressOf(recipient)} content={content} />
      )}
      <Preview content={content} />
      {recipient && channelOf(recipient).words(recipient).takesSeveral && (
        <button class="plain" type="button" onClick={onHold}>
          {text('sendLater')}
        </button>
      )}
    </section>
  );
}

function hasLostFocus(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

type ChoiceProps = Pick<RecipientPanelProps, 'draft' | 'problem' | 'onChange'>;

/** All recipients that the correction can go to, the best first, and an address to type. */
function Choice({ draft, problem, onChange }: ChoiceProps) {
  const current = recipientOf(draft);
  const isTyped = draft.mailbox !== '';
  const candidates = withChosen(candidatesOf(draft), draft.chosen ?? draft.addressed);
  const names = namesOf(candidates);
  return (
    <div class="choice" role="radiogroup" aria-label={text('recipient')}>
      {candidates.map((candidate, index) => {
        const isChosen = !isTyped && current !== undefined && isSameRecipient(candidate, current);
        return (
          <label key={`${candidate.type} ${addressOf(candidate)}`} class="check">
            <input
              type="radio"
              name="recipient"
              checked={isChosen}
              onChange={() => onChange({ mailbox: '', chosen: v.parse(RecipientSchema, candidate) })}
            />
            <span>
              {names[index]}{' '}
              <span class="note">{whatIsKnown(candidate, draft.page.address, isChosen).join(' · ')}</span>
            </span>
          </label>
        );
      })}
      <Field label={text('editorsEmail')} hint={text('editorsEmailHint')} problem={problem}>
        {(attributes) => (
          <input
            {...attributes}
            type="email"
            value={draft.mailbox}
            onInput={(event) => onChange({ mailbox: event.currentTarget.value })}
          />
        )}
      </Field>
    </div>
  );
}

/** Adds the recipient that the reader chose for this site before, if this page does not name it. */
function withChosen(candidates: readonly Candidate[], chosen: Recipient | undefined): readonly Candidate[] {
  if (chosen === undefined || candidates.some((candidate) => isSameRecipient(candidate, chosen)))
    return candidates;
  const candidate = channelOf(chosen).isRemembered ? toCandidate(chosen) : undefined;
  return candidate === undefined ? candidates : [...candidates, candidate];
}

/** The candidates' names. If two would read the same, they also show the rest of their addresses. */
function namesOf(candidates: readonly Candidate[]): string[] {
  const names = candidates.map(recipientName);
  return candidates.map((candidate, index) => {
    const [name = ''] = names.slice(index);
    const isUnique = names.indexOf(name) === names.lastIndexOf(name);
    return isUnique ? name : `${name}${pathOf(addressOf(candidate))}`;
  });
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** How the candidate is known, and what a reader should know before choosing it; of the chosen one, also what follows. */
function whatIsKnown(candidate: Candidate, page: string, isChosen: boolean): string[] {
  const { hint } = inWords(candidate);
  return [
    provenanceName(candidate.provenance, page, seenOn(candidate)),
    isAuthors(candidate) ? text('purposeAuthor') : '',
    candidate.elsewhere === undefined ? '' : text('ofAnotherSite', candidate.elsewhere),
    isChosen && hint !== undefined ? text(hint) : '',
  ].filter((fact) => fact !== '');
}

// All whom a correction can go to, for the reader to choose.

import * as v from 'valibot';
import { type Recipient, RecipientSchema } from '../../../lib/correction/recipient';
import { candidatesOf, type Draft, recipientOf } from '../../../lib/draft/draft';
import { text } from '../../../lib/i18n/i18n';
import type { Candidate } from '../../../lib/recipient/candidate';
import { Field } from '../../shared/Field';
import { provenanceName } from '../../shared/provenance-name';

interface Props {
  readonly draft: Draft;
  /** The reader types an address instead. */
  readonly isTyping: boolean;
  readonly onChoose: (recipient: Recipient) => void;
  readonly onType: () => void;
}

const OTHER = 'other';

export function RecipientChoice({ draft, isTyping, onChoose, onType }: Props) {
  const current = recipientOf(draft);
  const candidates = withChosen(candidatesOf(draft), draft.chosen ?? draft.addressed);
  const chosen = candidates.findIndex((candidate) => current !== undefined && isFor(candidate, current));
  const value = isTyping ? OTHER : chosen === -1 ? '' : String(chosen);
  return (
    <Field label={text('recipient')} optional problem={undefined}>
      {(attributes) => (
        <select
          {...attributes}
          value={value}
          onChange={({ currentTarget }) => {
            if (currentTarget.value === OTHER) return onType();
            const candidate = candidates[Number(currentTarget.value)];
            if (candidate !== undefined) onChoose(v.parse(RecipientSchema, candidate));
          }}
        >
          {value === '' && <option value="">{text('chooseRecipient')}</option>}
          {candidates.map((candidate, index) => (
            <option key={String(index)} value={String(index)}>
              {candidateName(candidate)} ({whatIsKnown(candidate, draft.page.address).join(', ')})
            </option>
          ))}
          <option value={OTHER}>{text('anotherAddress')}</option>
        </select>
      )}
    </Field>
  );
}

/** Whom the reader chose for this site before may not be named on this page. */
function withChosen(candidates: readonly Candidate[], chosen: Recipient | undefined): readonly Candidate[] {
  if (chosen?.type !== 'mailbox') return candidates;
  if (candidates.some((candidate) => isFor(candidate, chosen))) return candidates;
  return [...candidates, { ...chosen, purpose: 'general' }];
}

function isFor(candidate: Candidate, recipient: Recipient): boolean {
  if (candidate.type === 'inbox') return recipient.type === 'inbox' && recipient.inbox === candidate.inbox;
  return recipient.type === 'mailbox' && recipient.mailbox === candidate.mailbox;
}

/** Names are ASCII: a host in its Punycode form, in which nothing looks like something else. */
function candidateName(candidate: Candidate): string {
  return candidate.type === 'inbox' ? new URL(candidate.inbox).host : candidate.mailbox;
}

/** How it is known, and what a reader should know before choosing it. */
function whatIsKnown(candidate: Candidate, page: string): string[] {
  return [
    provenanceName(candidate.provenance, page),
    candidate.type === 'mailbox' && candidate.purpose === 'author' ? text('purposeAuthor') : '',
    candidate.elsewhere === undefined ? '' : text('ofAnotherSite', candidate.elsewhere),
  ].filter((fact) => fact !== '');
}

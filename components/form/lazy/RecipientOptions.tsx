// What the reader can choose from if the recipient is not obvious. Loaded when there is a choice.

import * as v from 'valibot';
import { channelOf, isSameRecipient } from '../../../lib/channel/registry';
import { addressOf, type Recipient, RecipientSchema, seenOn } from '../../../lib/correction/recipient';
import { candidatesOf, type Draft, type DraftChange, recipientOf } from '../../../lib/draft/draft';
import { text } from '../../../lib/i18n/i18n';
import { type Candidate, type Contacts, isAuthors } from '../../../lib/recipient/candidate';
import { toCandidate } from '../../../lib/recipient/ranking';
import { Field } from '../../shared/Field';
import { provenanceName } from '../../shared/provenance-name';
import { recipientName } from '../../shared/recipient-name';
import { ContactPages } from './ContactPages';

/** The recipient that the reader typed or chose. */
export type Addressing = Partial<Pick<Draft, 'mailbox' | 'chosen'>>;

interface RecipientOptionsProps {
  readonly draft: Draft;
  /** There is a candidate, or a recipient was chosen before. */
  readonly hasChoice: boolean;
  /** The draft has no recipient yet. */
  readonly lacksRecipient: boolean;
  readonly isTyping: boolean;
  readonly onType: (isTyping: boolean) => void;
  readonly onChange: (addressing: Addressing) => void;
  readonly onFound: (change: DraftChange) => void;
}

export function RecipientOptions({
  draft,
  hasChoice,
  lacksRecipient,
  isTyping,
  onType,
  onChange,
  onFound,
}: RecipientOptionsProps) {
  return (
    <>
      {hasChoice && (
        <RecipientChoice
          draft={draft}
          isTyping={isTyping}
          onChoose={(chosen) => {
            onType(false);
            onChange({ mailbox: '', chosen });
          }}
          onType={() => onType(true)}
        />
      )}
      {lacksRecipient && !hasChoice && !isTyping && draft.contacts && (
        <NobodyFound contacts={draft.contacts} />
      )}
      {lacksRecipient && <ContactPages draft={draft} onFound={onFound} />}
    </>
  );
}

/** What the reader can do if nobody is known to take corrections of the page. */
function NobodyFound({ contacts }: { readonly contacts: Contacts }) {
  return <p class="note">{text(contacts.pages.length > 0 ? 'nobodyFoundLook' : 'nobodyFound')}</p>;
}

interface RecipientChoiceProps {
  readonly draft: Draft;
  /** The reader types an address instead. */
  readonly isTyping: boolean;
  readonly onChoose: (recipient: Recipient) => void;
  readonly onType: () => void;
}

const OTHER = 'other';

/** All recipients that the correction can go to. */
export function RecipientChoice({ draft, isTyping, onChoose, onType }: RecipientChoiceProps) {
  const current = recipientOf(draft);
  const candidates = withChosen(candidatesOf(draft), draft.chosen ?? draft.addressed);
  const names = namesOf(candidates, draft.page.address);
  const chosen = candidates.findIndex(
    (candidate) => current !== undefined && isSameRecipient(candidate, current),
  );
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
          {names.map((name, index) => (
            <option key={String(index)} value={String(index)}>
              {name}
            </option>
          ))}
          <option value={OTHER}>{text('anotherAddress')}</option>
        </select>
      )}
    </Field>
  );
}

/** Adds the recipient that the reader chose for this site before, if this page does not name it. */
function withChosen(candidates: readonly Candidate[], chosen: Recipient | undefined): readonly Candidate[] {
  if (chosen === undefined || candidates.some((candidate) => isSameRecipient(candidate, chosen)))
    return candidates;
  const candidate = channelOf(chosen).isRemembered ? toCandidate(chosen) : undefined;
  return candidate === undefined ? candidates : [...candidates, candidate];
}

/** The options' texts: name, and how each is known. If two would read the same, they also show the rest of their addresses. */
function namesOf(candidates: readonly Candidate[], page: string): string[] {
  const nameWith = (candidate: Candidate, ...facts: readonly string[]) =>
    `${recipientName(candidate)} (${[...whatIsKnown(candidate, page), ...facts].join(', ')})`;
  const names = candidates.map((candidate) => nameWith(candidate));
  return candidates.map((candidate, index) => {
    const [name = ''] = names.slice(index);
    const isUnique = names.indexOf(name) === names.lastIndexOf(name);
    return isUnique ? name : nameWith(candidate, pathOf(addressOf(candidate)));
  });
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return pathname + search;
}

/** How the candidate is known, and what a reader should know before choosing it. */
function whatIsKnown(candidate: Candidate, page: string): string[] {
  return [
    provenanceName(candidate.provenance, page, seenOn(candidate)),
    isAuthors(candidate) ? text('purposeAuthor') : '',
    candidate.elsewhere === undefined ? '' : text('ofAnotherSite', candidate.elsewhere),
  ].filter((fact) => fact !== '');
}

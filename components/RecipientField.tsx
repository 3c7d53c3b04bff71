// Who will get the correction, how that is known, and what pressing Send will do.

import { useState } from 'preact/hooks';
import type { Recipient } from '../lib/correction/recipient';
import { candidatesOf, type Draft, recipientOf } from '../lib/draft';
import { text } from '../lib/i18n';
import { Field } from './Field';
import { provenanceName } from './provenance-name';
import { useWanted } from './useWanted';

/** What the reader says of whom it goes to, or what was found. */
export type Addressing = Partial<Pick<Draft, 'mailbox' | 'chosen' | 'contacts'>>;

interface Props {
  readonly draft: Draft;
  readonly problem: string | undefined;
  readonly onChange: (addressing: Addressing) => void;
}

const loadOptions = () => import('./RecipientOptions');

export function RecipientField({ draft, problem, onChange }: Props) {
  const recipient = recipientOf(draft);
  const { length } = candidatesOf(draft);
  const [isTyping, setIsTyping] = useState(draft.mailbox !== '');
  const isOpen = recipient === undefined;
  // One that is taken by itself, and no other: nothing to choose.
  const hasChoice = length > 1 || (length > 0 && (isTyping || isOpen)) || draft.chosen !== undefined;
  const options = useWanted(hasChoice || isOpen, loadOptions);
  return (
    <div class="recipient">
      <p>
        <strong>{whatHappens(recipient)}</strong>
        <span class="quiet">{howKnown(recipient, draft)}</span>
      </p>
      {options && (
        <options.RecipientOptions
          {...{ draft, hasChoice, isOpen, isTyping, onChange }}
          onType={setIsTyping}
        />
      )}
      {(isTyping || (length === 0 && isOpen)) && (
        <Field label={text('editorsEmail')} hint={text('editorsEmailHint')} problem={problem}>
          {(attributes) => (
            <input
              {...attributes}
              type="email"
              value={draft.mailbox}
              onInput={(event) => {
                setIsTyping(true);
                onChange({ mailbox: event.currentTarget.value });
              }}
            />
          )}
        </Field>
      )}
    </div>
  );
}

function whatHappens(recipient: Recipient | undefined): string {
  switch (recipient?.type) {
    case 'inbox':
      return text('recipientInbox', new URL(recipient.inbox).host);
    case 'mailbox':
      return text('recipientMailbox', recipient.mailbox);
    case 'practice':
      return text('recipientPractice');
    case undefined:
      return text('recipientNobody');
  }
}

function howKnown(recipient: Recipient | undefined, { page }: Draft): string {
  if (recipient === undefined) return text('recipientNobodyHint');
  return recipient.type === 'practice'
    ? text('provenancePractice')
    : provenanceName(recipient.provenance, page.address);
}

// Who will get the correction, how that is known, and what pressing Send will do.

import { type Draft, recipientOf } from '../lib/draft';
import { text } from '../lib/i18n';
import { Field } from './Field';

interface Props {
  readonly draft: Draft;
  readonly problem: string | undefined;
  readonly onMailbox: (mailbox: string) => void;
}

export function RecipientField({ draft, problem, onMailbox }: Props) {
  const recipient = recipientOf(draft);
  if (recipient?.type === 'inbox') {
    return (
      <p class="recipient">
        <strong>{text('recipientInbox', hostOf(recipient.inbox))}</strong>
        <span class="quiet">
          {recipient.provenance === 'set'
            ? text('provenanceSet')
            : text('provenanceDeclared', hostOf(draft.page.address))}
        </span>
      </p>
    );
  }
  if (recipient?.type === 'practice') {
    return (
      <p class="recipient">
        <strong>{text('recipientPractice')}</strong>
        <span class="quiet">{text('provenancePractice')}</span>
      </p>
    );
  }
  return (
    <div class="recipient">
      <Field label={text('editorsEmail')} hint={text('editorsEmailHint')} problem={problem}>
        {(attributes) => (
          <input
            {...attributes}
            type="email"
            value={draft.mailbox}
            onInput={(event) => onMailbox(event.currentTarget.value)}
          />
        )}
      </Field>
      {recipient !== undefined && (
        <p>
          <strong>{text('recipientMailbox')}</strong> <span class="quiet">{text('provenanceTyped')}</span>
        </p>
      )}
    </div>
  );
}

function hostOf(address: string): string {
  return new URL(address).host;
}

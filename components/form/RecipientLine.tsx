// What pressing Send will do: who gets it, and how that is known.

import type { Recipient } from '../../lib/correction/recipient';
import { type Draft, recipientOf } from '../../lib/draft/draft';
import { text } from '../../lib/i18n/i18n';
import { provenanceName } from '../shared/provenance-name';

export function RecipientLine({ draft }: { readonly draft: Draft }) {
  const recipient = recipientOf(draft);
  return (
    <p class="recipient" role="status">
      <strong>{whatHappens(recipient)}</strong>
      <span class="quiet">{howKnown(recipient, draft)}</span>
    </p>
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
  if (recipient.type === 'practice') return text('provenancePractice');
  const source = provenanceName(recipient.provenance, page.address);
  return recipient.type === 'mailbox' ? text('recipientMailboxHint', source) : source;
}

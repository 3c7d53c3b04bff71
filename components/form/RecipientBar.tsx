// The button next to Send that says who gets the correction, and opens the choice.

import type { ComponentChildren } from 'preact';
import { channelOf } from '../../lib/channel/registry';
import type { Recipient } from '../../lib/correction/recipient';
import { text } from '../../lib/i18n/i18n';

interface RecipientBarProps {
  readonly recipient: Recipient | undefined;
  /** Whether the page and its site have been searched for recipients. */
  readonly isSearched: boolean;
  readonly isOpen: boolean;
  readonly onClick: () => void;
  /** How the recipient is known and what can come back: {@link RecipientHint}, which loads after the form. */
  readonly children: ComponentChildren;
}

/** The id of the panel that the button opens. */
export const RECIPIENT_PANEL = 'recipient-panel';

export function RecipientBar({ recipient, isSearched, isOpen, onClick, children }: RecipientBarProps) {
  const channel = recipient && channelOf(recipient);
  const promise =
    recipient && channel
      ? text(channel.words(recipient).promise, channel.name(recipient))
      : text(isSearched ? 'recipientNobody' : 'recipientLooking');
  return (
    <>
      <button
        type="button"
        class="recipient"
        aria-expanded={isOpen}
        aria-controls={isOpen ? RECIPIENT_PANEL : undefined}
        onClick={onClick}
      >
        <strong>{promise}</strong>
        <span class="quiet">{children}</span>
      </button>
      {/* A better recipient may be found while the reader writes. */}
      <p class="unseen" role="status">
        {promise}
      </p>
    </>
  );
}

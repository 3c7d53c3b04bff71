// What is said about a recipient beyond the form's first line. Separate from the descriptions of the channels, because the popup loads
// those before it shows its form.

import type { IssueRecipient, Recipient } from '../correction/recipient';
import type { State } from '../correction/status';
import type { MessageName } from '../i18n/i18n';

interface RecipientWords {
  /** Its name where several are listed; the placeholder is the channel's name for it. Absent: only that. */
  readonly name?: MessageName;
  /** What can come back, or what the reader does there, in a few words. */
  readonly brief: MessageName;
  /** What the reader should know before sending, as a sentence that continues the promise. */
  readonly hint?: MessageName;
  /** The states of a correction to it that differ from those of a correction to a newsroom by its inbox or by e-mail. */
  readonly states: Partial<Record<State, MessageName>>;
}

/** Returns what is said about the recipient outside the form's first line. */
export function inWords(recipient: Recipient): RecipientWords {
  switch (recipient.type) {
    case 'inbox':
      return { brief: 'briefInbox', states: HELD };
    case 'mistape':
      return {
        name: 'nameMistape',
        brief: 'briefNoAnswer',
        hint: 'recipientNoAnswerHint',
        states: { ...HELD, delivered: 'stateDeliveredToSite' },
      };
    case 'mailbox':
      return { brief: 'briefMailbox', hint: 'recipientMailboxHint', states: HELD };
    case 'issue':
      return issueInWords(recipient.host);
    case 'form': {
      const name = recipient.opens === 'key' ? 'nameOwnForm' : 'nameForm';
      return { name, brief: 'briefForm', hint: 'recipientFormHint', states: ON_THE_SITE };
    }
    case 'practice':
      return { name: 'practiceDesk', brief: 'provenancePractice', states: HELD };
    default:
      return recipient satisfies never;
  }
}

function issueInWords(host: IssueRecipient['host']): RecipientWords {
  switch (host) {
    case 'github':
    case 'gitlab':
    case 'gitea':
      return { name: 'nameIssue', brief: 'briefIssue', hint: 'recipientIssueHint', states: ON_THE_SITE };
    case 'bitbucket':
      return { name: 'nameIssue', brief: 'briefForm', hint: 'recipientFormHint', states: ON_THE_SITE }; // the text may not be filled in
    case 'mediawiki':
      return { name: 'nameWiki', brief: 'briefWiki', hint: 'recipientWikiHint', states: ON_THE_SITE };
    default:
      return host satisfies never;
  }
}

const HELD = { held: 'stateHeldLetter' } as const;
const ON_THE_SITE = { ...HELD, handed: 'stateHandedSite' } as const;

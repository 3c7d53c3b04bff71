// One attempt at a letter: what the mail server says of each recipient.

import type { Settled } from '../store/schema';
import type { Message } from './message';
import { isForGood, rejectionsIn, type SmtpError, smtpError } from './smtp-error';
import type { Transport } from './transport';

export interface Attempt {
  /** Those of the recipients who are owed the letter no longer. */
  readonly settled: Settled;
  /** The refusals for good, one for each recipient who is dropped. */
  readonly refusals: readonly SmtpError[];
  /** Why the others, each of them, are owed it still. */
  readonly troubles: readonly SmtpError[];
}

type Verdict = 'mailed' | { readonly is: 'refused' | 'owed'; readonly error: SmtpError };

/** Sends `message` to the recipients in its envelope. */
export async function attemptDelivery(message: Message, transport: Transport): Promise<Attempt> {
  const recipients = message.envelope.to;
  // All who were owed it have left the configuration since; nodemailer would call that an error.
  if (recipients.length === 0) return { settled: {}, refusals: [], troubles: [] };
  const verdictOn = await transport.sendMail(message).then(verdictsOfResult, verdictsOfError);
  return sorted(recipients.map((recipient) => [recipient.toLowerCase(), verdictOn(recipient.toLowerCase())]));
}

/** As if every recipient had got `message`. */
export function deliveredTo({ envelope }: Message): Attempt {
  return sorted(envelope.to.map((recipient) => [recipient.toLowerCase(), 'mailed']));
}

function verdictsOfResult(result: unknown): (recipient: string) => Verdict {
  const rejections = rejectionsByRecipient(result);
  return (recipient) => rejections.get(recipient) ?? 'mailed';
}

function verdictsOfError(thrown: unknown): (recipient: string) => Verdict {
  const error = smtpError(thrown);
  // A refusal of the letter itself is one to all its recipients. What else names no recipient is the operator's to mend (a
  // wrong password, a sender that the server does not know), whatever its code, and then the letter can go.
  const verdict: Verdict = error.command === 'DATA' ? verdictOf(error) : { is: 'owed', error };
  const rejections = rejectionsByRecipient(thrown);
  return (recipient) => rejections.get(recipient) ?? verdict;
}

function rejectionsByRecipient(outcome: unknown): ReadonlyMap<string, Verdict> {
  return new Map(
    rejectionsIn(outcome).map((error) => [error.recipient?.toLowerCase() ?? '', verdictOf(error)]),
  );
}

function verdictOf(error: SmtpError): Verdict {
  return { is: isForGood(error) ? 'refused' : 'owed', error };
}

function sorted(verdicts: readonly (readonly [string, Verdict])[]): Attempt {
  const settled: Record<string, Settled[string]> = {};
  const refusals: SmtpError[] = [];
  const troubles: SmtpError[] = [];
  for (const [recipient, verdict] of verdicts) {
    if (verdict === 'mailed') {
      settled[recipient] = 'mailed';
    } else if (verdict.is === 'refused') {
      settled[recipient] = 'refused';
      refusals.push(verdict.error);
    } else {
      troubles.push(verdict.error);
    }
  }
  return { settled, refusals, troubles };
}

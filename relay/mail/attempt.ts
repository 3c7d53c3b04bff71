// One attempt to send a letter, and the mail server's reply for each recipient.

import type { Settled } from '../store/schema';
import type { Message } from './message';
import type { Transport } from './smtp';
import { isPermanent, rejectionsIn, type SmtpError, smtpError } from './smtp';

export interface Attempt {
  /** The recipients who need no more attempts: the server accepted the letter for them or permanently refused them. */
  readonly settled: Settled;
  /** The permanent refusals, one for each recipient who is dropped. */
  readonly refusals: readonly SmtpError[];
  /** One error for each recipient who needs another attempt. */
  readonly troubles: readonly SmtpError[];
}

type Reply = 'mailed' | { readonly is: 'refused' | 'unsettled'; readonly error: SmtpError };

/** Sends `message` to the recipients in its envelope. */
export async function attemptDelivery(message: Message, transport: Transport): Promise<Attempt> {
  const recipients = message.envelope.to;
  // The remaining editors were removed from the configuration. nodemailer would throw.
  if (recipients.length === 0) return { settled: {}, refusals: [], troubles: [] };
  const replyTo = await transport.sendMail(message).then(repliesInResult, repliesInError);
  return byOutcome(
    recipients.map((recipient) => [recipient.toLowerCase(), replyTo(recipient.toLowerCase())]),
  );
}

/** Returns the outcome of a dry run: as if every recipient had received `message`. */
export function deliveredTo({ envelope }: Message): Attempt {
  return byOutcome(envelope.to.map((recipient) => [recipient.toLowerCase(), 'mailed']));
}

function repliesInResult(result: unknown): (recipient: string) => Reply {
  const rejections = rejectionsByRecipient(result);
  return (recipient) => rejections.get(recipient) ?? 'mailed';
}

function repliesInError(thrown: unknown): (recipient: string) => Reply {
  const error = smtpError(thrown);
  // A refusal of the letter itself counts for all recipients. The operator must fix any other error without a recipient, even if it is
  // permanent (a wrong password, an unknown sender); after that, the letter can be sent.
  const reply: Reply = error.command === 'DATA' ? replyFor(error) : { is: 'unsettled', error };
  const rejections = rejectionsByRecipient(thrown);
  return (recipient) => rejections.get(recipient) ?? reply;
}

function rejectionsByRecipient(outcome: unknown): ReadonlyMap<string, Reply> {
  return new Map(
    rejectionsIn(outcome).map((error) => [error.recipient?.toLowerCase() ?? '', replyFor(error)]),
  );
}

function replyFor(error: SmtpError): Reply {
  return { is: isPermanent(error) ? 'refused' : 'unsettled', error };
}

function byOutcome(replies: readonly (readonly [string, Reply])[]): Attempt {
  const settled: Record<string, Settled[string]> = {};
  const refusals: SmtpError[] = [];
  const troubles: SmtpError[] = [];
  for (const [recipient, reply] of replies) {
    if (reply === 'mailed') {
      settled[recipient] = 'mailed';
    } else if (reply.is === 'refused') {
      settled[recipient] = 'refused';
      refusals.push(reply.error);
    } else {
      troubles.push(reply.error);
    }
  }
  return { settled, refusals, troubles };
}

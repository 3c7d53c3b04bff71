// One attempt to send a letter, and the mail server's reply for each recipient.

import { MAIL_CAUSES, type MailCause } from '../domain/mail-cause';
import type { Settled } from '../store/schema';
import { causeOf } from './cause';
import type { Message } from './message';
import type { Transport } from './smtp';
import { rejectionsIn, type SmtpError, smtpError } from './smtp';

/** An error of the mail server or the network, and what it means. */
export interface MailTrouble {
  readonly error: SmtpError;
  readonly cause: MailCause;
}

export interface Attempt {
  /** The recipients who need no more attempts: the server accepted the letter for them or permanently refused them. */
  readonly settled: Settled;
  /** The permanent refusals, one for each recipient who is dropped. */
  readonly refusals: readonly MailTrouble[];
  /** One for each recipient who needs another attempt. */
  readonly troubles: readonly MailTrouble[];
}

type Reply = 'mailed' | MailTrouble;

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

/** An error without a recipient counts for all: the server refused the letter or the relay, or could not be reached. */
function repliesInError(thrown: unknown): (recipient: string) => Reply {
  const reply = troubleIn(smtpError(thrown));
  const rejections = rejectionsByRecipient(thrown);
  return (recipient) => rejections.get(recipient) ?? reply;
}

function rejectionsByRecipient(outcome: unknown): ReadonlyMap<string, Reply> {
  return new Map(
    rejectionsIn(outcome).map((error) => [error.recipient?.toLowerCase() ?? '', troubleIn(error)]),
  );
}

function troubleIn(error: SmtpError): MailTrouble {
  return { error, cause: causeOf(error) };
}

function byOutcome(replies: readonly (readonly [string, Reply])[]): Attempt {
  const settled: Record<string, Settled[string]> = {};
  const refusals: MailTrouble[] = [];
  const troubles: MailTrouble[] = [];
  for (const [recipient, reply] of replies) {
    if (reply === 'mailed') {
      settled[recipient] = 'mailed';
    } else if (MAIL_CAUSES[reply.cause].isFinal) {
      settled[recipient] = 'refused';
      refusals.push(reply);
    } else {
      troubles.push(reply);
    }
  }
  return { settled, refusals, troubles };
}

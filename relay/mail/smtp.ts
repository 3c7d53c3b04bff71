// The connections to the mail server, and the errors of the mail server and the network.

import { createTransport, type SendMailOptions } from 'nodemailer';
import * as v from 'valibot';
import { toSingleLine } from '../../lib/correction/text';
import { isLoopback } from '../domain/address';
import { type Dkim, dkimOptions } from '../domain/dkim';

/** Maximum number of connections to the mail server. Each sends one letter at a time. */
export const MAX_CONNECTIONS = 4;

/** How long the relay waits for the mail server, in milliseconds. */
export interface MailTimeouts {
  /** For the greeting, and for STARTTLS. nodemailer counts it from the beginning of the connection. */
  readonly greetingMs: number;
  /** For any other reply. */
  readonly replyMs: number;
}

/**
 * RFC 5321, section 4.5.3.2: 5 minutes for the greeting, and 10 minutes for the reply to a letter, while the server may be scanning it. A
 * relay that waits less sends the letter again although the server accepts it.
 */
const MAIL_TIMEOUTS: MailTimeouts = { greetingMs: 5 * 60_000, replyMs: 10 * 60_000 };

/** Sends letters. */
export interface Transport {
  /** Resolves with nodemailer's result, or rejects with its error. */
  sendMail(message: SendMailOptions): Promise<unknown>;
  close(): void;
}

/**
 * Opens a pool of connections to the server at `smtpUrl`. They are encrypted unless the server is on this machine: there STARTTLS is
 * ignored even if it is offered, because Debian's Postfix offers it with a self-signed certificate, which cannot be verified.
 *
 * @param dkim the key that signs every letter.
 */
export function connectMail(
  smtpUrl: string,
  dkim?: Dkim,
  { greetingMs, replyMs }: MailTimeouts = MAIL_TIMEOUTS,
) {
  const local = isLoopback(new URL(smtpUrl).hostname);
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    maxRequeues: 1, // for an idle connection that the server closed; the postman makes all other attempts
    ...(dkim && { dkim: dkimOptions(dkim) }),
    ...(local ? { ignoreTLS: true } : { requireTLS: true }),
    connectionTimeout: greetingMs,
    greetingTimeout: greetingMs,
    socketTimeout: replyMs,
  });
}

const SmtpErrorSchema = v.object({
  code: v.optional(v.string(), 'no code'),
  /** The command that the server refused, such as `RCPT TO`. */
  command: v.optional(v.string()),
  responseCode: v.optional(v.number()),
  response: v.optional(v.string()),
  /** The recipient that the error is about, as nodemailer wrote the address to the server. */
  recipient: v.optional(v.string()),
});
export type SmtpError = v.InferOutput<typeof SmtpErrorSchema>;

const RejectionsSchema = v.object({ rejectedErrors: v.array(SmtpErrorSchema) });

/** Returns the fields of any thrown `error`. */
export function smtpError(error: unknown): SmtpError {
  const parsed = v.safeParse(SmtpErrorSchema, error);
  return parsed.success ? parsed.output : { code: 'unknown error' };
}

/** Returns the refusals of individual recipients, which nodemailer adds to its results and errors. */
export function rejectionsIn(outcome: unknown): readonly SmtpError[] {
  const parsed = v.safeParse(RejectionsSchema, outcome);
  return parsed.success ? parsed.output.rejectedErrors : [];
}

/** Returns the code of the error for the log, never the server's response, which may quote the letter. */
export function codeOf({ code, responseCode }: SmtpError): string {
  return responseCode === undefined ? code : `${code} ${responseCode}`;
}

/** Returns the server's response for the database. PostgreSQL refuses NUL, which a mail server may send. */
export function wordsOf(error: SmtpError): string {
  return toSingleLine(error.response ?? codeOf(error));
}

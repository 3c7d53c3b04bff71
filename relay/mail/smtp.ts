// The connections to the mail server, and the errors of the mail server and the network.

import { createTransport, type SendMailOptions } from 'nodemailer';
import * as v from 'valibot';
import { toSingleLine } from '../../lib/correction/text';
import { isLoopback } from '../domain/address';
import { type Dkim, dkimOptions } from '../domain/dkim';

/** Maximum number of connections to the mail server. Each sends one letter at a time. */
export const MAX_CONNECTIONS = 4;

/** How long the relay waits for a connection to the mail server, in milliseconds. */
const CONNECTION_TIMEOUT_MS = 20_000;
/** How long the relay waits for a reply of the mail server, in milliseconds. */
const REPLY_TIMEOUT_MS = 30_000;

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
export function connectMail(smtpUrl: string, dkim?: Dkim) {
  const local = isLoopback(new URL(smtpUrl).hostname);
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    maxRequeues: 1, // for an idle connection that the server closed; the postman makes all other attempts
    ...(dkim && { dkim: dkimOptions(dkim) }),
    ...(local ? { ignoreTLS: true } : { requireTLS: true }),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    greetingTimeout: REPLY_TIMEOUT_MS,
    socketTimeout: REPLY_TIMEOUT_MS,
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

/** Whether the refusal is permanent: a 5xx (RFC 5321, section 4.2.1). */
export function isPermanent({ responseCode }: SmtpError): boolean {
  return responseCode !== undefined && responseCode >= 500;
}

/** Returns the code of the error for the log, never the server's response, which may quote the letter. */
export function codeOf({ code, responseCode }: SmtpError): string {
  return responseCode === undefined ? code : `${code} ${responseCode}`;
}

/** Returns the server's response for the database. PostgreSQL refuses NUL, which a mail server may send. */
export function wordsOf(error: SmtpError): string {
  return toSingleLine(error.response ?? codeOf(error));
}

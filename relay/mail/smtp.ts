// The mail server: the connections to it, and the errors that it or the network returns.

import { createTransport, type SendMailOptions } from 'nodemailer';
import * as v from 'valibot';
import { toSingleLine } from '../../lib/correction/text';
import { isLoopback } from '../domain/address';
import { type Dkim, dkimOptions } from '../domain/dkim';

/** Maximum number of connections. Each sends one letter at a time. */
export const CONNECTIONS = 4;

const CONNECTION_TIMEOUT_MS = 20_000;
const REPLY_TIMEOUT_MS = 30_000;

/** Sends letters. */
export interface Transport {
  /** Resolves or rejects with nodemailer's own result or error. */
  sendMail(message: SendMailOptions): Promise<unknown>;
  close(): void;
}

/**
 * Opens a pool of connections to the server at `smtpUrl`, encrypted except to this machine. There STARTTLS is ignored even if it is
 * offered: Debian's Postfix offers it with a self-signed certificate, which cannot be verified.
 *
 * @param dkim the key that signs every letter.
 */
export function connectMail(smtpUrl: string, dkim?: Dkim) {
  const local = isLoopback(new URL(smtpUrl).hostname);
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
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

/** Returns the refusals of single recipients. nodemailer has them on its results and on its errors. */
export function rejectionsIn(outcome: unknown): readonly SmtpError[] {
  const parsed = v.safeParse(RejectionsSchema, outcome);
  return parsed.success ? parsed.output.rejectedErrors : [];
}

/** Whether the refusal is permanent: a 5xx (RFC 5321, section 4.2.1). */
export function isPermanent({ responseCode }: SmtpError): boolean {
  return responseCode !== undefined && responseCode >= 500;
}

/** Returns what the log says of the error: never the server's words, which may quote the letter. */
export function codeOf({ code, responseCode }: SmtpError): string {
  return responseCode === undefined ? code : `${code} ${responseCode}`;
}

/** Returns the server's words for the database. PostgreSQL refuses NUL, which a mail server may send. */
export function wordsOf(error: SmtpError): string {
  return toSingleLine(error.response ?? codeOf(error));
}

// What went wrong on the way to the mail server, or what it answered instead of 2xx.

import * as v from 'valibot';
import { toSingleLine } from '../../lib/correction/text';

const SmtpErrorSchema = v.object({
  code: v.optional(v.string(), 'no code'),
  /** The command that the server refused, such as `RCPT TO`. */
  command: v.optional(v.string()),
  responseCode: v.optional(v.number()),
  response: v.optional(v.string()),
  /** Whom the error is about, as nodemailer wrote the address to the server. */
  recipient: v.optional(v.string()),
});
export type SmtpError = v.InferOutput<typeof SmtpErrorSchema>;

const RejectionsSchema = v.object({ rejectedErrors: v.array(SmtpErrorSchema) });

/** What `error` tells, whoever threw it. */
export function smtpError(error: unknown): SmtpError {
  const parsed = v.safeParse(SmtpErrorSchema, error);
  return parsed.success ? parsed.output : { code: 'unknown error' };
}

/** The refusals of single recipients; nodemailer hangs them on its result and on its error alike. */
export function rejectionsIn(outcome: unknown): readonly SmtpError[] {
  const parsed = v.safeParse(RejectionsSchema, outcome);
  return parsed.success ? parsed.output.rejectedErrors : [];
}

/** A 5xx: the same command will be answered the same way again (RFC 5321, section 4.2.1). */
export function isForGood({ responseCode }: SmtpError): boolean {
  return responseCode !== undefined && responseCode >= 500;
}

/** For the log: never the server's words, which may quote the letter. */
export function codeOf({ code, responseCode }: SmtpError): string {
  return responseCode === undefined ? code : `${code} ${responseCode}`;
}

/** For the database: PostgreSQL takes no NUL, which a mail server may say. */
export function wordsOf(error: SmtpError): string {
  return toSingleLine(error.response ?? codeOf(error));
}

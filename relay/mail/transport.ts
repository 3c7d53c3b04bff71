// The connection to the mail server.

import { createTransport, type SendMailOptions } from 'nodemailer';
import { type Dkim, dkimOptions } from '../domain/dkim';
import { isLoopback } from '../domain/loopback';

/** Letters that travel at the same time, each over a connection of its own. */
export const CONNECTIONS = 4;

const CONNECTION_TIMEOUT_MS = 20_000;
const REPLY_TIMEOUT_MS = 30_000;

/** By which letters leave. */
export interface Transport {
  /** Resolves, or is rejected, with what nodemailer says of it. */
  sendMail(message: SendMailOptions): Promise<unknown>;
  close(): void;
}

/**
 * A pool of connections to the server at `smtpUrl`; encrypted, except to this machine. There STARTTLS is left alone even
 * where it is offered: Debian's Postfix offers it with a certificate that it signed itself, which nobody could trust.
 *
 * @param dkim what every letter is signed with.
 */
export function connectMail(smtpUrl: string, dkim?: Dkim) {
  const local = isLoopback(new URL(smtpUrl).hostname);
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    maxRequeues: 1, // for a connection that the server closed while it was idle; all other attempts are the postman's
    ...(dkim && { dkim: dkimOptions(dkim) }),
    ...(local ? { ignoreTLS: true } : { requireTLS: true }),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    greetingTimeout: REPLY_TIMEOUT_MS,
    socketTimeout: REPLY_TIMEOUT_MS,
  });
}

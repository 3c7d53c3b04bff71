// A mailbox on loopback: accepts e-mails like a newsroom's mail server, and shows them as its editors would see them.

import { mailboxApp } from './mailbox/app';
import { createLetters, type ReceivedLetter } from './mailbox/letters';
import { startSmtp } from './mailbox/smtp';
import { serveOnLoopback } from './serve';

const PATIENCE_MS = 30_000;

export type { ReceivedLetter };

export interface Mailbox {
  /** The address of its mail server: `smtp://127.0.0.1:…` */
  readonly smtpUrl: string;
  /** The address of the page that shows them. */
  readonly url: string;
  /** In order of arrival; the newest 500. */
  letters(): readonly ReceivedLetter[];
  /**
   * Returns the first letter that matches: one that is already there, or the next to arrive.
   *
   * @throws if none arrives in time (30 s by default).
   */
  waitForLetter(fits?: (letter: ReceivedLetter) => boolean, timeoutMs?: number): Promise<ReceivedLetter>;
  stop(): Promise<void>;
}

/** Starts a mailbox. Port 0, the default, means any free port. */
export async function startMailbox(ports: { smtpPort?: number; httpPort?: number } = {}): Promise<Mailbox> {
  const letters = createLetters();
  const smtp = await startSmtp(letters, ports.smtpPort);
  const web = await serveOnLoopback(() => mailboxApp(letters, smtp.url).fetch, ports.httpPort).catch(
    async (error: unknown) => {
      await smtp.stop();
      throw error;
    },
  );
  return {
    smtpUrl: smtp.url,
    url: web.url,
    letters: letters.all,
    waitForLetter: (fits = () => true, timeoutMs = PATIENCE_MS) => letters.waitFor(fits, timeoutMs),
    async stop() {
      await Promise.all([smtp.stop(), web.stop()]);
    },
  };
}

// A mailbox on loopback: takes letters as a newsroom's mail server would, and shows them as its editors would see them.

import { mailboxApp } from './mailbox/app';
import { createLetters, type ReceivedLetter } from './mailbox/letters';
import { startSmtp } from './mailbox/smtp';
import { serveOnLoopback } from './serve';

const PATIENCE_MS = 30_000;

export type { ReceivedLetter };

export interface Mailbox {
  /** Where letters are handed in: `smtp://127.0.0.1:…` */
  readonly smtpUrl: string;
  /** Where they are read. */
  readonly url: string;
  /** In the order of their arrival; at most 500, then the oldest are gone. */
  letters(): readonly ReceivedLetter[];
  /**
   * The first letter that fits: one that is there already, else the first to come.
   *
   * @throws where none came in time (30 s by default).
   */
  waitForLetter(fits?: (letter: ReceivedLetter) => boolean, timeoutMs?: number): Promise<ReceivedLetter>;
  stop(): Promise<void>;
}

/** Starts a mailbox. A port of 0, the default, is any free one. */
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

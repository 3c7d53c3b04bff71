// The mail server: accepts any letter from this machine and forwards none.

import { once } from 'node:events';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Letters, ReceivedLetter } from './letters';

const MAX_BYTES = 5_000_000; // a correction's letter has about 20,000
const CLOSE_TIMEOUT_MS = 100; // senders keep their connections open

export interface SmtpServer {
  /** `smtp://127.0.0.1:…` */
  readonly url: string;
  stop(): Promise<void>;
}

/** @param port 0: any free one. */
export async function startSmtp(letters: Letters, port = 0): Promise<SmtpServer> {
  const server = new SMTPServer({
    banner: 'A mailbox for developers',
    size: MAX_BYTES,
    closeTimeout: CLOSE_TIMEOUT_MS,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, session, callback) => {
      receive(stream, session).then(
        (letter) => {
          letters.add(letter);
          callback();
        },
        (error: unknown) => callback(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  server.on('error', () => undefined); // a killed client resets its connection; the server goes on
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function receive(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<Omit<ReceivedLetter, 'id'>> {
  const mail = await simpleParser(stream);
  // RFC 1870, section 6.2: a letter that announces its size is refused before it is sent.
  if (stream.sizeExceeded) throw Object.assign(new Error('Message too large'), { responseCode: 552 });
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  return {
    ...mail,
    receivedAt: new Date(),
    envelope: { from, to: envelope.rcptTo.map(({ address }) => address) },
  };
}

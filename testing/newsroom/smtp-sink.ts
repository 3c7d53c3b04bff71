// A mail server on loopback that keeps what it receives, and refuses or delays when told to.

import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export interface ReceivedLetter extends ParsedMail {
  /** The recipients of the SMTP envelope, whatever the headers say. */
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  /** The message as received. */
  readonly raw: Buffer;
}

interface Refusal {
  readonly at: 'sender' | 'recipient' | 'data';
  /** The server's reply code, such as 550. */
  readonly code: number;
  readonly words: string;
  /** The recipient to refuse; if absent, every one. */
  readonly recipient?: string;
}

export interface SmtpSink {
  /** `smtp://127.0.0.1:…` */
  readonly url: string;
  readonly port: number;
  /** In order of arrival. */
  readonly letters: readonly ReceivedLetter[];
  /** Letters that arrived completely and wait for a reply; see `hold`. */
  readonly held: number;
  /** Resolves with the letters as soon as there are `count`. */
  waitForLetters(count: number): Promise<readonly ReceivedLetter[]>;
  /** Resolves as soon as `count` letters wait for a reply. */
  waitForHeld(count: number): Promise<void>;
  /** Refuses letters or recipients from now on; without an argument, accepts everything again. */
  refuseWith(...refusals: readonly Refusal[]): void;
  /** Replies to no letter until `release`. */
  hold(): void;
  release(): void;
  stop(): Promise<void>;
}

const PATIENCE_MS = 15_000;

interface SinkOptions {
  /** 0 means any free port. */
  readonly port?: number;
  /** Whether to offer STARTTLS, with smtp-server's self-signed certificate. */
  readonly startTls?: boolean;
}

export async function startSmtpSink({ port = 0, startTls = false }: SinkOptions = {}): Promise<SmtpSink> {
  const letters: ReceivedLetter[] = [];
  const waiting = new Set<() => void>();
  const held: (() => void)[] = [];
  let holding = false;
  let refusals: readonly Refusal[] = [];

  const changed = () => {
    for (const check of waiting) check();
  };

  function waitUntil(isSo: () => boolean, tell: () => string): Promise<void> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (!isSo()) return;
        clearTimeout(timer);
        waiting.delete(check);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(check);
        reject(new Error(tell()));
      }, PATIENCE_MS);
      waiting.add(check);
      check();
    });
  }

  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const raw = await buffer(stream);
    const mail = await simpleParser(raw);
    const refusal = refusals.find(({ at }) => at === 'data');
    if (refusal !== undefined) throw smtpError(refusal);
    if (holding) {
      await new Promise<void>((resolve) => {
        held.push(resolve);
        changed();
      });
    }
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom === false ? '' : mailFrom.address;
    letters.push({ ...mail, raw, envelope: { from, to: rcptTo.map(({ address }) => address) } });
    changed();
  }

  const server = new SMTPServer({
    disabledCommands: startTls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100, // idle connections of a relay's pool do not delay the end of a test
    onMailFrom: (_address, _session, callback) => {
      const refusal = refusals.find(({ at }) => at === 'sender');
      callback(refusal && smtpError(refusal));
    },
    onRcptTo: ({ address }, _session, callback) => {
      const refusal = refusals.find(
        ({ at, recipient = address }) => at === 'recipient' && recipient === address,
      );
      callback(refusal && smtpError(refusal));
    },
    onData: (stream, session, callback) => {
      receive(stream, session).then(() => callback(), callback);
    },
  });
  server.on('error', () => undefined); // a killed client resets its connection; the server goes on
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');

  return {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    letters,
    get held() {
      return held.length;
    },
    async waitForLetters(count) {
      await waitUntil(
        () => letters.length >= count,
        () => `waited for ${count} letters, ${letters.length} came`,
      );
      return letters;
    },
    waitForHeld: (count) =>
      waitUntil(
        () => held.length >= count,
        () => `waited for ${count} letters to be held, ${held.length} were`,
      ),
    refuseWith(...next) {
      refusals = next;
    },
    hold() {
      holding = true;
    },
    release() {
      holding = false;
      for (const answer of held.splice(0)) answer();
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function smtpError({ code, words }: Refusal): Error {
  return Object.assign(new Error(words), { responseCode: code });
}

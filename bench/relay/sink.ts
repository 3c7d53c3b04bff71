// A mail server that accepts every letter and keeps none, with as little work as possible.

import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { speakSmtp } from '../../testing/newsroom/smtp-dialogue';

export interface Sink {
  readonly url: string;
  /** Number of letters so far. */
  readonly letters: number;
  /** Resolves after `count` more letters, with the seconds from the first of them to the last. */
  next(count: number): Promise<number>;
  stop(): Promise<void>;
}

/** @param silent whether it accepts connections and never responds, so that no letter is ever sent. */
export async function startSink({ silent = false } = {}): Promise<Sink> {
  const sockets = new Set<Socket>();
  let letters = 0;
  let heard: (() => void) | undefined;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => undefined); // the relay was killed
    if (silent) return;
    speakSmtp(socket, {
      toLetter: () => {
        letters += 1;
        heard?.();
        return '250 taken';
      },
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    get letters() {
      return letters;
    },
    next: (count) =>
      new Promise((resolve) => {
        const before = letters;
        let begun = 0;
        heard = () => {
          if (letters === before + 1) begun = performance.now();
          if (letters === before + count) resolve((performance.now() - begun) / 1_000);
        };
      }),
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

// A mail server as bad as they come: it puts off every tenth letter, and vanishes for a while when told to.

import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { speakSmtp } from '../../testing/newsroom/smtp-dialogue';
import type { Random } from '../../testing/seeded';

interface Taken {
  readonly at: number;
  readonly sender: string;
}

export interface BadMailServer {
  readonly url: string;
  /** When the server said 250 to a letter, and to which sender, each time; by its `Message-ID`. */
  readonly taken: ReadonlyMap<string, readonly Taken[]>;
  /** How often it put a letter off. */
  readonly putOff: number;
  /** Closes all connections and takes none for so long. What it said 250 to, it has said. */
  vanish(ms: number): Promise<void>;
  stop(): Promise<void>;
}

const PUT_OFF_SHARE = 0.1;
/** Where a letter is put off; a third each. */
const STAGES = [/^MAIL FROM/i, /^RCPT TO/i, undefined] as const;

export async function startBadMailServer(random: Random): Promise<BadMailServer> {
  const taken = new Map<string, Taken[]>();
  const sockets = new Set<Socket>();
  let putOff = 0;

  const answers = () => {
    let sender = '';
    let fatedStage: (typeof STAGES)[number] | 'none' = 'none';
    const refuse = () => {
      putOff += 1;
      fatedStage = 'none';
      return '451 come back later';
    };
    return {
      toCommand(line: string) {
        const [, address] = /^MAIL FROM:<([^>]*)>/i.exec(line) ?? [];
        if (address !== undefined) {
          sender = address;
          fatedStage = random.next() < PUT_OFF_SHARE ? random.pick(STAGES) : 'none';
        }
        return fatedStage instanceof RegExp && fatedStage.test(line) ? refuse() : undefined;
      },
      toLetter(letter: string) {
        if (fatedStage === undefined) return refuse();
        const id = /^Message-ID: (<[^>]+>)/im.exec(letter)?.[1] ?? 'none';
        taken.set(id, [...(taken.get(id) ?? []), { at: Date.now(), sender }]);
        return '250 taken';
      },
    };
  };

  const listen = async (port: number): Promise<Server> => {
    const server = createServer({ noDelay: true }, (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      socket.on('error', () => undefined); // the relay was killed
      speakSmtp(socket, answers());
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };

  const close = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.end(() => socket.destroy()); // after what it has said so far
    await closed;
  };

  let server = await listen(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    taken,
    get putOff() {
      return putOff;
    },
    async vanish(ms) {
      await close();
      await new Promise((resolve) => setTimeout(resolve, ms));
      server = await listen(address.port);
    },
    stop: close,
  };
}

// Everything but the browser: the newspaper, the relay that takes its corrections, and its editors' mailbox.

import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startRelay } from '../relay/relay';
import { type Mailbox, startMailbox } from './mailbox';
import { startNewspaper } from './newspaper';

/** What a demo leaves behind: the relay's database, the browser's profile, screenshots. */
export const STATE_FOLDER = join(import.meta.dirname, '.state');
const EDITOR = 'corrections@courier.example';

export interface Stage {
  readonly newspaper: string;
  readonly inbox: string;
  readonly mailbox: Mailbox;
  stop(): Promise<void>;
}

/** Starts all three on loopback, on ports that are free. */
export async function raiseStage(): Promise<Stage> {
  await mkdir(STATE_FOLDER, { recursive: true });
  const mailbox = await startMailbox();
  const port = await freePort();
  const relay = await startRelay(
    {
      from: 'corrigenda@courier.example',
      fromName: 'Corrigenda',
      sites: [{ name: 'The Harbour Courier', hosts: [`127.0.0.1:${port}`], editors: [EDITOR] }],
      smtpUrl: mailbox.smtpUrl,
      host: '127.0.0.1',
      port: 0,
      database: { file: join(STATE_FOLDER, 'relay.sqlite') },
    },
    { log: () => undefined },
  );
  const newspaper = await startNewspaper({ port, inbox: relay.inbox });
  return {
    newspaper: newspaper.url,
    inbox: relay.inbox,
    mailbox,
    stop: async () => {
      await newspaper.stop();
      await relay.stop();
      await mailbox.stop();
    },
  };
}

/** The relay must know the newspaper's port before the newspaper, which names the relay, can start. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}

// Everything but the browser: the newspaper, the relay that takes its corrections, and its editors' mailbox.

import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Site } from '../relay/domain/site';
import { startRelay } from '../relay/relay';
import { type Mailbox, startMailbox } from './mailbox';
import { startNewspaper } from './newspaper';

/** Files that a demo leaves behind: the relay's database, the browser's profile, screenshots. */
export const STATE_FOLDER = join(import.meta.dirname, '.state');
const EDITOR = 'corrections@courier.example';

export interface Stage {
  readonly newspaper: string;
  readonly inbox: string;
  readonly mailbox: Mailbox;
  /** Makes a browser find the given hosts: a value for `--host-resolver-rules`. */
  readonly hostRules: string;
  stop(): Promise<void>;
}

interface Options {
  /** The folder with the newspaper's pages; default: the Courier's. */
  readonly paper?: string;
  /** Host names for the newspaper and the relay, instead of their loopback addresses. */
  readonly hosts?: { readonly newspaper: string; readonly relay: string };
  readonly databaseFile?: string;
  /** The site's optional settings. */
  readonly site?: Pick<Site, 'language' | 'cms'>;
}

/** Starts all three on loopback, on free ports. */
export async function raiseStage({
  paper,
  hosts,
  databaseFile = join(STATE_FOLDER, 'relay.sqlite'),
  site = {},
}: Options = {}): Promise<Stage> {
  await mkdir(STATE_FOLDER, { recursive: true });
  const mailbox = await startMailbox();
  const [port, relayPort] = [await freePort(), await freePort()];
  const relay = await startRelay(
    {
      from: 'corrigenda@courier.example',
      fromName: 'Corrigenda',
      sites: [
        {
          name: 'The Harbour Courier',
          hosts: [hosts?.newspaper ?? `127.0.0.1:${port}`],
          editors: [EDITOR],
          ...site,
        },
      ],
      smtpUrl: mailbox.smtpUrl,
      host: '127.0.0.1',
      port: relayPort,
      database: { file: databaseFile },
      ...(hosts && { publicUrl: `http://${hosts.relay}` }),
    },
    { log: () => undefined },
  );
  const newspaper = await startNewspaper({
    port,
    inbox: relay.inbox,
    ...(paper !== undefined && { folder: paper }),
    ...(hosts && { origin: `http://${hosts.newspaper}` }),
  });
  return {
    newspaper: hosts ? `http://${hosts.newspaper}` : newspaper.url,
    inbox: relay.inbox,
    mailbox,
    hostRules: hosts
      ? `MAP ${hosts.newspaper} 127.0.0.1:${port}, MAP ${hosts.relay} 127.0.0.1:${relayPort}`
      : '',
    stop: async () => {
      await newspaper.stop();
      await relay.stop();
      await mailbox.stop();
    },
  };
}

/** Returns a free port. The relay needs the newspaper's port before the newspaper, which names the relay, can start. */
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

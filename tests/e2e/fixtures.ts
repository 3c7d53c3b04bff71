// What an end-to-end test is given: a reader's browser with the extension, a site, a newsroom's relay and its mail.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { launchReader, type Reader } from '../../demo/chromium/launch';
import { type Relay, startRelay } from '../../relay/relay';
import { visitStore } from '../../relay/store/store';
import { type SmtpSink, startSmtpSink } from '../../testing/newsroom/smtp-sink';
import { type Site, startSite } from './site';

export const EDITOR = 'desk@news.test';

export interface Newsroom {
  readonly mail: SmtpSink;
  /** The address of the inbox, whether or not the relay is up. */
  readonly inbox: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** How many corrections it holds; the relay must be down. */
  countAccepted(): Promise<number>;
}

interface Fixtures {
  folder: string;
  site: Site;
  /** Up, and declared by the site; it takes corrections for the site's first origin alone. */
  newsroom: Newsroom;
  /** Opens the reader's browser; a second time, after `close`, with the same profile. */
  openBrowser: () => Promise<Reader>;
  reader: Reader;
  page: Page;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a pattern here
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'corrigenda-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, maxRetries: 5 });
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  site: async ({}, use) => {
    const site = await startSite();
    await use(site);
    await site.stop();
  },

  newsroom: async ({ folder, site }, use) => {
    const mail = await startSmtpSink();
    let port = 0;
    let relay: Relay | undefined;
    const newsroom = {
      mail,
      inbox: '',
      async start() {
        relay = await startRelay(
          {
            from: 'corrections@news.test',
            sites: [{ name: 'Example News', hosts: [new URL(site.origin).host], editors: [EDITOR] }],
            smtpUrl: mail.url,
            host: '127.0.0.1',
            port,
            database: { file: join(folder, 'relay.sqlite') },
          },
          { log: () => undefined },
        );
        port = Number(new URL(relay.url).port);
        newsroom.inbox = relay.inbox;
      },
      async stop() {
        await relay?.stop();
        relay = undefined;
      },
      async countAccepted() {
        const store = await visitStore({ file: join(folder, 'relay.sqlite') });
        const rows = await store.database.selectFrom('corrections').select('id').execute();
        await store.close();
        return rows.length;
      },
    };
    await newsroom.start();
    site.head = `<link rel="http://www.w3.org/ns/ldp#inbox" href="${newsroom.inbox}">`;
    await use(newsroom);
    await newsroom.stop();
    await mail.stop();
  },

  openBrowser: async ({ folder }, use) => {
    const open = new Set<Reader>();
    await use(async () => {
      const reader = await launchReader({ profile: join(folder, 'profile'), headless: true });
      open.add(reader);
      await expect.poll(() => isRegistered(reader)).toBe(true);
      return {
        ...reader,
        close: async () => {
          open.delete(reader);
          await reader.close();
        },
      };
    });
    await Promise.all([...open].map((reader) => reader.close()));
  },

  reader: async ({ openBrowser }, use) => use(await openBrowser()),

  page: async ({ reader }, use) => use(reader.context.pages()[0] ?? (await reader.context.newPage())),
});

/** The first start registers the shortcut's script; pages opened from then on have it before anything else. */
function isRegistered({ worker }: Reader): Promise<boolean> {
  return worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length > 0);
}

export { expect };

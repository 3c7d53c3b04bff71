// The relay as a whole: an inbox, a store and a postman between them.

import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Config, ConfigError } from './config';
import { createApp } from './http/app';
import { type Log, logToStderr } from './log';
import { composeJob } from './mail/job-message';
import { startPostman } from './mail/postman';
import { retryDelay } from './mail/retry';
import { connectMail, type Transport } from './mail/transport';
import { queueIn } from './queue/queue';
import { rulesOf } from './queue/rules';
import { siteFinder } from './sites';
import { cannotOpen } from './store/cannot-open';
import { correctionsIn } from './store/corrections';
import { mutesIn } from './store/mutes';
import { samesIn } from './store/sames';
import { openStore } from './store/store';
import { verdictsIn } from './store/verdicts';
import { verdictLinks } from './verdicts/links';
import { linkMailer } from './verdicts/mail-link';

const REQUEST_TIMEOUT_MS = 30_000;
const STOP_GRACE_MS = 5_000; // for requests whose bodies are still on their way

export interface Relay {
  /** Where readers' browsers reach it; where no public address is configured: where it listens. */
  readonly url: string;
  readonly inbox: string;
  /** On which it listens. */
  readonly port: number;
  /** Takes no more, finishes what it holds, and closes everything. */
  stop(): Promise<void>;
}

/** What is handed in instead of the real thing, by a test or for the sample. */
export interface Seams {
  readonly transport?: Transport;
  readonly now?: () => number;
  /** How long to wait after so many attempts, in milliseconds. */
  readonly retryDelay?: (attempts: number) => number;
  /** How long a postman has his letters to himself, in milliseconds, unless he renews it. */
  readonly leaseMs?: number;
  readonly log?: Log;
}

/**
 * Starts a relay in this process.
 *
 * @throws {ConfigError} where the port or the database cannot be had.
 */
export async function startRelay(config: Config, seams: Seams = {}): Promise<Relay> {
  const { now = Date.now, log = logToStderr } = seams;
  const store = await openStore(config.database).catch((error: unknown) => {
    throw cannotOpen(config.database, error);
  });
  const server = await listen(config).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const url = config.publicUrl ?? `http://${urlHost(config.host)}:${portOf(server)}`;
  const corrections = correctionsIn(store);
  const verdicts = verdictsIn(store);
  const links = verdictLinks(await verdicts.secret(), url, now);
  const queue = queueIn(store, { ...rulesOf(config.sites), weightOf: ({ content }) => content.length });
  if (!store.isShared) await queue.endLeases(now());
  const transport = seams.transport ?? connectMail(config.smtpUrl, config.dkim);
  const siteOf = siteFinder(config.sites);
  const { from, fromName } = config;
  const sender = { from, host: new URL(url).hostname, ...(fromName === undefined ? {} : { fromName }) };
  const postman = startPostman({
    queue,
    transport,
    isDryRun: ({ story }) => siteOf(story)?.dryRun === true,
    retryDelay: seams.retryDelay ?? retryDelay,
    ...(seams.leaseMs === undefined ? {} : { leaseMs: seams.leaseMs }),
    now,
    log,
    compose: (job) => {
      const site = siteOf(job.story);
      if (site === undefined)
        throw Object.assign(new Error(), { code: 'no site for its host in the configuration' });
      return composeJob(job, { site, sender, links, url });
    },
  });
  const app = createApp({
    publicUrl: config.publicUrl ?? '',
    siteOf,
    corrections,
    findSames: samesIn(store),
    verdicts,
    mutes: mutesIn(store),
    links,
    mailLink: linkMailer({ siteOf, sender, transport, now, log }),
    now,
    log,
    onAccepted: () => postman.wake(),
  });
  // The process's own Request and Response stay as they are: the demo and the tests run the relay in theirs.
  server.on('request', getRequestListener(app.fetch, { overrideGlobalObjects: false }));

  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    await close(server);
    await postman.stop();
    transport.close();
    await store.close();
  }

  return {
    url,
    inbox: `${url}/inbox`,
    port: portOf(server),
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

async function listen({ host, port }: Config): Promise<Server> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new ConfigError(
      `port: cannot listen on ${host}:${port}: ${messageOf(error)}. Set another port in the file or in PORT.`,
    );
  }
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  return address.port;
}

/** A host as it stands in a URL. */
function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Kept-alive connections are closed as soon as they are idle, slow ones after a grace. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const grace = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(grace);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

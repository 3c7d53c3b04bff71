// The relay: starts the store, the inbox, the postman and housekeeping, and connects them.

import { getRequestListener } from '@hono/node-server';
import type { Config } from './config/config';
import { clientFinder, LOOPBACK } from './domain/client';
import { overflowLinks, verdictLinks } from './domain/signed-links';
import { siteFinder } from './domain/site';
import { KEEP_READER_DAYS, startHousekeeping } from './housekeeping';
import { createApp } from './http/app';
import { originFilter } from './http/client-of-request';
import { listen, type Timeouts } from './http/server';
import { dailyFingerprints } from './limits/fingerprint';
import { keyOf, limitsFor } from './limits/limits';
import { type Log, type LogEvent, logToStderr } from './log';
import { weightOf } from './mail/digest-message';
import { composeJob } from './mail/job-message';
import { linkMailer } from './mail/mail-link';
import { startPostman } from './mail/postman';
import { retryDelay } from './mail/retry';
import { connectMail, type Transport } from './mail/smtp';
import { metricsOf } from './metrics/metrics';
import { queueIn } from './queue/queue';
import { longestWaitOf, rulesOf } from './queue/rules';
import { verdictsIn } from './queue/verdicts';
import { correctionsIn } from './store/corrections';
import { duplicatesIn } from './store/duplicates';
import { overflowIn } from './store/overflow';
import { storageHealthOf } from './store/storage-health';
import { cannotOpen, openStore } from './store/store';
import { mutesIn } from './store/stories';
import { subjectSettler } from './story/subject';

export interface Relay {
  /** The address at which readers' browsers reach it: `publicUrl`, or the address on which it listens. */
  readonly url: string;
  readonly inbox: string;
  /** The port on which it listens. */
  readonly port: number;
  /** Accepts no more requests, finishes the letters in flight or hands them back, and closes everything, within 8 seconds. */
  stop(): Promise<void>;
}

/** Replacements for parts of the relay, used by tests and by the sample. */
export interface Overrides {
  readonly transport?: Transport;
  /** Used to read stories. */
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
  /** Returns the delay after a number of attempts, in milliseconds. */
  readonly retryDelay?: (attempts: number) => number;
  /** How long a postman's lease on a letter lasts unless it is renewed, in milliseconds. */
  readonly leaseMs?: number;
  /** Maximum time that the postman sleeps, in milliseconds. */
  readonly longestSleepMs?: number;
  /** How long a relay that stops waits for the letters in flight, in milliseconds. */
  readonly stopGraceMs?: number;
  readonly log?: Log;
  /** Timeouts for slow clients. */
  readonly patience?: Partial<Timeouts>;
}

/** The events that tell that the database could not be used. */
const STORAGE_EVENTS: ReadonlySet<LogEvent['event']> = new Set([
  'outcome not stored yet',
  'leases not renewed',
  'queue not read',
]);

/**
 * Starts a relay in this process.
 *
 * @throws {ConfigError} if the port or the database cannot be opened.
 */
export async function startRelay(config: Config, overrides: Overrides = {}): Promise<Relay> {
  const { now = Date.now, log: write = logToStderr(config.logLevel) } = overrides;
  const store = await openStore(config.database, (place) => write({ event: 'database copied', place })).catch(
    (error: unknown) => {
      throw cannotOpen(config.database, error);
    },
  );
  const listener = await listen(config, overrides.patience).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const url = config.publicUrl ?? listener.url;
  const corrections = correctionsIn(store);
  const verdicts = verdictsIn(store);
  const secret = await verdicts.secret();
  const links = verdictLinks(secret, url, now);
  const transport = overrides.transport ?? connectMail(config.smtpUrl, config.dkim);
  const siteOf = siteFinder(config.sites);
  const { from, fromName } = config;
  const sender = { from, host: new URL(url).hostname, ...(fromName === undefined ? {} : { fromName }) };
  const letterContext = { sender, links, overflowLinks: overflowLinks(secret, url, now), url };
  const queue = queueIn(store, {
    ...rulesOf(config.sites),
    weightOf(correction) {
      const site = siteOf(correction.story);
      return site === undefined ? 0 : weightOf(correction, { ...letterContext, site });
    },
  });
  const metrics = metricsOf(queue, now);
  const storage = storageHealthOf(store);
  const log: Log = (event) => {
    write(event);
    metrics.count(event);
    if (STORAGE_EVENTS.has(event.event)) storage.failed();
  };
  if (!store.isShared) await queue.endLeases(now());
  const settleSubject = subjectSettler({ store, siteOf, fetch: overrides.fetch ?? fetch, now, log });
  const postman = startPostman({
    queue,
    transport,
    longestWaitMs: longestWaitOf(config.sites),
    isDryRun: ({ story }) => siteOf(story)?.dryRun === true,
    retryDelay: overrides.retryDelay ?? retryDelay,
    ...(overrides.leaseMs === undefined ? {} : { leaseMs: overrides.leaseMs }),
    ...(overrides.longestSleepMs === undefined ? {} : { longestSleepMs: overrides.longestSleepMs }),
    ...(overrides.stopGraceMs === undefined ? {} : { stopGraceMs: overrides.stopGraceMs }),
    now,
    log,
    compose: async (job) => {
      const site = siteOf(job.story);
      if (site === undefined)
        throw Object.assign(new Error(), { code: 'no site for its host in the configuration' });
      return composeJob({ ...job, subject: await settleSubject(job, site) }, { ...letterContext, site });
    },
  });
  const limits = await limitsFor(config.limits ?? {}, store, now);
  const fingerprint = dailyFingerprints('voices', store.database, now);
  const keepReaderDays = config.keepReaderDays ?? KEEP_READER_DAYS;
  const housekeeping = startHousekeeping({ store, limits, keepReaderDays, now, log });
  const app = createApp({
    publicUrl: config.publicUrl ?? '',
    siteOf,
    corrections,
    queue,
    storage,
    duplicates: duplicatesIn(store),
    verdicts,
    mutes: mutesIn(store),
    links,
    overflow: overflowIn(store),
    overflowLinks: letterContext.overflowLinks,
    mailLink: linkMailer({ siteOf, sender, transport, limits, countLetter: queue.countLetter, now, log }),
    clientOf: clientFinder(config.trustProxy ?? [LOOPBACK], { isPublic: config.publicUrl !== undefined }),
    fingerprint: async (client) => (client.kind === 'local' ? undefined : fingerprint(keyOf(client))),
    maySend: originFilter(config.sites, new URL(url).origin),
    limits,
    ...(config.operatorToken === undefined ? {} : { operatorToken: config.operatorToken }),
    metrics,
    now,
    log,
    onAccepted: () => postman.wake(),
  });
  // Does not replace the global Request and Response, because the demo and the tests run the relay in their own process.
  listener.handle(getRequestListener(app.fetch, { overrideGlobalObjects: false }));

  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    await Promise.all([listener.close(), postman.stop(), housekeeping.stop()]);
    transport.close();
    await store.close();
  }

  return {
    url,
    inbox: `${url}/inbox`,
    port: listener.port,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

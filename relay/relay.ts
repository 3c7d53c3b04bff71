// The relay as a whole: an inbox, a store and a postman between them.

import { getRequestListener } from '@hono/node-server';
import type { Config } from './config/config';
import { clientFinder, LOOPBACK } from './domain/client';
import { overflowLinks } from './domain/overflow-links';
import { siteFinder } from './domain/site';
import { verdictLinks } from './domain/verdict-links';
import { KEEP_READER_DAYS, startHousekeeping } from './housekeeping';
import { createApp } from './http/app';
import { originFilter } from './http/origin';
import { listen, type Timeouts } from './http/server';
import { dailyFingerprints } from './limits/fingerprint';
import { keyOf, limitsFor } from './limits/limits';
import { type Log, logToStderr } from './log';
import { weightOf } from './mail/digest-message';
import { composeJob } from './mail/job-message';
import { linkMailer } from './mail/mail-link';
import { startPostman } from './mail/postman';
import { retryDelay } from './mail/retry';
import { connectMail, type Transport } from './mail/transport';
import { metricsOf } from './metrics/metrics';
import { queueIn } from './queue/queue';
import { rulesOf } from './queue/rules';
import { verdictsIn } from './queue/verdicts';
import { cannotOpen } from './store/cannot-open';
import { correctionsIn } from './store/corrections';
import { mutesIn } from './store/mutes';
import { overflowIn } from './store/overflow';
import { samesIn } from './store/sames';
import { openStore } from './store/store';
import { subjectSettler } from './story/settle-subject';

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
export interface Overrides {
  readonly transport?: Transport;
  /** By which stories are read. */
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
  /** How long to wait after so many attempts, in milliseconds. */
  readonly retryDelay?: (attempts: number) => number;
  /** How long a postman has his letters to himself, in milliseconds, unless he renews it. */
  readonly leaseMs?: number;
  /** After how long at most a postman looks into the queue, in milliseconds. */
  readonly longestSleepMs?: number;
  readonly log?: Log;
  /** With slow clients. */
  readonly patience?: Partial<Timeouts>;
}

/**
 * Starts a relay in this process.
 *
 * @throws {ConfigError} where the port or the database cannot be had.
 */
export async function startRelay(config: Config, seams: Overrides = {}): Promise<Relay> {
  const { now = Date.now, log: write = logToStderr(config.logLevel) } = seams;
  const store = await openStore(config.database).catch((error: unknown) => {
    throw cannotOpen(config.database, error);
  });
  const listener = await listen(config, seams.patience).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  const url = config.publicUrl ?? listener.url;
  const corrections = correctionsIn(store);
  const verdicts = verdictsIn(store);
  const secret = await verdicts.secret();
  const links = verdictLinks(secret, url, now);
  const transport = seams.transport ?? connectMail(config.smtpUrl, config.dkim);
  const siteOf = siteFinder(config.sites);
  const { from, fromName } = config;
  const sender = { from, host: new URL(url).hostname, ...(fromName === undefined ? {} : { fromName }) };
  const post = { sender, links, overflowLinks: overflowLinks(secret, url, now), url };
  const queue = queueIn(store, {
    ...rulesOf(config.sites),
    weightOf(correction) {
      const site = siteOf(correction.story);
      return site === undefined ? 0 : weightOf(correction, { ...post, site });
    },
  });
  const metrics = metricsOf(queue, now);
  const log: Log = (happening) => {
    write(happening);
    metrics.count(happening);
  };
  if (!store.isShared) await queue.endLeases(now());
  const settleSubject = subjectSettler({ store, siteOf, fetch: seams.fetch ?? fetch, now, log });
  const postman = startPostman({
    queue,
    transport,
    isDryRun: ({ story }) => siteOf(story)?.dryRun === true,
    retryDelay: seams.retryDelay ?? retryDelay,
    ...(seams.leaseMs === undefined ? {} : { leaseMs: seams.leaseMs }),
    ...(seams.longestSleepMs === undefined ? {} : { longestSleepMs: seams.longestSleepMs }),
    now,
    log,
    compose: async (job) => {
      const site = siteOf(job.story);
      if (site === undefined)
        throw Object.assign(new Error(), { code: 'no site for its host in the configuration' });
      return composeJob({ ...job, subject: await settleSubject(job, site) }, { ...post, site });
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
    findSames: samesIn(store),
    verdicts,
    mutes: mutesIn(store),
    links,
    overflow: overflowIn(store),
    overflowLinks: post.overflowLinks,
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
  // The process's own Request and Response stay as they are: the demo and the tests run the relay in theirs.
  listener.handle(getRequestListener(app.fetch, { overrideGlobalObjects: false }));

  let stopped: Promise<void> | undefined;
  async function stop(): Promise<void> {
    await listener.close();
    await Promise.all([postman.stop(), housekeeping.stop()]);
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

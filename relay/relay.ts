// The relay as a whole: an inbox, a store and a postman between them.

import { getRequestListener } from '@hono/node-server';
import * as v from 'valibot';
import { CorrectionContentSchema } from '../lib/correction/correction';
import { clientFinder, LOOPBACK } from './client/client';
import type { Config } from './config';
import { createApp } from './http/app';
import { listen, type Patience } from './http/server';
import { limitsFor } from './limits/limits';
import { type Log, logToStderr } from './log';
import { composeMessage } from './mail/message';
import { startPostman } from './mail/postman';
import { retryDelay } from './mail/retry';
import { connectMail } from './mail/transport';
import { metricsOf } from './metrics/metrics';
import { KEEP_READER_DAYS, startHousekeeping } from './privacy/housekeeping';
import { siteFinder } from './sites';
import { cannotOpen } from './store/cannot-open';
import { correctionsIn } from './store/corrections';
import { openStore } from './store/store';
import { verdictsIn } from './store/verdicts';
import { answerAddresses, verdictLinks } from './verdicts/links';
import { linkMailer } from './verdicts/mail-link';

export interface Relay {
  /** Where readers' browsers reach it; where no public address is configured: where it listens. */
  readonly url: string;
  readonly inbox: string;
  /** Takes no more, finishes what it holds, and closes everything. */
  stop(): Promise<void>;
}

/** What a test hands in instead of the real thing. */
export interface Seams {
  readonly now?: () => number;
  /** How long to wait after so many attempts, in milliseconds. */
  readonly retryDelay?: (attempts: number) => number;
  /** How long a postman has his letters to himself, in milliseconds, unless he renews it. */
  readonly leaseMs?: number;
  readonly log?: Log;
  /** With slow clients. */
  readonly patience?: Patience;
}

/**
 * Starts a relay in this process.
 *
 * @throws {ConfigError} where the port or the database cannot be had.
 */
export async function startRelay(config: Config, seams: Seams = {}): Promise<Relay> {
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
  const metrics = metricsOf(corrections, now);
  const log: Log = (happening) => {
    write(happening);
    metrics.count(happening);
  };
  const links = verdictLinks(await verdicts.secret(), url, now);
  if (!store.isShared) await corrections.endLeases(now());
  const transport = connectMail(config.smtpUrl);
  const siteOf = siteFinder(config.sites);
  const { from, fromName } = config;
  const sender = { from, host: new URL(url).hostname, ...(fromName === undefined ? {} : { fromName }) };
  const postman = startPostman({
    corrections,
    transport,
    retryDelay: seams.retryDelay ?? retryDelay,
    ...(seams.leaseMs === undefined ? {} : { leaseMs: seams.leaseMs }),
    now,
    log,
    compose: ({ token, content, subject, story, settled }) => {
      const site = siteOf(story);
      if (site === undefined)
        throw Object.assign(new Error(), { code: 'no site for its host in the configuration' });
      return composeMessage(
        {
          content: v.parse(CorrectionContentSchema, JSON.parse(content)),
          subject,
          story,
          settled,
          answers: answerAddresses(links, { token, round: 0 }),
        },
        site,
        sender,
      );
    },
  });
  const limits = await limitsFor(config.limits ?? {}, store, now);
  const keepReaderDays = config.keepReaderDays ?? KEEP_READER_DAYS;
  const housekeeping = startHousekeeping({ store, limits, keepReaderDays, now, log });
  const app = createApp({
    publicUrl: config.publicUrl ?? '',
    siteOf,
    corrections,
    verdicts,
    links,
    mailLink: linkMailer({ siteOf, sender, transport, now, log }),
    clientOf: clientFinder(config.trustProxy ?? [LOOPBACK]),
    limits,
    ...(config.operatorToken === undefined ? {} : { operatorToken: config.operatorToken }),
    metrics,
    now,
    log,
    onAccepted: () => postman.wake(),
  });
  // The process's own Request and Response stay as they are: the demo and the tests run the relay in theirs.
  listener.server.on('request', getRequestListener(app.fetch, { overrideGlobalObjects: false }));

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
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

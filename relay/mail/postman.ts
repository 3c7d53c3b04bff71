// The postman: sends what is due, one letter a correction, until each editor has it or was refused for good.

import { newToken } from '../domain/token';
import type { Log } from '../log';
import type { Job } from '../queue/job';
import type { Queue } from '../queue/queue';
import { type Attempt, attemptDelivery, deliveredTo } from './attempt';
import type { Message } from './message';
import { codeOf, smtpError, wordsOf } from './smtp-error';
import { CONNECTIONS, type Transport } from './transport';

/** A relay that dies has its letters sent by another one after so long. */
const LEASE_MS = 2 * 60_000;
/** Shorter than any lease by far: a slow mail server does not make a letter anybody else's. */
const RENEWALS_IN_A_LEASE = 4;
/** Taken by one transaction. The more, the fewer times the disk is waited for; the fewer, the more for other relays. */
const TAKEN_AT_ONCE = 8 * CONNECTIONS;
/** Of which it is not stored yet what became of them: should the database stand still, no more than so many can go out twice. */
const MOST_ON_THEIR_WAY = 3 * CONNECTIONS;
/** What another process puts into the queue, a relay or a command, is found after so long. */
const LONGEST_SLEEP_MS = 5_000;
const PAUSE_MS = 1_000;

export interface Postman {
  /** There is a new letter. */
  wake(): void;
  /** Takes no more, and resolves when the letters on their way are marked. */
  stop(): Promise<void>;
}

interface PostmanParts {
  readonly queue: Queue;
  readonly transport: Transport;
  /** The letter to those who are owed it. */
  readonly compose: (job: Job) => Promise<Message>;
  /** Whether its site has no letters sent. */
  readonly isDryRun: (job: Job) => boolean;
  readonly retryDelay: (attempts: number) => number;
  readonly leaseMs?: number;
  readonly longestSleepMs?: number;
  readonly now: () => number;
  readonly log: Log;
}

export function startPostman(parts: PostmanParts): Postman {
  const { queue, now, log, leaseMs = LEASE_MS, longestSleepMs = LONGEST_SLEEP_MS } = parts;
  const holder = newToken();
  const taken: Job[] = []; // in the order in which they are sent, when a connection is free
  const onTheirWay = new Map<Job, Promise<void>>(); // until it is stored what became of them
  let busyConnections = 0;
  let leasesEnd = 0; // of all in the two
  let stopped = false;
  let woken = false;
  let alarm: (() => void) | undefined;

  function wake(): void {
    woken = true;
    alarm?.();
  }

  const newLease = () => ({ holder, until: now() + leaseMs });

  async function take(): Promise<void> {
    const lease = newLease();
    taken.push(...(await queue.claimDue(now(), lease, TAKEN_AT_ONCE)));
    if (onTheirWay.size === 0) leasesEnd = lease.until;
  }

  async function renewLeases(): Promise<void> {
    const jobs = [...onTheirWay.keys(), ...taken];
    if (jobs.length === 0) return;
    const lease = newLease();
    try {
      await queue.renew(jobs, lease);
      leasesEnd = lease.until;
    } catch (error) {
      log({ event: 'leases not renewed', code: codeOf(smtpError(error)) });
    }
  }

  function sendTaken(): void {
    if (now() >= leasesEnd) taken.length = 0; // this process or the database stood still: somebody else may have them
    while (busyConnections < CONNECTIONS && onTheirWay.size < MOST_ON_THEIR_WAY) {
      const job = taken.shift();
      if (job === undefined) return;
      onTheirWay.set(
        job,
        send(job).finally(() => {
          onTheirWay.delete(job);
          wake(); // it may have been put off to before all others
        }),
      );
    }
  }

  async function send(job: Job): Promise<void> {
    busyConnections += 1;
    const outcome = await attempt(job, parts);
    busyConnections -= 1;
    wake();
    await noteInTheEnd(outcome, job);
  }

  /** A letter that the mail server has and the database does not know of would be sent again. */
  async function noteInTheEnd(outcome: Attempt, job: Job): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      try {
        return await note(outcome, job, parts);
      } catch (error) {
        if (failures === 0) log({ event: 'not noted yet', id: job.id, code: codeOf(smtpError(error)) });
        if (stopped) return; // it is sent again when its lease is over
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }

  /** Until a letter is due, one has arrived, or a connection is free again. */
  async function sleep(): Promise<void> {
    const due = taken.length === 0 ? await queue.nextDueAt() : undefined;
    if (woken) return;
    const delay = Math.min((due ?? Number.POSITIVE_INFINITY) - now(), longestSleepMs);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delay);
      alarm = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    alarm = undefined;
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false;
      try {
        if (taken.length === 0) await take();
        const isNothingDue = taken.length === 0;
        sendTaken();
        if (isNothingDue || taken.length > 0) await sleep();
      } catch (error) {
        log({ event: 'queue not read', code: codeOf(smtpError(error)) }); // busy, or its disk is full: it waits
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
    await Promise.all([giveBackTaken(), ...onTheirWay.values()]);
    clearInterval(renewal);
  }

  async function giveBackTaken(): Promise<void> {
    if (taken.length === 0) return;
    try {
      await queue.giveBack(taken, holder, now());
    } catch (error) {
      log({ event: 'letters not given back', code: codeOf(smtpError(error)) });
    }
  }

  const renewal = setInterval(() => void renewLeases(), leaseMs / RENEWALS_IN_A_LEASE);
  const running = run();
  return {
    wake,
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}

/** Stores what became of an attempt. */
async function note({ settled, refusals, troubles }: Attempt, job: Job, parts: PostmanParts): Promise<void> {
  const { queue, retryDelay, now, log } = parts;
  const all = { ...job.settled, ...settled };
  const [trouble] = troubles;
  const isMailed = Object.values(all).includes('mailed');
  const letter = { id: job.id, site: job.site };
  if (trouble === undefined && !isMailed) {
    const refusal = refusals[0] ?? smtpError({ code: 'no editor is left who was not refused' });
    await queue.markUndeliverable(job, all, wordsOf(refusal), now());
    log({ event: 'undeliverable', ...letter, code: codeOf(refusal) });
    return;
  }
  for (const refusal of refusals) log({ event: 'editor dropped', ...letter, code: codeOf(refusal) });
  if (trouble === undefined) {
    await queue.markMailed(job, all, now());
    log({ event: 'mailed', ...letter });
    return;
  }
  const delay = retryDelay(job.attempts);
  await queue.reschedule(job, all, now() + delay, wordsOf(trouble));
  log({
    event: 'not mailed',
    ...letter,
    code: codeOf(trouble),
    toSome: isMailed,
    attempt: job.attempts + 1,
    seconds: Math.ceil(delay / 1_000),
  });
}

async function attempt(job: Job, { compose, transport, isDryRun, log }: PostmanParts): Promise<Attempt> {
  let message: Message;
  try {
    message = await compose(job);
  } catch (error) {
    return { settled: {}, refusals: [], troubles: [smtpError(error)] }; // the operator's to mend, in the configuration
  }
  if (isDryRun(job)) {
    log({ event: 'would have mailed', id: job.id, site: job.site });
    return deliveredTo(message);
  }
  return attemptDelivery(message, transport);
}

// The postman: sends the letters that are due, and tries again until each editor has the letter or was permanently refused.

import { setBackDetector } from '../domain/clock';
import { newToken } from '../domain/token';
import type { Log } from '../log';
import type { Job } from '../queue/job';
import type { Failure, Queue } from '../queue/queue';
import { type Attempt, attemptDelivery, deliveredTo, type MailTrouble } from './attempt';
import type { Message } from './message';
import { codeOf, MAX_CONNECTIONS, smtpError, type Transport, wordsOf } from './smtp';

/** How long a lease on a letter lasts, in milliseconds. If its relay crashes, another relay sends the letter after this time. */
const LEASE_MS = 2 * 60_000;
/** Number of renewals during a lease, so that it does not end while a mail server is slow. */
const RENEWALS_IN_A_LEASE = 4;
/** Maximum number of letters claimed in one transaction. More saves waits for the disk; fewer leaves more for other relays. */
const MAX_CLAIMED = 8 * MAX_CONNECTIONS;
/** Maximum number of letters without a stored outcome. If the database hangs, only these can be sent twice. */
const MAX_IN_FLIGHT = 3 * MAX_CONNECTIONS;
/** Maximum time that the postman sleeps, in milliseconds. Then it finds letters that another relay or a command queued. */
const MAX_SLEEP_MS = 5_000;
/** How long the postman waits after a failure of the database, in milliseconds. */
const PAUSE_MS = 1_000;
/**
 * How long a postman that stops waits for the letters in flight, in milliseconds. Then it hands them back: Docker kills a container after
 * 10 seconds, and a killed relay could not note which letters the mail server has accepted.
 */
const STOP_GRACE_MS = 6_000;

export interface Postman {
  /** Tells the postman that there is a new letter. */
  wake(): void;
  /** Claims no more letters, and resolves when the outcomes of those in flight are stored. Hands back those that take too long. */
  stop(): Promise<void>;
}

interface PostmanParts {
  readonly queue: Queue;
  readonly transport: Transport;
  /** Writes the letter to the editors who do not have it yet. */
  readonly compose: (job: Job) => Promise<Message>;
  /** Whether the letter is only logged, and not sent. */
  readonly isDryRun: (job: Job) => boolean;
  readonly retryDelay: (attempts: number) => number;
  readonly leaseMs?: number;
  readonly longestSleepMs?: number;
  /** The longest time for which a letter can wait, in milliseconds. */
  readonly longestWaitMs: number;
  readonly stopGraceMs?: number;
  readonly now: () => number;
  readonly log: Log;
}

export function startPostman(parts: PostmanParts): Postman {
  const { queue, now, log, leaseMs = LEASE_MS, longestSleepMs = MAX_SLEEP_MS } = parts;
  const holder = newToken();
  const claimed: Job[] = []; // in the order in which they are sent, when a connection is free
  const inFlight = new Map<Job, Promise<void>>(); // until their outcome is stored
  let busyConnections = 0;
  let leasesEnd = 0; // of all claimed letters and those in flight
  let stopped = false;
  let woken = false;
  let alarm: (() => void) | undefined;
  const clockWasSetBack = setBackDetector(now);
  let handBack: () => void = () => undefined;
  const handedBack = new Promise<Attempt>((resolve) => {
    handBack = () => resolve(HANDED_BACK);
  });

  function wake(): void {
    woken = true;
    alarm?.();
  }

  const newLease = () => ({ holder, until: now() + leaseMs });

  async function claim(): Promise<void> {
    const lease = newLease();
    claimed.push(...(await queue.claimDue(now(), lease, MAX_CLAIMED)));
    if (inFlight.size === 0) leasesEnd = lease.until;
  }

  async function renewLeases(): Promise<void> {
    const jobs = [...inFlight.keys(), ...claimed];
    if (jobs.length === 0) return;
    const lease = newLease();
    try {
      await queue.renew(jobs, lease);
      leasesEnd = lease.until;
    } catch (error) {
      log({ event: 'leases not renewed', code: codeOf(smtpError(error)) });
    }
  }

  function sendClaimed(): void {
    if (now() >= leasesEnd) claimed.length = 0; // this process or the database was suspended, and another relay may have them
    while (busyConnections < MAX_CONNECTIONS && inFlight.size < MAX_IN_FLIGHT) {
      const job = claimed.shift();
      if (job === undefined) return;
      inFlight.set(
        job,
        send(job).finally(() => {
          inFlight.delete(job);
          wake(); // this letter may be the next that is due
        }),
      );
    }
  }

  async function send(job: Job): Promise<void> {
    busyConnections += 1;
    const outcome = await Promise.race([attempt(job, parts), handedBack]);
    busyConnections -= 1;
    wake();
    await storeOutcome(outcome, job);
  }

  /** Tries until the outcome is stored, because a letter with an unknown outcome would be sent again. */
  async function storeOutcome(outcome: Attempt, job: Job): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      try {
        return await store(outcome, job, parts);
      } catch (error) {
        if (failures === 0)
          log({ event: 'outcome not stored yet', id: job.id, code: codeOf(smtpError(error)) });
        if (stopped) return; // it is sent again when its lease is over
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }

  /** Sleeps until a letter is due, a new letter arrives, or a connection is free. */
  async function sleep(): Promise<void> {
    const due = claimed.length === 0 ? await queue.nextDueAt() : undefined;
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

  /** After the clock was set back, the times that it noted before are too far away. */
  async function correctTimes(): Promise<void> {
    await renewLeases();
    await queue.bringForward(now(), parts.longestWaitMs);
  }

  async function run(): Promise<void> {
    let needsCorrection = true; // the clock may have been set back while no relay was running
    while (!stopped) {
      woken = false;
      try {
        needsCorrection ||= clockWasSetBack();
        if (needsCorrection) await correctTimes();
        needsCorrection = false;
        if (claimed.length === 0) await claim();
        const isNothingDue = claimed.length === 0;
        sendClaimed();
        if (isNothingDue || claimed.length > 0) await sleep();
      } catch (error) {
        log({ event: 'queue not read', code: codeOf(smtpError(error)) }); // the database is busy or its disk is full; wait
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
    const grace = setTimeout(handBack, parts.stopGraceMs ?? STOP_GRACE_MS);
    await Promise.all([giveBackClaimed(), ...inFlight.values()]);
    clearTimeout(grace);
    clearInterval(renewal);
  }

  async function giveBackClaimed(): Promise<void> {
    if (claimed.length === 0) return;
    try {
      await queue.giveBack(claimed, holder, now());
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

/** The outcome of a letter to which the mail server has not replied when the relay stops. It waits like after any failed attempt. */
const HANDED_BACK: Attempt = {
  settled: {},
  refusals: [],
  troubles: [{ error: { code: 'the relay stopped before the mail server replied' }, cause: 'unreachable' }],
};

/** Stores the outcome of an attempt. */
async function store({ settled, refusals, troubles }: Attempt, job: Job, parts: PostmanParts): Promise<void> {
  const { queue, retryDelay, now, log } = parts;
  const all = { ...job.settled, ...settled };
  const [trouble] = troubles;
  const isMailed = Object.values(all).includes('mailed');
  const letter = { id: job.id, site: job.site };
  if (trouble === undefined && !isMailed) {
    const refusal = refusals[0] ?? EVERY_EDITOR_REFUSED;
    await queue.markUndeliverable(job, all, failureOf(refusal), now());
    log({ event: 'undeliverable', ...letter, ...causeAndCode(refusal) });
    return;
  }
  for (const refusal of refusals) log({ event: 'editor dropped', ...letter, ...causeAndCode(refusal) });
  if (trouble === undefined) {
    await queue.markMailed(job, all, now());
    log({ event: 'mailed', ...letter });
    return;
  }
  const delay = retryDelay(job.attempts);
  await queue.reschedule(job, all, now() + delay, failureOf(trouble));
  log({
    event: 'not mailed',
    ...letter,
    ...causeAndCode(trouble),
    toSome: isMailed,
    attempt: job.attempts + 1,
    seconds: Math.ceil(delay / 1_000),
  });
}

/** The editors of a letter were refused in earlier attempts, and the others were removed from the configuration. */
const EVERY_EDITOR_REFUSED: MailTrouble = {
  error: { code: 'every editor was refused' },
  cause: 'no-such-address',
};

function failureOf({ error, cause }: MailTrouble): Failure {
  return { words: wordsOf(error), cause };
}

function causeAndCode({ error, cause }: MailTrouble) {
  return { cause, code: codeOf(error) };
}

async function attempt(job: Job, { compose, transport, isDryRun, log }: PostmanParts): Promise<Attempt> {
  let message: Message;
  try {
    message = await compose(job);
  } catch (error) {
    const trouble: MailTrouble = { error: smtpError(error), cause: 'configuration' };
    return { settled: {}, refusals: [], troubles: [trouble] };
  }
  if (isDryRun(job)) {
    log({ event: 'would have mailed', id: job.id, site: job.site });
    return deliveredTo(message);
  }
  return attemptDelivery(message, transport);
}

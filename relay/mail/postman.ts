// The postman: sends what is due, one letter a correction, until each editor has it or was refused for good.

import type { Log } from '../log';
import type { Corrections, Job } from '../store/corrections';
import { type Attempt, attemptDelivery } from './attempt';
import type { Message } from './message';
import { codeOf, smtpError, wordsOf } from './smtp-error';
import { CONNECTIONS, type Transport } from './transport';

/** About ten replies of the mail server, each as late as it may be: nobody else takes a letter that is on its way. */
const LEASE_MS = 5 * 60_000;
/** Another relay on the same database may have died with letters in its hands. */
const LONGEST_SLEEP_MS = 60_000;
const PAUSE_MS = 1_000;

export interface Postman {
  /** There is a new letter. */
  wake(): void;
  /** Takes no more, and resolves when the letters on their way are marked. */
  stop(): Promise<void>;
}

interface PostmanParts {
  readonly corrections: Corrections;
  readonly transport: Transport;
  /** The letter to those who are owed it. */
  readonly compose: (job: Job) => Message;
  readonly retryDelay: (attempts: number) => number;
  readonly now: () => number;
  readonly log: Log;
}

export function startPostman(parts: PostmanParts): Postman {
  const { corrections, now, log } = parts;
  const onTheirWay = new Set<Promise<void>>();
  let stopped = false;
  let woken = false;
  let alarm: (() => void) | undefined;

  function wake(): void {
    woken = true;
    alarm?.();
  }

  async function takeDue(): Promise<number> {
    const hands = CONNECTIONS - onTheirWay.size;
    if (hands === 0) return 0;
    const jobs = await corrections.claimDue(now(), now() + LEASE_MS, hands);
    for (const job of jobs) {
      const delivery = deliver(job, parts)
        .catch((error: unknown) =>
          log(`not marked ${job.id}: ${codeOf(smtpError(error))}; tried again when its lease is over`),
        )
        .finally(() => {
          onTheirWay.delete(delivery);
          wake();
        });
      onTheirWay.add(delivery);
    }
    return jobs.length;
  }

  /** Until a letter is due, one has arrived, or a hand is free again. */
  async function sleep(): Promise<void> {
    const due = onTheirWay.size < CONNECTIONS ? await corrections.nextDueAt() : undefined;
    if (woken) return;
    const delay = Math.min((due ?? Number.POSITIVE_INFINITY) - now(), LONGEST_SLEEP_MS);
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
        if ((await takeDue()) === 0) await sleep();
      } catch (error) {
        log(`the postman cannot read the database: ${codeOf(smtpError(error))}`); // busy, or its disk is full: it waits
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
    await Promise.all(onTheirWay);
  }

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

async function deliver(job: Job, parts: PostmanParts): Promise<void> {
  const { corrections, retryDelay, now, log } = parts;
  const { settled, refusals, troubles } = await attempt(job, parts);
  const all = { ...job.settled, ...settled };
  const [trouble] = troubles;
  const isMailed = Object.values(all).includes('mailed');
  if (trouble === undefined && !isMailed) {
    const refusal = refusals[0] ?? smtpError({ code: 'no editor is left who was not refused' });
    await corrections.markUndeliverable(job.id, all, wordsOf(refusal), now());
    log(`undeliverable ${job.id}: ${codeOf(refusal)}; the mail server's words are in last_error`);
    return;
  }
  for (const refusal of refusals) log(`one editor dropped from ${job.id}: ${codeOf(refusal)}`);
  if (trouble === undefined) {
    await corrections.markMailed(job.id, all, now());
    log(`mailed ${job.id}`);
    return;
  }
  const delay = retryDelay(job.attempts);
  await corrections.reschedule(job.id, all, now() + delay, wordsOf(trouble));
  log(
    `not mailed ${job.id}${isMailed ? ' to all' : ''}: ${codeOf(trouble)}; ` +
      `attempt ${job.attempts + 1} in ${Math.ceil(delay / 1_000)} s`,
  );
}

async function attempt(job: Job, { compose, transport }: PostmanParts): Promise<Attempt> {
  let message: Message;
  try {
    message = compose(job);
  } catch (error) {
    return { settled: {}, refusals: [], troubles: [smtpError(error)] }; // the operator's to mend, in the configuration
  }
  return attemptDelivery(message, transport);
}

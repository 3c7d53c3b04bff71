// The postman: sends what is due, one letter a correction, until each is mailed or refused for good.

import type { SendMailOptions } from 'nodemailer';
import * as v from 'valibot';
import type { Log } from '../log';
import type { Corrections, Job } from '../store/corrections';
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
  readonly compose: (job: Job) => SendMailOptions;
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
          log(`not marked ${job.id}: ${codeOf(error)}; tried again when its lease is over`),
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
        log(`the postman cannot read the database: ${codeOf(error)}`); // busy, or its disk is full: it waits
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
  const { corrections, transport, compose, retryDelay, now, log } = parts;
  let refused: number;
  try {
    const { rejected } = await transport.sendMail(compose(job));
    refused = rejected.length;
  } catch (error) {
    if (refusedForGood(error)) {
      await corrections.markUndeliverable(job.id, wordsOf(error), now());
      log(`undeliverable ${job.id}: ${codeOf(error)}; the mail server's words are in last_error`);
      return;
    }
    const delay = retryDelay(job.attempts);
    await corrections.reschedule(job.id, now() + delay, wordsOf(error));
    log(
      `not mailed ${job.id}: ${codeOf(error)}; attempt ${job.attempts + 1} in ${Math.ceil(delay / 1_000)} s`,
    );
    return;
  }
  await corrections.markMailed(job.id, now());
  log(`mailed ${job.id}${refused === 0 ? '' : `; the addresses of ${refused} editors were refused`}`);
}

const SmtpErrorSchema = v.object({
  code: v.optional(v.string(), 'no code'),
  command: v.optional(v.string()),
  responseCode: v.optional(v.number()),
  response: v.optional(v.string()),
});

/**
 * Whether the server refused all recipients or the letter itself with a 5xx. One that refuses us (a wrong password, a sender
 * it does not know) is to be mended by the operator, and then the letter can go. If any recipient got a 4xx, nodemailer
 * tells that one.
 */
function refusedForGood(error: unknown): boolean {
  const { success, output } = v.safeParse(SmtpErrorSchema, error);
  if (!success) return false;
  const { command, responseCode } = output;
  return (command === 'RCPT TO' || command === 'DATA') && responseCode !== undefined && responseCode >= 500;
}

function codeOf(error: unknown): string {
  const parsed = v.safeParse(SmtpErrorSchema, error);
  if (!parsed.success) return 'unknown error';
  const { code, responseCode } = parsed.output;
  return responseCode === undefined ? code : `${code} ${responseCode}`;
}

function wordsOf(error: unknown): string {
  const parsed = v.safeParse(SmtpErrorSchema, error);
  return (parsed.success && parsed.output.response) || codeOf(error);
}

// Metrics for Prometheus. They count log events, so that the metrics and the log always agree.

import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { MAIL_CAUSES } from '../domain/mail-cause';
import type { Log } from '../log';
import type { Queue } from '../queue/queue';

export interface Metrics {
  /** Counts a log event. */
  readonly count: Log;
  read(): Promise<{ readonly text: string; readonly contentType: string }>;
}

/** Returns the metrics of one relay. */
export function metricsOf(queue: Pick<Queue, 'waiting' | 'putOff'>, now: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `corrigenda_${name}_total`, help, labelNames, registers });
  const accepted = counter('corrections_accepted', 'Corrections accepted.', ['site']);
  const repeated = counter('corrections_repeated', 'Accepted corrections that were sent again.', ['site']);
  const refused = counter('corrections_refused', 'Corrections refused.', ['reason']);
  const mailed = counter('letters_mailed', 'Letters mailed to all of their editors.', ['site']);
  const attempts = counter('letter_attempts', 'Attempts to send a letter.', ['outcome']);
  const verdicts = counter('verdicts', 'Verdicts that editors gave.', ['answer']);
  const failures = counter('request_failures', 'Requests that failed with an internal error.', []);

  const gauge = (name: string, help: string) => new Gauge({ name: `corrigenda_${name}`, help, registers });
  const letters = gauge('queue_letters', 'Corrections that wait to be sent.');
  const oldestDue = gauge(
    'queue_oldest_due_seconds',
    'How long the oldest due letter has been due, in seconds; 0 if none is due.',
  );

  const putOff = new Gauge({
    name: 'corrigenda_queue_put_off_letters',
    help: 'Letters that wait after a failed attempt, by its cause.',
    labelNames: ['cause'],
    registers,
  });

  /** Reads the gauges of the queue. They are NaN if the database does not respond, so that the other metrics are still available. */
  async function readQueue(): Promise<void> {
    const unknown = { letters: Number.NaN, dueAt: Number.NaN };
    const [waiting, byCause] = await Promise.all([
      queue.waiting().catch(() => unknown),
      queue.putOff().catch(() => Object.keys(MAIL_CAUSES).map((cause) => ({ cause, letters: Number.NaN }))),
    ]);
    letters.set(waiting.letters);
    oldestDue.set(waiting.dueAt === undefined ? 0 : Math.max(now() - waiting.dueAt, 0) / 1_000);
    for (const cause of Object.keys(MAIL_CAUSES)) putOff.set({ cause }, 0);
    for (const { cause, letters: count } of byCause) putOff.set({ cause }, count);
  }

  return {
    count(logged) {
      switch (logged.event) {
        case 'accepted':
          return accepted.inc({ site: logged.site });
        case 'repeated':
          return repeated.inc({ site: logged.site });
        case 'refused':
        case 'limited':
          return refused.inc({ reason: logged.reason });
        case 'mailed':
          mailed.inc({ site: logged.site });
          return attempts.inc({ outcome: 'mailed' });
        case 'not mailed':
          return attempts.inc({ outcome: 'put_off' });
        case 'undeliverable':
          return attempts.inc({ outcome: 'undeliverable' });
        case 'answered':
          return verdicts.inc({ answer: logged.answer });
        case 'failed':
          return failures.inc();
        default:
          return undefined;
      }
    },
    async read() {
      await readQueue();
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
  };
}

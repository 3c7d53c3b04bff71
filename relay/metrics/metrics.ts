// What the relay counts, for Prometheus. Nothing is counted twice over: the numbers are made of the same happenings as the log.

import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Log } from '../log';
import type { Queue } from '../queue/queue';

export interface Metrics {
  /** Counts what happens. */
  readonly count: Log;
  read(): Promise<{ readonly text: string; readonly contentType: string }>;
}

/** The counters of one relay. */
export function metricsOf(queue: Pick<Queue, 'waiting'>, now: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `corrigenda_${name}_total`, help, labelNames, registers });
  const accepted = counter('corrections_accepted', 'Corrections taken in.', ['site']);
  const repeated = counter('corrections_repeated', 'Corrections sent again that were taken in before.', [
    'site',
  ]);
  const refused = counter('corrections_refused', 'Corrections not taken in.', ['reason']);
  const mailed = counter('letters_mailed', 'Letters that no editor is owed any more.', ['site']);
  const attempts = counter('letter_attempts', 'Attempts to send a letter.', ['outcome']);
  const verdicts = counter('verdicts', 'Answers of editors.', ['answer']);
  const failures = counter('request_failures', 'Requests in which the relay itself failed.', []);

  const gauge = (name: string, help: string) => new Gauge({ name: `corrigenda_${name}`, help, registers });
  const letters = gauge(
    'queue_letters',
    'Letters to be sent, each correction that is gathered for one counted.',
  );
  const oldestDue = gauge(
    'queue_oldest_due_seconds',
    'For how long the letter that is due first has been due; 0 where none is.',
  );

  /** Not known while the database does not answer: then the other numbers are wanted all the more. */
  async function lookAtQueue(): Promise<void> {
    const unknown = { letters: Number.NaN, dueAt: Number.NaN };
    const waiting = await queue.waiting().catch(() => unknown);
    letters.set(waiting.letters);
    oldestDue.set(waiting.dueAt === undefined ? 0 : Math.max(now() - waiting.dueAt, 0) / 1_000);
  }

  return {
    count(happening) {
      switch (happening.event) {
        case 'accepted':
          return accepted.inc({ site: happening.site });
        case 'repeated':
          return repeated.inc({ site: happening.site });
        case 'refused':
        case 'limited':
          return refused.inc({ reason: happening.reason });
        case 'mailed':
          mailed.inc({ site: happening.site });
          return attempts.inc({ outcome: 'mailed' });
        case 'not mailed':
          return attempts.inc({ outcome: 'put_off' });
        case 'undeliverable':
          return attempts.inc({ outcome: 'undeliverable' });
        case 'answered':
          return verdicts.inc({ answer: happening.answer });
        case 'failed':
          return failures.inc();
        default:
          return undefined;
      }
    },
    async read() {
      await lookAtQueue();
      return { text: await registry.metrics(), contentType: registry.contentType };
    },
  };
}

// Runs in a page: enqueues and drains, alternating with the bare part.

import pLimit from 'p-limit';
import { toAnnotation } from '../../lib/correction/annotation';
import { addToHistory } from '../../lib/correction/status';
import { recipientOf } from '../../lib/draft/draft';
import { toContent } from '../../lib/draft/draft-content';
import { inDatabase } from '../../lib/outbox/database';
import { listCorrections } from '../../lib/outbox/queries';
import { runDue } from '../../lib/outbox/run-due';
import { send } from '../../lib/outbox/send';
import { UNDO_MS } from '../../lib/outbox/timing';
import { openBare, sampleDraft, strictPut } from '../../testing/samples/drafts';

export interface Times {
  readonly bare: readonly number[];
  readonly ours: readonly number[];
}

/** Measures a draft becoming a durable correction against a strict put of the same record, each `rounds` times in turn. */
export async function timeEnqueue(rounds: number): Promise<Times> {
  const bareDatabase = await openBare();
  const [bare, ours]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const draft = sampleDraft(round, 'https://news.example/inbox');
    await inDatabase((database) => database.put('drafts', draft));
    const begun = performance.now();
    await send(draft.id, { again: false, hold: false }, Date.now());
    ours.push(performance.now() - begun);

    const record = await inDatabase((database) => database.get('corrections', draft.id));
    const begunBare = performance.now();
    await strictPut(bareDatabase, record);
    bare.push(performance.now() - begunBare);
  }
  return { bare, ours };
}

/** Sends that many corrections to the inbox, against a loop of the same requests and as many strict transactions. */
export async function timeDrain(
  inbox: string,
  count: number,
  concurrency: number,
): Promise<{ bare: number; ours: number }> {
  for (let index = 0; index < count; index += 1) {
    const draft = sampleDraft(index, inbox);
    await inDatabase((database) => database.put('drafts', draft));
    await send(draft.id, { again: true, hold: false }, Date.now() - UNDO_MS);
  }
  const corrections = (await listCorrections(count)).readable;
  const bareDatabase = await openBare();
  const limit = pLimit(concurrency);
  const begunBare = performance.now();
  await Promise.all(
    corrections.map((correction) =>
      limit(async () => {
        const body = JSON.stringify(toAnnotation(correction, '1.0.0'));
        await strictPut(bareDatabase, { ...correction, body });
        const response = await fetch(`${inbox}?bare`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"' },
          body,
          credentials: 'omit',
          cache: 'no-store',
        });
        if (response.status !== 201) throw new Error(`The relay answered ${response.status}.`);
        await strictPut(bareDatabase, { ...correction, body });
      }),
    ),
  );
  const bare = performance.now() - begunBare;

  const begun = performance.now();
  await runDue(
    'due',
    { fetch: fetch.bind(window), now: Date.now, random: Math.random, isOnline: () => true, version: '1.0.0' },
    async () => undefined,
  );
  const ours = performance.now() - begun;
  const left = (await listCorrections(count)).readable.filter(({ status }) => status.state !== 'delivered');
  if (left.length > 0) throw new Error(`${left.length} corrections were not delivered.`);
  return { bare, ours };
}

/** Fills the outbox with that many corrections in typical states. */
export async function fill(count: number): Promise<void> {
  const statuses = [
    { state: 'delivered', location: 'https://news.example/inbox/1' },
    { state: 'fixed' },
    {
      state: 'failed',
      problem: {
        kind: 'answered',
        status: 403,
        detail: 'This relay does not take corrections for that site.',
      },
    },
    { state: 'withdrawn' },
  ] as const;
  await inDatabase(async (database) => {
    const transaction = database.transaction('corrections', 'readwrite');
    for (let index = 0; index < count; index += 1) {
      const draft = sampleDraft(index, 'https://news.example/inbox');
      const status = statuses[index % statuses.length] ?? statuses[0];
      const now = new Date();
      void transaction.store.put({
        ...toContent(draft, now),
        recipient: recipientOf(draft),
        status,
        history: addToHistory([], undefined, status, now),
      });
    }
    await transaction.done;
  });
}

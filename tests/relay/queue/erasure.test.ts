import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startHousekeeping } from '../../../relay/housekeeping';
import { limitsFor } from '../../../relay/limits/limits';
import type { LogEvent } from '../../../relay/log';
import { readersIn } from '../../../relay/queue/erasure';
import { queueIn } from '../../../relay/queue/queue';
import type { QueueRules } from '../../../relay/queue/rules';
import { verdictsIn } from '../../../relay/queue/verdicts';
import { startRelay } from '../../../relay/relay';
import { correctionsIn } from '../../../relay/store/corrections';
import { openStore } from '../../../relay/store/store';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import { engine, newDatabase } from '../fixtures/engine';
import {
  annotation,
  locationOf,
  newsroomConfig,
  post,
  SAMPLE,
  waitForStatus,
  waitUntil,
} from '../fixtures/newsroom';

const DAY_MS = 86_400_000;
const LONG_AGO = 0;

/** Each correction gets its own letter, which is due immediately. */
const RULES: QueueRules = {
  traitsOf: () => ({ desk: 'desk', digest: 0, mergeWindow: 0, madeAt: 1_000, isReplacement: false }),
  lettersPerHour: () => 1_000,
  weightOf: () => 1,
};

/** A store with one correction, and the stored data about its reader. */
async function storeWithOne() {
  const store = await openStore((await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1:1' })).database);
  onTestFinished(() => store.close());
  const corrections = correctionsIn(store);
  const queue = queueIn(store, RULES);
  const { id } = annotation();
  const content = { id, reader: { name: SAMPLE.name, email: SAMPLE.email }, page: {}, suggestion: {} };
  const acceptance = {
    ...{
      id,
      token: 'token',
      content_sha256: 'digest',
      duplicate_key: 'same',
      site: 'Example News',
      story: SAMPLE.address,
    },
    ...{ content: JSON.stringify(content), client: null, names_reader: 1 },
    subject: 'Correction',
  };
  await corrections.accept(acceptance, 1_000);
  const row = () => store.database.selectFrom('corrections').selectAll().executeTakeFirstOrThrow();
  const isKept = async () => JSON.stringify(await row()).includes(SAMPLE.email);
  const take = async () => {
    const [job] = await queue.claimDue(2_000, { holder: 'me', until: 9_000 }, 1);
    if (job === undefined) throw new Error('nothing is due');
    return job;
  };
  const answer = () => verdictsIn(store).decide('token', 0, { answer: 'fixed' }, 3_000);
  const readers = readersIn(store);
  const erase = (keptSince: number) => eraseDue(readers, keptSince, 10);
  return { store, corrections, queue, acceptance, erase, row, isKept, take, answer };
}

/** Erases at most `limit` readers who are due, and returns how many were erased. */
async function eraseDue(
  readers: ReturnType<typeof readersIn>,
  keptSince: number,
  limit: number,
): Promise<number> {
  let count = 0;
  for (const id of await readers.due(keptSince, limit))
    if ((await readers.erase(id, 5_000)) === 'erased') count += 1;
  return count;
}

describe('a reader’s name and address', () => {
  test('are kept until the letter is sent and the editors gave a verdict', async () => {
    const { queue, erase, isKept, take, answer } = await storeWithOne();
    expect(await erase(LONG_AGO)).toBe(0);
    const job = await take();
    await answer();
    expect(await erase(LONG_AGO)).toBe(0);
    expect(await isKept()).toBe(true);
    await queue.markMailed(job, {}, 4_000);
    expect(await erase(LONG_AGO)).toBe(1);
    expect(await isKept()).toBe(false);
  });

  test('are erased after the letter was mailed and a verdict was given, and nothing else is erased', async () => {
    const { queue, erase, row, take, answer } = await storeWithOne();
    await queue.markMailed(await take(), {}, 4_000);
    expect(await erase(LONG_AGO)).toBe(0);
    await answer();
    const before = await row();
    expect(await erase(LONG_AGO)).toBe(1);
    const content = JSON.stringify({ ...JSON.parse(before.content), reader: {} });
    expect(await row()).toEqual({ ...before, content, names_reader: 0 });
    expect(await erase(LONG_AGO)).toBe(0);
  });

  test('are erased after a verdict on the lead', async () => {
    const { corrections, queue, acceptance, erase, row, take, answer, store } = await storeWithOne();
    await queue.markMailed(await take(), {}, 4_000);
    const { id } = await row();
    const other = { id: 'ffffffff-0000-7000-8000-000000000000', token: 'other' };
    await corrections.accept({ ...acceptance, ...other }, 5_000);
    const merged = { state: 'mailed', merged_into: id } as const;
    await store.database.updateTable('corrections').set(merged).where('id', '=', other.id).execute();
    expect(await erase(LONG_AGO)).toBe(0);
    await answer();
    expect(await erase(LONG_AGO)).toBe(2);
  });

  test('are always erased after the maximum time', async () => {
    const { erase, isKept } = await storeWithOne();
    expect(await erase(1_000)).toBe(0);
    expect(await isKept()).toBe(true);
    expect(await erase(1_001)).toBe(1);
    expect(await isKept()).toBe(false);
  });

  test('are erased in the mail server’s last response too', async () => {
    const { queue, erase, isKept, take, row } = await storeWithOne();
    await queue.markUndeliverable(
      await take(),
      {},
      { words: `550 no mail from ${SAMPLE.email}`, cause: 'letter-refused' },
      4_000,
    );
    await erase(1_001);
    expect(await isKept()).toBe(false);
    expect((await row()).last_error).toBeNull();
  });

  test('are erased without affecting the recognition of a repeated correction', async () => {
    const { corrections, acceptance, erase } = await storeWithOne();
    await erase(1_001);
    expect(await corrections.accept({ ...acceptance, token: 'other' }, 5_000)).toEqual({
      outcome: 'repeated',
      token: 'token',
    });
    expect(await corrections.accept({ ...acceptance, content_sha256: 'other' }, 5_000)).toEqual({
      outcome: 'conflict',
    });
  });
});

test('a relay erases readers automatically after the days that the operator sets, and the public sees no difference', async () => {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const config = await newsroomConfig({ smtpUrl: sink.url, keepReaderDays: 10 });
  const first = await startRelay(config, { log: () => undefined });
  const correction = annotation();
  const location = locationOf(await post(first, correction));
  await waitForStatus(location, 'mailed');
  const seen = await (await fetch(location)).text();
  await first.stop();

  const erased: number[] = [];
  const second = await startRelay(config, {
    now: () => Date.now() + 11 * DAY_MS,
    log: (happening) => {
      if (happening.event === 'readers erased') erased.push(happening.count);
    },
  });
  onTestFinished(() => second.stop());
  const later = location.replace(first.url, second.url);
  while (erased.length === 0) await fetch(later);
  expect(erased).toEqual([1]);
  expect(await (await fetch(later)).text()).toBe(seen);
  expect(locationOf(await post(second, correction))).toBe(later);
  if ('file' in config.database) {
    await second.stop();
    expect((await readFile(config.database.file)).includes(SAMPLE.email)).toBe(false);
  }
});

test('many readers are erased in batches by several relays at the same time, each once', async () => {
  const database = await newDatabase();
  const stores = [await openStore(database)];
  if (engine === 'PostgreSQL') stores.push(await openStore(database));
  onTestFinished(async () => {
    for (const store of stores) await store.close();
  });
  const [store] = stores;
  if (store === undefined) throw new Error('no store');
  const { accept } = correctionsIn(store);
  const texts = {
    site: 'Example News',
    story: SAMPLE.address,
    desk: '',
    content: '{}',
    client: null,
    names_reader: 1,
    subject: '',
    content_sha256: '',
    duplicate_key: '',
  };
  await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      accept({ ...texts, id: `id ${index}`, token: `token ${index}` }, 1_000),
    ),
  );
  let count = 0;
  for (let more = true; more; ) {
    const erased = await Promise.all(stores.map((one) => eraseDue(readersIn(one), 1_001, 7)));
    count += erased.reduce((sum, one) => sum + one, 0);
    more = erased.some((one) => one > 0);
  }
  expect(count).toBe(30);
});

test('a reader whose row cannot be written does not block others, and is tried again', async () => {
  const { store, corrections, acceptance } = await storeWithOne();
  const other = { id: 'ffffffff-0000-7000-8000-000000000000', token: 'other', content: '{"reader":{}}' };
  await corrections.accept({ ...acceptance, ...other }, 1_000);
  const { database } = store;
  if (engine === 'SQLite') {
    await sql`create trigger refuse before update on corrections when new.id = 'ffffffff-0000-7000-8000-000000000000'
      begin select raise(abort, 'no'); end`.execute(database);
  } else {
    await sql`create function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end'`.execute(
      database,
    );
    await sql`create trigger refuse before update on corrections for each row
      when (new.id = 'ffffffff-0000-7000-8000-000000000000') execute function refuse()`.execute(database);
  }
  const limits = await limitsFor({}, store, Date.now);
  /** The log events until a round of housekeeping has failed at that row. */
  const clean = async () => {
    const happened: LogEvent[] = [];
    const log = (one: LogEvent) => happened.push(one);
    const housekeeping = startHousekeeping({ store, limits, keepReaderDays: 1, now: () => 3 * DAY_MS, log });
    await waitUntil(async () => happened.length > 0);
    await housekeeping.stop();
    return happened;
  };
  const failure = { event: 'reader not erased', id: other.id, code: expect.any(String) };
  expect(new Set(await clean())).toEqual(new Set([failure, { event: 'readers erased', count: 1 }]));
  expect(await clean()).toEqual([failure]);
});

import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { DatabaseLocation } from '../../../relay/domain/database-location';
import { type Queue, queueIn } from '../../../relay/queue/queue';
import type { QueueRules } from '../../../relay/queue/rules';
import { type Acceptance, type Corrections, correctionsIn } from '../../../relay/store/corrections';
import type { Store } from '../../../relay/store/engine';
import { openStore, visitStore } from '../../../relay/store/store';
import { engine, newDatabase } from '../fixtures/engine';

const NOW = 1_795_000_000_000; // more than 32 bits

interface Opened {
  readonly store: Store;
  readonly corrections: Corrections;
  readonly queue: Queue;
}

/** Each correction gets its own letter, which is due immediately. */
const RULES: QueueRules = {
  traitsOf: () => ({
    desk: 'desk@news.test',
    digest: 0,
    mergeWindow: 0,
    madeAt: NOW,
    isReplacement: false,
  }),
  lettersPerHour: () => 1_000,
  weightOf: () => 1,
};

async function open(location: DatabaseLocation): Promise<Opened> {
  const store = await openStore(location);
  onTestFinished(() => store.close());
  return { store, corrections: correctionsIn(store), queue: queueIn(store, RULES) };
}

function acceptance(changes: Partial<Acceptance> = {}): Acceptance {
  return {
    id: randomUUID(),
    token: randomUUID(),
    content_sha256: 'as it was',
    duplicate_key: randomUUID(),
    site: 'Example News',
    story: 'https://news.test/fox',
    content: '{"c":1}',
    client: null,
    names_reader: 0,
    subject: 'Correction: Fox',
    ...changes,
  };
}

const lease = (holder: string, until = NOW + 1_000) => ({ holder, until });

describe('accepting', () => {
  test('stores a correction once, even if it is sent often and at the same time', async () => {
    const { corrections, queue } = await open(await newDatabase());
    const first = acceptance();
    const again = () => acceptance({ id: first.id });
    const outcomes = await Promise.all([first, again(), again()].map((one) => corrections.accept(one, NOW)));
    expect(outcomes).toEqual([
      { outcome: 'accepted', token: first.token },
      { outcome: 'repeated', token: first.token },
      { outcome: 'repeated', token: first.token },
    ]);
    expect(await corrections.accept(again(), NOW)).toEqual({ outcome: 'repeated', token: first.token });
    const other = acceptance({ id: first.id, content_sha256: 'otherwise' });
    expect(await corrections.accept(other, NOW)).toEqual({ outcome: 'conflict' });
    expect(await queue.claimDue(NOW, lease('me'), 10)).toHaveLength(1);
  });

  test('returns the outcome of each of a hundred simultaneous corrections', async () => {
    const { store, corrections } = await open(await newDatabase());
    const all = Array.from({ length: 100 }, (_, index) =>
      acceptance({ story: `https://news.test/${index % 7}` }),
    );
    const outcomes = await Promise.all(all.map((one) => corrections.accept(one, NOW)));
    expect(outcomes).toEqual(all.map(({ token }) => ({ outcome: 'accepted', token })));
    expect(await store.database.selectFrom('stories').selectAll().execute()).toHaveLength(7);
  });

  test('keeps the subject of the first correction to a story', async () => {
    const { corrections, queue } = await open(await newDatabase());
    await corrections.accept(acceptance({ subject: 'the first' }), NOW);
    await corrections.accept(acceptance({ subject: 'another' }), NOW);
    const jobs = await queue.claimDue(NOW, lease('me'), 10);
    expect(jobs.map(({ subject }) => subject)).toEqual(['the first', 'the first']);
  });

  test('accepts the longest story address and the longest site name', async () => {
    const { corrections } = await open(await newDatabase());
    const story = `https://news.test/${Array.from({ length: 56 }, () => randomUUID()).join('')}`.slice(
      0,
      2_048,
    );
    const site = Array.from({ length: 100 }, (_, index) => String.fromCodePoint(0x20000 + index * 37)).join(
      '',
    );
    const { outcome } = await corrections.accept(acceptance({ story, site }), NOW);
    expect(outcome).toBe('accepted');
  });
});

describe('a lease', () => {
  test('gives the letter to one worker until it ends', async () => {
    const { corrections, queue } = await open(await newDatabase());
    const { id } = acceptance();
    await corrections.accept(acceptance({ id }), NOW);
    expect(await queue.claimDue(NOW - 1, lease('early'), 10)).toEqual([]);
    expect(await queue.claimDue(NOW, lease('me'), 10)).toMatchObject([{ id, attempts: 1, settled: {} }]);
    expect(await queue.claimDue(NOW + 999, lease('you'), 10)).toEqual([]);
    expect(await queue.nextDueAt()).toBe(NOW + 1_000);
    expect(await queue.claimDue(NOW + 1_000, lease('you', NOW + 2_000), 10)).toMatchObject([
      { id, attempts: 2 },
    ]);
  });

  test('can be extended, but only by its holder', async () => {
    const { corrections, queue } = await open(await newDatabase());
    await corrections.accept(acceptance(), NOW);
    const jobs = await queue.claimDue(NOW, lease('me'), 10);
    await queue.renew(jobs, lease('you', NOW + 9_000));
    expect(await queue.nextDueAt()).toBe(NOW + 1_000);
    await queue.renew(jobs, lease('me', NOW + 5_000));
    expect(await queue.nextDueAt()).toBe(NOW + 5_000);
  });

  test('can be given back without an attempt', async () => {
    const { corrections, queue } = await open(await newDatabase());
    await corrections.accept(acceptance(), NOW);
    await queue.giveBack(await queue.claimDue(NOW, lease('me'), 10), 'me', NOW);
    expect(await queue.claimDue(NOW, lease('you'), 10)).toMatchObject([{ attempts: 1 }]);
  });

  test('ends when the only relay of a database starts', async () => {
    const { corrections, queue } = await open(await newDatabase());
    await corrections.accept(acceptance(), NOW);
    await queue.claimDue(NOW, lease('dead'), 10);
    await queue.endLeases(NOW);
    expect(await queue.claimDue(NOW, lease('me'), 10)).toHaveLength(1);
  });

  test('that has ended leaves the outcome to the next holder, unless the letter was mailed', async () => {
    const { store, corrections, queue } = await open(await newDatabase());
    await corrections.accept(acceptance(), NOW);
    const [late] = await queue.claimDue(NOW, lease('late'), 1);
    const [next] = await queue.claimDue(NOW + 1_000, lease('next', NOW + 2_000), 1);
    if (late === undefined || next === undefined) throw new Error('no job');
    const row = () =>
      store.database
        .selectFrom('corrections')
        .select(['state', 'holder', 'due_at'])
        .executeTakeFirstOrThrow();
    await queue.reschedule(late, {}, NOW, { words: 'not now', cause: 'busy' });
    await queue.markUndeliverable(late, {}, { words: 'never', cause: 'letter-refused' }, NOW);
    expect(await row()).toEqual({ state: 'received', holder: 'next', due_at: NOW + 2_000 });
    await queue.markMailed(late, {}, NOW);
    expect(await row()).toMatchObject({ state: 'mailed', holder: null });
  });

  test('is never given to two workers that claim at the same time', async () => {
    const location = await newDatabase();
    const { corrections, queue } = await open(location);
    // Two relays share the database here, if the engine allows it.
    const other = engine === 'PostgreSQL' ? (await open(location)).queue : queue;
    await Promise.all(Array.from({ length: 60 }, () => corrections.accept(acceptance(), NOW)));
    const claims = Array.from({ length: 20 }, (_, index) =>
      (index % 2 ? queue : other).claimDue(NOW, lease(`postman ${index}`), 5),
    );
    const claimed = (await Promise.all(claims)).flat().map(({ id }) => id);
    const rest = await queue.claimDue(NOW, lease('last'), 100);
    expect(claimed.length).toBeGreaterThan(0);
    expect(new Set([...claimed, ...rest.map(({ id }) => id)]).size).toBe(60);
    expect(claimed.length + rest.length).toBe(60);
  });
});

describe('a database', () => {
  test('keeps everything when it is closed and opened again, and its times are numbers', async () => {
    const location = await newDatabase();
    const store = await openStore(location);
    const correction = acceptance({ content: '{"quote":"\\u0000 ’ 𝕏"}' });
    await correctionsIn(store).accept(correction, NOW);
    await store.close();
    const { store: again, corrections } = await open(location);
    expect(await corrections.findByToken(correction.token)).toEqual({
      id: correction.id,
      content: correction.content,
      state: 'received',
    });
    expect(
      await again.database.selectFrom('corrections').select(['due_at', 'received_at']).execute(),
    ).toEqual([{ due_at: NOW, received_at: NOW }]);
  });

  test('can be opened by a command while a relay works on it, once the relay has created it', async () => {
    const location = await newDatabase();
    await expect(visitStore(location)).rejects.toThrow(/start the relay once/);
    await open(location);
    const visit = await visitStore(location);
    expect(await queueIn(visit, RULES).nextDueAt()).toBeUndefined();
    await visit.close();
  });

  test.runIf(engine === 'PostgreSQL')('is created once by relays that start together', async () => {
    const location = await newDatabase();
    const opened = await Promise.all(Array.from({ length: 5 }, () => open(location)));
    await Promise.all(opened.map(({ corrections }) => corrections.accept(acceptance(), NOW)));
    expect(await opened[0]?.queue.claimDue(NOW, lease('me'), 10)).toHaveLength(5);
  });

  test.runIf(engine === 'SQLite')('belongs to one relay until it is closed', async () => {
    const location = await newDatabase();
    const store = await openStore(location);
    await expect(openStore(location)).rejects.toThrow('another relay uses this file');
    await store.close();
    await (await openStore(location)).close();
  });
});

// How corrections are sorted, and which letters go out: the deciding itself, without a database.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyArrivals } from '../../../../relay/queue/classify';
import { fairShare } from '../../../../relay/queue/fair-share';
import { isMilestone } from '../../../../relay/queue/milestones';
import type { FirstRow, QueueRow, Traits } from '../../../../relay/queue/row';
import { clientKey, type Limits, selectLetters } from '../../../../relay/queue/select';
import { NEVER } from '../../../../relay/store/schema';

const HOUR = 3_600_000;
const NOW = 1_795_000_000_000;

function row(changes: Partial<QueueRow> = {}): QueueRow {
  return {
    id: 'a',
    token: 'token',
    site: 'Example News',
    story: 'https://news.test/fox',
    subject: 'Fox',
    subjectFrom: 'page',
    content: '{}',
    client: null,
    state: 'received',
    settled: '{}',
    due_at: NOW,
    attempts: 0,
    received_at: NOW,
    duplicate_key: 'jumped',
    desk: '',
    letter_kind: 'unclassified',
    merged_into: null,
    position: 0,
    readers: 0,
    readers_told: 0,
    readers_told_before: null,
    readers_in_letter: null,
    carried_by: null,
    isMuted: false,
    ...changes,
  };
}

function first(changes: Partial<FirstRow> = {}): FirstRow {
  return {
    id: 'first',
    site: 'Example News',
    duplicate_key: 'jumped',
    desk: 'desk@news.test',
    state: 'mailed',
    readers: 1,
    readers_told: 1,
    readers_in_letter: 1,
    received_at: NOW - HOUR,
    answer: null,
    reason: null,
    decidedAt: null,
    clients: new Set(),
    ...changes,
  };
}

const TRAITS: Traits = {
  desk: 'desk@news.test',
  digest: 0,
  mergeWindow: 24 * HOUR,
  madeAt: NOW,
  isReplacement: false,
};

function sortOne(one: QueueRow, firsts: readonly FirstRow[] = [], traits: Partial<Traits> = {}): QueueRow {
  const [sorted] = classifyArrivals([one], firsts, () => ({ ...TRAITS, ...traits })).rows;
  return sorted ?? expect.fail();
}

const LIMITS: Limits = {
  limit: 10,
  lettersLeft: new Map([['Example News', 10]]),
  shareOf: () => 2,
  caused: new Map(),
  now: NOW,
  hourEnd: NOW + HOUR,
};

test('the milestones are 2, 5 and 10, and so on tenfold', () => {
  const milestones = Array.from({ length: 20_001 }, (_, readers) => readers).filter(isMilestone);
  expect(milestones).toEqual([2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000]);
});

describe('an arrival', () => {
  test('that says something new has a letter of its own, at once or with the others of its story', () => {
    expect(sortOne(row())).toMatchObject({ letter_kind: 'own', position: 1, readers: 1, due_at: NOW });
    expect(sortOne(row(), [], { digest: HOUR })).toMatchObject({ letter_kind: 'digest', due_at: NOW + HOUR });
  });

  test('to a muted story has none, and nothing is merged into it', () => {
    const muted = sortOne(row({ isMuted: true }), [first()]);
    expect(muted).toMatchObject({ letter_kind: 'none', readers: 0, due_at: NEVER, state: 'received' });
  });

  test.each<[string, Partial<FirstRow>, Partial<QueueRow>]>([
    [
      'is a follow-up at a milestone',
      { readers: 4 },
      { letter_kind: 'followUp', state: 'received', position: 5 },
    ],
    [
      'has no letter between milestones',
      { readers: 2 },
      { letter_kind: 'none', state: 'mailed', position: 3 },
    ],
    [
      'has none while the first letter waits',
      { readers_in_letter: null, state: 'received' },
      { letter_kind: 'none', state: 'received' },
    ],
    [
      'has none once the editors answered',
      { answer: 'declined', decidedAt: NOW - 1 },
      { letter_kind: 'none', state: 'mailed' },
    ],
  ])('that says the same %s', (_, known, expected) => {
    const sorted = sortOne(row(), [first(known)]);
    expect(sorted).toMatchObject({ ...expected, merged_into: 'first', readers: 0 });
  });

  test.each<[string, Partial<FirstRow>, Partial<Traits>]>([
    ['after the merge window', { received_at: NOW - 24 * HOUR }, {}],
    ['where the site merges nothing', {}, { mergeWindow: 0 }],
    ['as one that no editor got', { state: 'undeliverable' }, {}],
    ['on another site', { site: 'The Other Paper' }, {}],
    ['in place of one that its reader sent before', {}, { isReplacement: true }],
  ])('that says the same %s has a letter of its own', (_, known, traits) => {
    expect(sortOne(row(), [first(known)], traits)).toMatchObject({ letter_kind: 'own', merged_into: null });
  });

  test('that says the same as one that was declined as spam has a letter of its own', () => {
    const spam = first({ answer: 'declined', reason: 'spam', decidedAt: NOW - 1 });
    expect(sortOne(row(), [spam])).toMatchObject({ letter_kind: 'own', merged_into: null, readers: 1 });
    const declined = first({ answer: 'declined', reason: 'no-error', decidedAt: NOW - 1 });
    expect(sortOne(row(), [spam, declined])).toMatchObject({ letter_kind: 'none', merged_into: 'first' });
  });

  test('is one voice more for each client that is known, and for each one that is not', () => {
    const voices = fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(voices, fc.integer({ min: 1, max: 7 }), (clients, size) => {
        const rows = clients.map((client, index) =>
          row({ id: `row ${String(index).padStart(3, '0')}`, client, received_at: NOW + index }),
        );
        let firsts: readonly FirstRow[] = [];
        const sorted: QueueRow[] = [];
        for (let start = 0; start < rows.length; start += size) {
          const batch = classifyArrivals(rows.slice(start, start + size), firsts, () => TRAITS);
          sorted.push(...batch.rows);
          firsts = batch.firsts;
        }
        const known = clients.filter((client) => client !== null);
        const voiceCount = new Set(known).size + (clients.length - known.length);
        expect(firsts.map(({ readers }) => readers)).toEqual([voiceCount]);
        // Every one is kept where the page on which editors answer finds it, and none counts as a reader that is not one.
        for (const { position, merged_into } of sorted.slice(1)) {
          expect(merged_into).toBe(sorted[0]?.id);
          expect(position).toBeGreaterThanOrEqual(1);
          expect(position).toBeLessThanOrEqual(voiceCount);
        }
        const telling = sorted.filter(({ letter_kind }) => letter_kind !== 'none');
        expect(new Set(telling.map(({ position }) => position)).size).toBe(telling.length);
      }),
    );
  });

  test('that was made more than an hour after the mistake was fixed comes back', () => {
    const fixed = first({ answer: 'fixed', decidedAt: NOW - HOUR - 1 });
    expect(sortOne(row(), [fixed])).toMatchObject({
      letter_kind: 'returned',
      position: 1,
      merged_into: null,
    });
    expect(sortOne(row(), [fixed], { madeAt: NOW - 1 })).toMatchObject({ letter_kind: 'none' });
  });

  test('is counted once and in order, with however many others it comes, in whatever batches', () => {
    const arrivals = fc.array(
      fc.record({ duplicate_key: fc.constantFrom('a', 'b', 'c'), at: fc.integer({ min: 0, max: 50 }) }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(arrivals, fc.integer({ min: 1, max: 7 }), (all, size) => {
        const rows = all
          .toSorted((one, other) => one.at - other.at)
          .map(({ duplicate_key, at }, index) =>
            row({ id: `row ${String(index).padStart(3, '0')}`, duplicate_key, received_at: NOW + at }),
          );
        let firsts: readonly FirstRow[] = [];
        const sorted: QueueRow[] = [];
        for (let start = 0; start < rows.length; start += size) {
          const batch = classifyArrivals(rows.slice(start, start + size), firsts, () => TRAITS);
          sorted.push(...batch.rows);
          firsts = batch.firsts;
        }
        for (const same of ['a', 'b', 'c']) {
          const these = sorted.filter((one) => one.duplicate_key === same);
          expect(these.map(({ position }) => position)).toEqual(these.map((_, index) => index + 1));
          expect(firsts.filter((one) => one.duplicate_key === same).map(({ readers }) => readers)).toEqual(
            these.length === 0 ? [] : [these.length],
          );
        }
      }),
    );
  });
});

describe('a letter', () => {
  test('that a client causes beyond its share of the hour waits for the end of it; those of others go', () => {
    const letters = [
      ...['mine', 'mine', 'mine'].map((client, index) =>
        row({ id: `mine ${index}`, letter_kind: 'own', client }),
      ),
      row({ id: 'theirs', letter_kind: 'own', client: 'theirs' }),
      ...['x', 'y', 'z'].map((id) => row({ id: `nobody ${id}`, letter_kind: 'own' })),
    ];
    const { rows, taken } = selectLetters(letters, [], LIMITS);
    expect(taken).toEqual(['mine 0', 'mine 1', 'theirs', 'nobody x', 'nobody y', 'nobody z']);
    expect(rows.find(({ id }) => id === 'mine 2')).toMatchObject({
      letter_kind: 'overflow',
      due_at: LIMITS.hourEnd,
    });
    const caused = new Map([[clientKey('Example News', 'mine'), 2]]);
    expect(selectLetters(letters, [], { ...LIMITS, caused }).taken).not.toContain('mine 0');
    const elsewhere = new Map([[clientKey('The Other Paper', 'mine'), 2]]);
    expect(selectLetters(letters, [], { ...LIMITS, caused: elsewhere }).taken).toContain('mine 0');
  });

  test('that was taken before goes again whatever its client has caused since', () => {
    const again = row({
      letter_kind: 'own',
      client: 'mine',
      readers_in_letter: 1,
      readers_told_before: 1,
      readers: 1,
      position: 1,
    });
    const caused = new Map([[clientKey('Example News', 'mine'), 9]]);
    expect(selectLetters([again], [], { ...LIMITS, caused }).taken).toEqual(['a']);
  });

  test('says how many readers there are when it is taken first, and says so again when it is tried again', () => {
    const own = row({ letter_kind: 'own', readers: 3, position: 1 });
    const { rows, taken } = selectLetters([own], [first({ id: 'a', readers: 4 })], LIMITS);
    expect(taken).toEqual(['a']);
    expect(rows[0]).toMatchObject({ readers_in_letter: 4, readers_told_before: 1, readers_told: 4 });
    const again = selectLetters(
      [{ ...own, readers_in_letter: 3, readers_told_before: 1 }],
      [first({ id: 'a', readers: 9 })],
      LIMITS,
    );
    expect(again.rows[0]).toMatchObject({ readers_in_letter: 3, readers_told_before: 1 });
  });

  test('beyond the letters an hour waits for the hour’s end, unless it was counted before', () => {
    const rows = [
      row({ id: 'new', letter_kind: 'own', readers: 1 }),
      row({
        id: 'again',
        letter_kind: 'own',
        readers: 1,
        readers_in_letter: 1,
        readers_told_before: 1,
        attempts: 3,
      }),
    ];
    const none = { ...LIMITS, lettersLeft: new Map([['Example News', 0]]) };
    const taking = selectLetters(rows, [], none);
    expect(taking.taken).toEqual(['again']);
    expect(taking.rows[0]).toMatchObject({
      letter_kind: 'overflow',
      due_at: NOW + HOUR,
      readers_in_letter: null,
    });
  });

  test.each<[string, Partial<FirstRow>]>([
    ['once the editors answered', { readers: 5, answer: 'fixed', decidedAt: NOW }],
    ['where they were told of it by another letter', { readers: 5, readers_told: 5 }],
  ])('as a follow-up is dropped %s', (_, known) => {
    const followUp = row({ letter_kind: 'followUp', merged_into: 'first', position: 5 });
    const { rows, taken } = selectLetters([followUp], [first(known)], LIMITS);
    expect(taken).toEqual([]);
    expect(rows[0]).toMatchObject({ letter_kind: 'none', state: 'mailed', due_at: NEVER });
  });

  test('of follow-ups that wait together is one, which says the whole number', () => {
    const followUps = ['second', 'fifth'].map((id, index) =>
      row({ id, letter_kind: 'followUp', merged_into: 'first', position: index === 0 ? 2 : 5 }),
    );
    const { rows, taken, firsts } = selectLetters(followUps, [first({ readers: 6 })], LIMITS);
    expect(taken).toEqual(['second']);
    expect(rows[0]).toMatchObject({ readers_told_before: 1, readers_in_letter: 6 });
    expect(firsts[0]).toMatchObject({ readers_told: 6 });
  });

  test('of several corrections that go together is led by the first that is due', () => {
    const digest = (id: string, changes: Partial<QueueRow> = {}) =>
      row({ id, letter_kind: 'digest', desk: 'desk@news.test', readers: 1, ...changes });
    const { rows, taken } = selectLetters(
      [digest('one'), digest('two'), digest('elsewhere', { story: 'https://news.test/dog' })],
      [],
      LIMITS,
    );
    expect(taken).toEqual(['one', 'elsewhere']);
    expect(rows.map(({ carried_by }) => carried_by)).toEqual(['one', null, 'elsewhere']);
  });

  test('about a story that was muted meanwhile is dropped, unless it carries other stories too', () => {
    const kinds = ['own', 'digest', 'followUp', 'overflow'] as const;
    const rows = kinds.map((kind) => row({ id: kind, letter_kind: kind, isMuted: true, readers: 1 }));
    const carrying = row({
      id: 'carrying',
      letter_kind: 'overflow',
      isMuted: true,
      readers_in_letter: 1,
      carried_by: 'carrying',
    });
    expect(selectLetters([...rows, carrying], [], LIMITS).taken).toEqual(['carrying']);
  });
});

test('no site gets more letters than are left to it, and no more than asked for are taken in all', () => {
  const letters = fc.array(
    fc.record({
      site: fc.constantFrom('A', 'B', 'C'),
      letter_kind: fc.constantFrom('own' as const, 'digest' as const, 'overflow' as const),
      story: fc.constantFrom('x', 'y'),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(
      letters,
      fc.nat(12),
      fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }),
      (all, limit, left) => {
        const rows = all.map((one, index) => row({ ...one, id: `row ${index}`, readers: 1 }));
        const lettersLeft = new Map(['A', 'B', 'C'].map((site, index) => [site, left[index] ?? 0]));
        const taking = selectLetters(rows, [], { ...LIMITS, limit, lettersLeft });
        const taken = taking.rows.filter(({ id }) => taking.taken.includes(id));
        expect(taken.length).toBeLessThanOrEqual(limit);
        for (const [site, most] of lettersLeft)
          expect(taken.filter((one) => one.site === site).length).toBeLessThanOrEqual(most);
        // Nothing is lost: what is not taken waits, now or for the hour's end.
        for (const one of taking.rows) expect(one).toMatchObject({ state: 'received' });
        for (const one of taking.rows) expect(one.due_at).toBeLessThanOrEqual(LIMITS.hourEnd);
      },
    ),
  );
});

test('each site has its turn, and within a site the first comes first', () => {
  const waiting = fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 60 });
  fc.assert(
    fc.property(waiting, fc.nat(20), (sites, limit) => {
      const all = sites.map((site, index) => ({ site, index }));
      const share = fairShare(all, limit);
      expect(share).toHaveLength(Math.min(limit, all.length));
      for (const site of new Set(sites)) {
        const mine = share.filter((one) => one.site === site);
        const allMine = all.filter((one) => one.site === site);
        expect(mine).toEqual(allMine.slice(0, mine.length));
        // Nobody has two more than one who still waits.
        for (const other of new Set(sites)) {
          const others = share.filter((one) => one.site === other).length;
          if (mine.length < allMine.length) expect(others).toBeLessThanOrEqual(mine.length + 1);
        }
      }
    }),
  );
});

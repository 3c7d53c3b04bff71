// How corrections are classified and letters are selected, without a database.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyArrivals, isMilestone } from '../../../../relay/queue/classify';
import type { LeadRow, QueueRow } from '../../../../relay/queue/row';
import type { Traits } from '../../../../relay/queue/rules';
import { clientKey, type Limits, selectLetters } from '../../../../relay/queue/select';
import { fairShare } from '../../../../relay/queue/waiting';
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

function lead(changes: Partial<LeadRow> = {}): LeadRow {
  return {
    id: 'lead',
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

function classifyOne(one: QueueRow, leads: readonly LeadRow[] = [], traits: Partial<Traits> = {}): QueueRow {
  const [classified] = classifyArrivals([one], leads, () => ({ ...TRAITS, ...traits })).rows;
  return classified ?? expect.fail();
}

const LIMITS: Limits = {
  limit: 10,
  lettersLeft: new Map([['Example News', 10]]),
  shareOf: () => 2,
  caused: new Map(),
  now: NOW,
  hourEnd: NOW + HOUR,
};

test('the milestones are 2, 5 and 10, and ten times, a hundred times and so on of these', () => {
  const milestones = Array.from({ length: 20_001 }, (_, readers) => readers).filter(isMilestone);
  expect(milestones).toEqual([2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000]);
});

describe('an arrival', () => {
  test('that is not a duplicate gets its own letter immediately, or is collected with others to its story', () => {
    expect(classifyOne(row())).toMatchObject({ letter_kind: 'own', position: 1, readers: 1, due_at: NOW });
    expect(classifyOne(row(), [], { digest: HOUR })).toMatchObject({
      letter_kind: 'digest',
      due_at: NOW + HOUR,
    });
  });

  test('to a muted story gets no letter, and nothing is merged into it', () => {
    const muted = classifyOne(row({ isMuted: true }), [lead()]);
    expect(muted).toMatchObject({ letter_kind: 'none', readers: 0, due_at: NEVER, state: 'received' });
  });

  test.each<[string, Partial<LeadRow>, Partial<QueueRow>]>([
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
      'has no letter while the lead’s letter waits',
      { readers_in_letter: null, state: 'received' },
      { letter_kind: 'none', state: 'received' },
    ],
    [
      'has no letter after a verdict',
      { answer: 'declined', decidedAt: NOW - 1 },
      { letter_kind: 'none', state: 'mailed' },
    ],
  ])('that is a duplicate %s', (_, known, expected) => {
    const classified = classifyOne(row(), [lead(known)]);
    expect(classified).toMatchObject({ ...expected, merged_into: 'lead', readers: 0 });
  });

  test.each<[string, Partial<LeadRow>, Partial<Traits>]>([
    ['after the merge window', { received_at: NOW - 24 * HOUR }, {}],
    ['on a site that merges nothing', {}, { mergeWindow: 0 }],
    ['of a correction that no editor received', { state: 'undeliverable' }, {}],
    ['of a correction to another site', { site: 'The Other Paper' }, {}],
    ['and replaces one that its reader sent before', {}, { isReplacement: true }],
  ])('that is a duplicate %s gets its own letter', (_, known, traits) => {
    expect(classifyOne(row(), [lead(known)], traits)).toMatchObject({
      letter_kind: 'own',
      merged_into: null,
    });
  });

  test('that is a duplicate of one declined as spam gets its own letter', () => {
    const spam = lead({ answer: 'declined', reason: 'spam', decidedAt: NOW - 1 });
    expect(classifyOne(row(), [spam])).toMatchObject({ letter_kind: 'own', merged_into: null, readers: 1 });
    const declined = lead({ answer: 'declined', reason: 'no-error', decidedAt: NOW - 1 });
    expect(classifyOne(row(), [spam, declined])).toMatchObject({ letter_kind: 'none', merged_into: 'lead' });
  });

  test('counts as one reader for each known client, and for each unknown one', () => {
    const senders = fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(senders, fc.integer({ min: 1, max: 7 }), (clients, size) => {
        const rows = clients.map((client, index) =>
          row({ id: `row ${String(index).padStart(3, '0')}`, client, received_at: NOW + index }),
        );
        let leads: readonly LeadRow[] = [];
        const classified: QueueRow[] = [];
        for (let start = 0; start < rows.length; start += size) {
          const batch = classifyArrivals(rows.slice(start, start + size), leads, () => TRAITS);
          classified.push(...batch.rows);
          leads = batch.leads;
        }
        const known = clients.filter((client) => client !== null);
        const readerCount = new Set(known).size + (clients.length - known.length);
        expect(leads.map(({ readers }) => readers)).toEqual([readerCount]);
        // Each is stored where the verdict page finds it, and none counts as another reader.
        for (const { position, merged_into } of classified.slice(1)) {
          expect(merged_into).toBe(classified[0]?.id);
          expect(position).toBeGreaterThanOrEqual(1);
          expect(position).toBeLessThanOrEqual(readerCount);
        }
        const withLetter = classified.filter(({ letter_kind }) => letter_kind !== 'none');
        expect(new Set(withLetter.map(({ position }) => position)).size).toBe(withLetter.length);
      }),
    );
  });

  test('that was made more than an hour after the mistake was fixed is a lead again', () => {
    const fixed = lead({ answer: 'fixed', decidedAt: NOW - HOUR - 1 });
    expect(classifyOne(row(), [fixed])).toMatchObject({
      letter_kind: 'returned',
      position: 1,
      merged_into: null,
    });
    expect(classifyOne(row(), [fixed], { madeAt: NOW - 1 })).toMatchObject({ letter_kind: 'none' });
  });

  test('is counted once and in order, in batches of any number and size', () => {
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
        let leads: readonly LeadRow[] = [];
        const classified: QueueRow[] = [];
        for (let start = 0; start < rows.length; start += size) {
          const batch = classifyArrivals(rows.slice(start, start + size), leads, () => TRAITS);
          classified.push(...batch.rows);
          leads = batch.leads;
        }
        for (const key of ['a', 'b', 'c']) {
          const these = classified.filter((one) => one.duplicate_key === key);
          expect(these.map(({ position }) => position)).toEqual(these.map((_, index) => index + 1));
          expect(leads.filter((one) => one.duplicate_key === key).map(({ readers }) => readers)).toEqual(
            these.length === 0 ? [] : [these.length],
          );
        }
      }),
    );
  });
});

describe('a letter', () => {
  test('above a client’s share of the hour waits for the end of the hour, and letters of other clients are sent', () => {
    const letters = [
      ...['mine', 'mine', 'mine'].map((client, index) =>
        row({ id: `mine ${index}`, letter_kind: 'own', client }),
      ),
      row({ id: 'theirs', letter_kind: 'own', client: 'theirs' }),
      ...['x', 'y', 'z'].map((id) => row({ id: `nobody ${id}`, letter_kind: 'own' })),
    ];
    const { rows, selected } = selectLetters(letters, [], LIMITS);
    expect(selected).toEqual(['mine 0', 'mine 1', 'theirs', 'nobody x', 'nobody y', 'nobody z']);
    expect(rows.find(({ id }) => id === 'mine 2')).toMatchObject({
      letter_kind: 'overflow',
      due_at: LIMITS.hourEnd,
    });
    const caused = new Map([[clientKey('Example News', 'mine'), 2]]);
    expect(selectLetters(letters, [], { ...LIMITS, caused }).selected).not.toContain('mine 0');
    const elsewhere = new Map([[clientKey('The Other Paper', 'mine'), 2]]);
    expect(selectLetters(letters, [], { ...LIMITS, caused: elsewhere }).selected).toContain('mine 0');
  });

  test('that was tried before is sent again, even if its client has reached its share since', () => {
    const again = row({
      letter_kind: 'own',
      client: 'mine',
      readers_in_letter: 1,
      readers_told_before: 1,
      readers: 1,
      position: 1,
    });
    const caused = new Map([[clientKey('Example News', 'mine'), 9]]);
    expect(selectLetters([again], [], { ...LIMITS, caused }).selected).toEqual(['a']);
  });

  test('counts the readers at its first attempt, and keeps the count for all other attempts', () => {
    const own = row({ letter_kind: 'own', readers: 3, position: 1 });
    const { rows, selected } = selectLetters([own], [lead({ id: 'a', readers: 4 })], LIMITS);
    expect(selected).toEqual(['a']);
    expect(rows[0]).toMatchObject({ readers_in_letter: 4, readers_told_before: 1, readers_told: 4 });
    const again = selectLetters(
      [{ ...own, readers_in_letter: 3, readers_told_before: 1 }],
      [lead({ id: 'a', readers: 9 })],
      LIMITS,
    );
    expect(again.rows[0]).toMatchObject({ readers_in_letter: 3, readers_told_before: 1 });
  });

  test('above the site’s letters per hour waits for the end of the hour, unless it was counted before', () => {
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
    const selection = selectLetters(rows, [], none);
    expect(selection.selected).toEqual(['again']);
    expect(selection.rows[0]).toMatchObject({
      letter_kind: 'overflow',
      due_at: NOW + HOUR,
      readers_in_letter: null,
    });
  });

  test.each<[string, Partial<LeadRow>]>([
    ['after a verdict', { readers: 5, answer: 'fixed', decidedAt: NOW }],
    ['if another letter told the editors', { readers: 5, readers_told: 5 }],
  ])('that is a follow-up is dropped %s', (_, known) => {
    const followUp = row({ letter_kind: 'followUp', merged_into: 'lead', position: 5 });
    const { rows, selected } = selectLetters([followUp], [lead(known)], LIMITS);
    expect(selected).toEqual([]);
    expect(rows[0]).toMatchObject({ letter_kind: 'none', state: 'mailed', due_at: NEVER });
  });

  test('replaces several follow-ups that wait together, and counts all readers', () => {
    const followUps = ['second', 'fifth'].map((id, index) =>
      row({ id, letter_kind: 'followUp', merged_into: 'lead', position: index === 0 ? 2 : 5 }),
    );
    const { rows, selected, leads } = selectLetters(followUps, [lead({ readers: 6 })], LIMITS);
    expect(selected).toEqual(['second']);
    expect(rows[0]).toMatchObject({ readers_told_before: 1, readers_in_letter: 6 });
    expect(leads[0]).toMatchObject({ readers_told: 6 });
  });

  test('for several corrections belongs to the first one that is due', () => {
    const digest = (id: string, changes: Partial<QueueRow> = {}) =>
      row({ id, letter_kind: 'digest', desk: 'desk@news.test', readers: 1, ...changes });
    const { rows, selected } = selectLetters(
      [digest('one'), digest('two'), digest('elsewhere', { story: 'https://news.test/dog' })],
      [],
      LIMITS,
    );
    expect(selected).toEqual(['one', 'elsewhere']);
    expect(rows.map(({ carried_by }) => carried_by)).toEqual(['one', null, 'elsewhere']);
  });

  test('about a story that is muted now is dropped, unless it has corrections to other stories too', () => {
    const kinds = ['own', 'digest', 'followUp', 'overflow'] as const;
    const rows = kinds.map((kind) => row({ id: kind, letter_kind: kind, isMuted: true, readers: 1 }));
    const carrying = row({
      id: 'carrying',
      letter_kind: 'overflow',
      isMuted: true,
      readers_in_letter: 1,
      carried_by: 'carrying',
    });
    expect(selectLetters([...rows, carrying], [], LIMITS).selected).toEqual(['carrying']);
  });
});

test('no site gets more letters than it has left, and at most the limit is selected in all', () => {
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
        const selection = selectLetters(rows, [], { ...LIMITS, limit, lettersLeft });
        const selected = selection.rows.filter(({ id }) => selection.selected.includes(id));
        expect(selected.length).toBeLessThanOrEqual(limit);
        for (const [site, most] of lettersLeft)
          expect(selected.filter((one) => one.site === site).length).toBeLessThanOrEqual(most);
        // No letter is lost: those that are not selected wait, for the next claim or for the end of the hour.
        for (const one of selection.rows) expect(one).toMatchObject({ state: 'received' });
        for (const one of selection.rows) expect(one.due_at).toBeLessThanOrEqual(LIMITS.hourEnd);
      },
    ),
  );
});

test('each site gets its turn, and a site’s letters keep their order', () => {
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
        // No site is two letters ahead of a site that still waits.
        for (const other of new Set(sites)) {
          const others = share.filter((one) => one.site === other).length;
          if (mine.length < allMine.length) expect(others).toBeLessThanOrEqual(mine.length + 1);
        }
      }
    }),
  );
});

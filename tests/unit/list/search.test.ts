// How the list is filtered and counted, and what it shows first.

import { describe, expect, test } from 'vitest';
import type { Correction } from '../../../lib/correction/correction';
import { newCorrectionId } from '../../../lib/correction/id';
import type { Status } from '../../../lib/correction/status';
import {
  type CorrectionFilter,
  countOutcomes,
  filtered,
  mostWantedFirst,
  type News,
  NO_FILTER,
  OUTCOMES,
  showsAll,
} from '../../../lib/list/search';
import { correction } from '../../../testing/samples/corrections';

const NO_NEWS: News = new Set();

function stored(status: Status, parts: Parameters<typeof correction>[0] = {}): Correction {
  return { ...correction({ id: newCorrectionId(), ...parts }), status, history: [] };
}

describe('the filter', () => {
  const one = stored({ state: 'fixed' });
  const shows = (filter: CorrectionFilter, news = NO_NEWS) => filtered([one], filter, news).length === 1;

  test.each(['', '  ', 'JUMPD', 'jumped', 'fox dog', 'clears FOX', 'news.test', 'example news'])(
    'shows the correction for the words “%s”',
    (words) => {
      expect(shows({ words })).toBe(true);
    },
  );

  test.each(['zebra', 'fox zebra'])('does not show the correction for the words “%s”', (words) => {
    expect(shows({ words })).toBe(false);
  });

  test('shows corrections with the chosen outcome', () => {
    expect(shows({ words: 'fox', outcome: 'fixed' })).toBe(true);
    expect(shows({ words: 'fox', outcome: 'declined' })).toBe(false);
    expect(shows({ words: '', outcome: 'new' })).toBe(false);
    expect(shows({ words: '', outcome: 'new' }, new Set([one.id]))).toBe(true);
  });

  test('shows an edited correction by its new words', () => {
    expect(shows({ words: 'jumped' })).toBe(true);
    const edited: Correction = { ...one, suggestion: { kind: 'typo', replacement: 'leapt' } };
    expect(filtered([edited], { words: 'leapt' }, NO_NEWS)).toEqual([edited]);
    expect(filtered([edited], { words: 'jumped' }, NO_NEWS)).toEqual([]);
  });

  test('without words and outcome shows all', () => {
    expect(showsAll({ words: ' ' })).toBe(true);
    expect(showsAll({ words: '', outcome: 'fixed' })).toBe(false);
    const all = [one, stored({ state: 'held' })];
    expect(filtered(all, NO_FILTER, NO_NEWS)).toBe(all);
  });
});

test('each outcome is counted as the filter shows it', () => {
  const all = [
    stored({ state: 'held' }),
    stored({ state: 'queued', due: 0, attempts: 0 }),
    stored({ state: 'sending', due: 0, attempts: 1 }),
    stored({ state: 'fixed' }),
    stored({ state: 'declined' }),
    stored({ state: 'failed', problem: { kind: 'gave-up' } }),
    stored({ state: 'withdrawn' }),
  ];
  const news: News = new Set(all.slice(3, 5).map(({ id }) => id));
  const counts = countOutcomes(all, news);
  expect(counts).toEqual({ new: 2, waiting: 3, fixed: 1, declined: 1, failed: 1 });
  for (const outcome of OUTCOMES)
    expect(filtered(all, { words: '', outcome }, news)).toHaveLength(counts[outcome]);
});

describe('the list begins with', () => {
  const [newest, second, third, oldest] = Array.from({ length: 4 }, () => stored({ state: 'fixed' }));
  const all = [newest, second, third, oldest].filter((one) => one !== undefined);

  test('the newest corrections if there is nothing else', () => {
    expect(mostWantedFirst(all, NO_NEWS, undefined)).toEqual([newest, second, third, oldest]);
  });

  test('the corrections with news', () => {
    const news: News = new Set(all.slice(2).map(({ id }) => id));
    expect(mostWantedFirst(all, news, undefined)).toEqual([third, oldest, newest, second]);
  });

  test('the correction that was just sent, before those with news', () => {
    const news: News = new Set(all.slice(1, 3).map(({ id }) => id));
    expect(mostWantedFirst(all, news, second?.id)).toEqual([second, third, newest, oldest]);
    expect(mostWantedFirst(all, NO_NEWS, oldest?.id)).toEqual([oldest, newest, second, third]);
  });
});

// How the list is filtered, grouped by story and split into segments.

import { describe, expect, test } from 'vitest';
import type { Correction } from '../../../lib/correction/correction';
import { newCorrectionId } from '../../../lib/correction/id';
import type { Status } from '../../../lib/correction/status';
import { byStory, type ListSegment, matchesFilter, segmentsOf, showsAll } from '../../../lib/list/search';
import { correction } from '../../../testing/samples/corrections';

function stored(status: Status, parts: Parameters<typeof correction>[0] = {}): Correction {
  return { ...correction(parts), status, history: [] };
}

describe('the filter', () => {
  const one = stored({ state: 'fixed' });

  test.each(['', '  ', 'JUMPD', 'jumped', 'fox dog', 'clears FOX', 'news.test', 'example news'])(
    'shows the correction for the words “%s”',
    (words) => {
      expect(matchesFilter(one, { words })).toBe(true);
    },
  );

  test.each(['zebra', 'fox zebra'])('does not show the correction for the words “%s”', (words) => {
    expect(matchesFilter(one, { words })).toBe(false);
  });

  test('shows corrections with the chosen outcome', () => {
    expect(matchesFilter(one, { words: 'fox', outcome: 'fixed' })).toBe(true);
    expect(matchesFilter(one, { words: 'fox', outcome: 'waiting' })).toBe(false);
    expect(matchesFilter(stored({ state: 'held' }), { words: '', outcome: 'waiting' })).toBe(true);
  });

  test('without words and outcome shows all', () => {
    expect(showsAll({ words: ' ' })).toBe(true);
    expect(showsAll({ words: '', outcome: 'fixed' })).toBe(false);
  });
});

test('corrections are grouped by story, the story of the newest first', () => {
  const page = (name: string) => ({ page: { address: `https://news.test/${name}` } });
  const moved = { page: { address: 'https://news.test/amp/a', canonical: 'https://news.test/a' } };
  const all = [page('b'), moved, page('b'), page('a')].map((parts) => stored({ state: 'held' }, parts));
  expect(byStory(all).map(({ address, corrections }) => [address, corrections.length])).toEqual([
    ['https://news.test/b', 2],
    ['https://news.test/a', 2],
  ]);
});

describe('the segments of a long list', () => {
  const all = Array.from({ length: 3_000 }, (_, index) => {
    const address = `https://news.test/${index % 7 === 0 ? 'often' : index % 500}`;
    return stored({ state: 'held' }, { id: newCorrectionId(), page: { address } });
  }).toReversed();
  const segments = segmentsOf(byStory(all));
  const contentOf = ({ key, parts }: ListSegment) => [
    key,
    ...parts.flatMap(({ corrections }) => corrections),
  ];

  test('contain all corrections in their order, even of a story with hundreds', () => {
    const cards = segments.flatMap(({ parts }) => parts.flatMap(({ corrections }) => corrections));
    expect(cards).toEqual(byStory(all).flatMap(({ corrections }) => corrections));
    for (const { story, start, corrections } of segments.flatMap(({ parts }) => parts))
      expect(story.corrections.slice(start, start + corrections.length)).toEqual(corrections);
  });

  test('have about eight corrections each, and at most sixteen', () => {
    expect(all.length / segments.length).toBeGreaterThan(5);
    expect(all.length / segments.length).toBeLessThan(10);
    expect(Math.max(...segments.map((segment) => contentOf(segment).length - 1))).toBeLessThanOrEqual(16);
  });

  test('change only near a correction that is added or removed', () => {
    const without = all.filter((_, index) => index !== 1_500);
    const before = new Map(segments.map((segment) => [segment.key, contentOf(segment)]));
    const changed = segmentsOf(byStory(without)).filter((segment) => {
      const known = before.get(segment.key);
      return known === undefined || contentOf(segment).some((one, index) => one !== known[index]);
    });
    expect(changed.length).toBeLessThanOrEqual(5);
  });
});

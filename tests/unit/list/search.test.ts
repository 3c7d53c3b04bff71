// What a reader finds in the list.

import { describe, expect, test } from 'vitest';
import type { Correction } from '../../../lib/correction/correction';
import { newCorrectionId } from '../../../lib/correction/id';
import type { Status } from '../../../lib/correction/status';
import { byStory, isAll, isWanted, type Stretch, stretchesOf } from '../../../lib/list/search';
import { correction } from '../../../testing/samples/corrections';

function stored(status: Status, parts: Parameters<typeof correction>[0] = {}): Correction {
  return { ...correction(parts), status, history: [] };
}

describe('a correction is found', () => {
  const one = stored({ state: 'fixed' });

  test.each(['', '  ', 'JUMPD', 'jumped', 'fox dog', 'clears FOX', 'news.test', 'example news'])(
    'by “%s”',
    (words) => {
      expect(isWanted(one, { words })).toBe(true);
    },
  );

  test.each(['zebra', 'fox zebra'])('not by “%s”', (words) => {
    expect(isWanted(one, { words })).toBe(false);
  });

  test('by what became of it, as people say it', () => {
    expect(isWanted(one, { words: 'fox', outcome: 'fixed' })).toBe(true);
    expect(isWanted(one, { words: 'fox', outcome: 'waiting' })).toBe(false);
    expect(isWanted(stored({ state: 'held' }), { words: '', outcome: 'waiting' })).toBe(true);
  });

  test('where nothing is asked for', () => {
    expect(isAll({ words: ' ' })).toBe(true);
    expect(isAll({ words: '', outcome: 'fixed' })).toBe(false);
  });
});

test('corrections stand story by story, the story of the newest first', () => {
  const page = (name: string) => ({ page: { address: `https://news.test/${name}` } });
  const moved = { page: { address: 'https://news.test/amp/a', canonical: 'https://news.test/a' } };
  const all = [page('b'), moved, page('b'), page('a')].map((parts) => stored({ state: 'held' }, parts));
  expect(byStory(all).map(({ address, corrections }) => [address, corrections.length])).toEqual([
    ['https://news.test/b', 2],
    ['https://news.test/a', 2],
  ]);
});

describe('a long list is cut into stretches', () => {
  const all = Array.from({ length: 3_000 }, (_, index) => {
    const address = `https://news.test/${index % 7 === 0 ? 'often' : index % 500}`;
    return stored({ state: 'held' }, { id: newCorrectionId(), page: { address } });
  }).toReversed();
  const stretches = stretchesOf(byStory(all));
  const told = ({ key, parts }: Stretch) => [key, ...parts.flatMap(({ corrections }) => corrections)];

  test('that hold all of it in its order, a story of hundreds too', () => {
    const cards = stretches.flatMap(({ parts }) => parts.flatMap(({ corrections }) => corrections));
    expect(cards).toEqual(byStory(all).flatMap(({ corrections }) => corrections));
    for (const { story, start, corrections } of stretches.flatMap(({ parts }) => parts))
      expect(story.corrections.slice(start, start + corrections.length)).toEqual(corrections);
  });

  test('of some eight corrections each, and never many', () => {
    expect(all.length / stretches.length).toBeGreaterThan(5);
    expect(all.length / stretches.length).toBeLessThan(10);
    expect(Math.max(...stretches.map((stretch) => told(stretch).length - 1))).toBeLessThanOrEqual(16);
  });

  test('and stay the same but for those near to what came or went', () => {
    const without = all.filter((_, index) => index !== 1_500);
    const before = new Map(stretches.map((stretch) => [stretch.key, told(stretch)]));
    const changed = stretchesOf(byStory(without)).filter((stretch) => {
      const known = before.get(stretch.key);
      return known === undefined || told(stretch).some((one, index) => one !== known[index]);
    });
    expect(changed.length).toBeLessThanOrEqual(5);
  });
});

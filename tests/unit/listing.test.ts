// What a reader finds in the list.

import { describe, expect, test } from 'vitest';
import type { Status } from '../../lib/correction/status';
import type { Correction } from '../../lib/correction/whole';
import { byStory, isAll, isWanted } from '../../lib/outbox/listing';
import { correction } from './samples';

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

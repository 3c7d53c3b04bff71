// Corrections are grouped by their story, however they are mixed.

import { expect, test } from 'vitest';
import { byStory } from '../../../../relay/domain/story-groups';

const entry = (id: number, address: string, canonical?: string) => ({
  id,
  content: { page: { address, ...(canonical === undefined ? {} : { canonical }) } },
});
const ids = (entries: readonly ReturnType<typeof entry>[]) =>
  byStory(entries).map((group) => group.map(({ id }) => id));

test('a story has the place of its first correction, and its corrections keep their order', () => {
  const [fox, dog, choir] = ['https://news.test/fox', 'https://news.test/dog', 'https://news.test/choir'];
  expect(ids([entry(1, fox), entry(2, dog), entry(3, fox), entry(4, choir), entry(5, dog)])).toEqual([
    [1, 3],
    [2, 5],
    [4],
  ]);
});

test('two addresses of a story are one story, if the page says so', () => {
  const fox = 'https://news.test/fox';
  expect(ids([entry(1, fox), entry(2, 'https://m.news.test/fox?page=2', fox)])).toEqual([[1, 2]]);
});

test('two stories at one address are two stories, if the page says so', () => {
  const reader = 'https://news.test/reader';
  expect(ids([entry(1, reader, 'https://news.test/fox'), entry(2, reader, 'https://news.test/dog')])).toEqual(
    [[1], [2]],
  );
});

test('no corrections are no stories', () => {
  expect(byStory([])).toEqual([]);
});

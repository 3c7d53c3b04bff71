// The content of a correction, and the link that opens it.

import { describe, expect, test } from 'vitest';
import { deepLink } from '../../../lib/correction/content';
import { correction, note } from '../../../testing/samples/corrections';

describe('the link to a passage', () => {
  test('opens the story at the passage', () => {
    expect(deepLink(correction())).toBe('https://news.test/2026/11/fox#:~:text=jumpd');
  });

  test('opens the address that the reader had open, where the directive was proved', () => {
    const page = { address: 'https://m.news.test/fox', canonical: 'https://news.test/fox' };
    expect(deepLink(correction({ page }))).toBe('https://m.news.test/fox#:~:text=jumpd');
  });

  test('is the plain address if no directive exists or nothing is highlighted', () => {
    const passage = { exact: 'jumpd', prefix: '', suffix: '', start: 0, end: 5 };
    expect(deepLink(correction({ passage }))).toBe('https://news.test/2026/11/fox');
    expect(deepLink(note('Old.'))).toBe('https://news.test/2026/11/fox');
  });

  test.each([
    ['https://news.test/#/fox', 'https://news.test/#/fox:~:text=jumpd'],
    ['https://news.test/#', 'https://news.test/#:~:text=jumpd'],
    ['https://news.test/#/fox:~:text=other', 'https://news.test/#/fox:~:text=jumpd'],
    ['https://news.test/#:~:text=other', 'https://news.test/#:~:text=jumpd'],
  ])('keeps the fragment of %s, by which the site may route, but no other directive', (address, link) => {
    expect(deepLink(correction({ page: { address } }))).toBe(link);
  });
});

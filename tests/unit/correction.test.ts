// The whole of a correction, and the link that opens it.

import { describe, expect, test } from 'vitest';
import { deepLink } from '../../lib/correction/content';
import { correction, note } from '../../testing/samples/corrections';

describe('the link to a passage', () => {
  test('opens the story at the passage', () => {
    expect(deepLink(correction())).toBe('https://news.test/2026/11/fox#:~:text=jumpd');
  });

  test('opens the story by the name that it gives itself', () => {
    const page = { address: 'https://m.news.test/fox', canonical: 'https://news.test/fox' };
    expect(deepLink(correction({ page }))).toBe('https://news.test/fox#:~:text=jumpd');
  });

  test('is the plain address where no directive can exist, or nothing is highlighted', () => {
    const passage = { exact: 'jumpd', prefix: '', suffix: '', start: 0, end: 5 };
    expect(deepLink(correction({ passage }))).toBe('https://news.test/2026/11/fox');
    expect(deepLink(note('Old.'))).toBe('https://news.test/2026/11/fox');
  });

  test('puts the directive in the place of a fragment', () => {
    expect(deepLink(correction({ page: { address: 'https://news.test/#top' } }))).toBe(
      'https://news.test/#:~:text=jumpd',
    );
  });
});

import { expect, onTestFinished, test } from 'vitest';
import { mutesIn } from '../../../relay/store/mutes';
import { openStore } from '../../../relay/store/store';
import { newDatabase } from '../fixtures/engine';

test('a story is muted until it is not, and no other one', async () => {
  const store = await openStore(await newDatabase());
  onTestFinished(() => store.close());
  const mutes = mutesIn(store);
  await mutes.mute('Example News', 'https://news.test/fox', 1);
  await mutes.mute('Example News', 'https://news.test/fox', 2); // pressed twice
  expect(await mutes.isMuted('Example News', 'https://news.test/fox')).toBe(true);
  expect(await mutes.isMuted('Example News', 'https://news.test/dog')).toBe(false);
  expect(await mutes.isMuted('The Other Paper', 'https://news.test/fox')).toBe(false);
  await mutes.unmute('Example News', 'https://news.test/fox');
  expect(await mutes.isMuted('Example News', 'https://news.test/fox')).toBe(false);
});

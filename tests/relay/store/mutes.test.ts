import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../relay/store/store';
import { mutesIn } from '../../../relay/store/stories';
import { newDatabase } from '../fixtures/engine';

test('a story stays muted until it is unmuted, and no other story is', async () => {
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

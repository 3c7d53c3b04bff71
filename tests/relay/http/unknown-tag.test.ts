// A kind that only a later version of the extension knows: its tag is stored, and the editors see it.

import { expect, test } from 'vitest';
import { annotation, locationOf, openNewsroom, post } from '../fixtures/newsroom';

test('an unknown tag is stored, and its letter names it in both bodies', async () => {
  const { relay, sink } = await openNewsroom();
  const location = locationOf(await post(relay, annotation({ kind: 'house style' })));
  const { body } = (await (await fetch(location)).json()) as { body: unknown[] }; // our own relay's
  expect(body).toContainEqual({ type: 'TextualBody', purpose: 'tagging', value: 'house style' });
  const [letter] = await sink.waitForLetters(1);
  expect(letter?.text).toContain('\nKind: Other (house style)\n');
  expect(letter?.html).toMatch(/>Other \(house style\)<\/p>/);
});

test('an unknown tag cannot forge any part of a letter, and is cut', async () => {
  const { relay, sink } = await openNewsroom();
  const tag = `<b>"Fixed:"</b>\r\nStory: https://evil.test/${'x'.repeat(50)}`;
  expect((await post(relay, annotation({ kind: tag }))).status).toBe(201);
  const [letter] = await sink.waitForLetters(1);
  expect(letter?.text).toMatch(/\nKind: Other \(<b>"Fixed:"<\/b> Story: https:\/\/evil\.test\/x{18}…\)\n/);
  expect(letter?.text).not.toMatch(/^Story: https:\/\/evil/m);
  expect(letter?.html).toContain('Other (&lt;b>&quot;Fixed:&quot;&lt;/b>');
});

test('a tag that is longer than any kind’s is refused', async () => {
  const { relay } = await openNewsroom();
  const response = await post(relay, annotation({ kind: 'secret '.repeat(20) }));
  const body = await response.text();
  expect(response.status).toBe(400);
  expect(body).toContain('suggestion.tag: must have at most 100 characters');
  expect(body).not.toContain('secret');
});

test('corrections with an unknown tag are routed like the kind other', async () => {
  const site = { name: 'Example News', hosts: ['news.test'], editors: ['desk@news.test'] };
  const routes = [{ kinds: ['other'] as const, editors: ['other@news.test'] }];
  const { relay, sink } = await openNewsroom({ sites: [{ ...site, routes }] });
  await post(relay, annotation({ kind: 'house style' }));
  const [letter] = await sink.waitForLetters(1);
  expect(letter?.envelope.to).toEqual(['other@news.test']);
});

test('a correction is the same if it is repeated after an earlier version of the relay read only its first tag', async () => {
  const { relay } = await openNewsroom();
  const first = annotation({ kind: 'other' });
  const tag = { type: 'TextualBody', purpose: 'tagging', value: 'house style' };
  const location = locationOf(await post(relay, first));
  expect(locationOf(await post(relay, { ...first, body: [...first.body, tag] }))).toBe(location);
});

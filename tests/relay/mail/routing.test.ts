// Which editors get a letter, how its subject begins, and whether it names the reader.

import { expect, test } from 'vitest';
import type { Site } from '../../../relay/domain/site';
import { annotation, locationOf, openNewsroom, post, waitForStatus } from '../fixtures/newsroom';

const SITE: Site = {
  name: 'Example News',
  hosts: ['news.test'],
  editors: ['desk@news.test'],
  routes: [
    { paths: ['/sport/'], kinds: ['fact'], editors: ['facts@news.test', 'sport@news.test'] },
    { paths: ['/sport/'], editors: ['sport@news.test'] },
  ],
};

test('a letter goes only to the desk of its path and kind', async () => {
  const { relay, sink } = await openNewsroom({ sites: [SITE] });
  const send = async (path: string, kind: string) =>
    waitForStatus(
      locationOf(await post(relay, annotation({ address: `https://news.test${path}`, kind }))),
      'mailed',
    );
  await send('/sport/cup', 'fact');
  await send('/sport/cup-2', 'typo');
  await send('/politics/sport/', 'fact');
  expect(sink.letters.map(({ envelope }) => envelope.to)).toEqual([
    ['facts@news.test', 'sport@news.test'],
    ['sport@news.test'],
    ['desk@news.test'],
  ]);
});

test('a route may name the beginning of the stories’ routes in the fragment', async () => {
  const routes = [{ paths: ['/#/sport/'], editors: ['sport@news.test'] }];
  const { relay, sink } = await openNewsroom({ sites: [{ ...SITE, routes }] });
  for (const path of ['/#/sport/cup', '/#/politics', '/sport/cup']) {
    const location = locationOf(await post(relay, annotation({ address: `https://news.test${path}` })));
    await waitForStatus(location, 'mailed');
  }
  const letters = sink.letters.map(({ envelope, references }) => [envelope.to[0], String(references)]);
  expect(letters.map(([to]) => to)).toEqual(['sport@news.test', 'desk@news.test', 'desk@news.test']);
  expect(new Set(letters.map(([, thread]) => thread)).size).toBe(3); // each route is a story
});

test('a site’s prefix is before the subject of all its letters', async () => {
  const { relay, sink } = await openNewsroom({ sites: [{ ...SITE, subjectPrefix: '[Web]' }] });
  await post(relay, annotation());
  await post(relay, annotation({ replacement: 'leapt' }));
  const letters = await sink.waitForLetters(2);
  for (const { subject } of letters) expect(subject).toBe('[Web] [Reader correction] Fox clears dog');
});

test('the editors of a site that does not share readers do not see the reader', async () => {
  const { relay, sink } = await openNewsroom({ sites: [{ ...SITE, shareReader: false }] });
  await waitForStatus(locationOf(await post(relay, annotation())), 'mailed');
  await post(relay, annotation({ comment: 'Me too.' }));
  const letters = await sink.waitForLetters(2);
  for (const { replyTo, html, text } of letters) {
    expect(replyTo).toBeUndefined();
    expect(`${html}${text}`).not.toMatch(/rita/i);
  }
  expect(letters[1]?.text).toContain('Me too.');
});

test('a dry run does everything except sending the letter', async () => {
  const id = '0193a2b4-5678-7abc-8def-0123456789ab';
  const other = { name: 'The Other Paper', hosts: ['other.test'], editors: ['editor@other.test'] };
  const { relay, sink, logged } = await openNewsroom({ sites: [{ ...SITE, dryRun: true }, other] });
  await waitForStatus(locationOf(await post(relay, annotation({ id }))), 'mailed');
  await waitForStatus(
    locationOf(await post(relay, annotation({ address: 'https://other.test/a' }))),
    'mailed',
  );
  expect(logged('would have mailed')).toMatchObject([{ id, site: SITE.name }]);
  expect(sink.letters.map(({ envelope }) => envelope.to)).toEqual([['editor@other.test']]);
});

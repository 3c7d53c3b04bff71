// The limits of one client: it counts as one reader, it gets a share of the letters, and its spam does not hide others' corrections.

import { describe, expect, onTestFinished, test } from 'vitest';
import type { Site } from '../../../relay/domain/site';
import { visitStore } from '../../../relay/store/store';
import {
  annotation,
  byHand,
  EDITORS,
  locationOf,
  type Newsroom,
  openNewsroom,
  post,
  type SAMPLE,
  waitForStatus,
  waitUntil,
  waitUntilClassified,
} from '../fixtures/newsroom';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-24T12:00:00Z');
const SITE: Site = { name: 'Example News', hosts: ['news.test'], editors: EDITORS };

/** A newsroom whose clock the test sets, and which merges duplicates. */
async function open(site: Partial<Site> = {}) {
  const clock = { now: START };
  const newsroom = await openNewsroom({ sites: [{ ...SITE, ...site }] }, byHand(clock));
  const store = await visitStore(newsroom.config.database);
  onTestFinished(() => store.close());
  return { ...newsroom, clock, store };
}

type Changes = Partial<Record<keyof typeof SAMPLE, unknown>>;

/** Returns the location of a correction that a web server on this machine passes on for the client at `address`. */
async function sendFrom(
  address: string,
  { relay }: Pick<Newsroom, 'relay'>,
  changes: Changes = {},
): Promise<string> {
  return locationOf(await post(relay, annotation(changes), { 'X-Forwarded-For': address }));
}

const firstLine = ({ text }: { text?: string }) => text?.split('\n')[0];

/** Returns the verdict page that a link in the letter opens. */
function answerLink({ text }: { text?: string } = {}): string {
  return /http\S+\/verdict\/[^\s?]+/.exec(text ?? '')?.[0] ?? expect.fail('no link');
}

describe('one client that sends the same correction again and again', () => {
  test('counts as one reader under any names, and the verdict page has everything that it wrote', async () => {
    const newsroom = await open();
    const { relay, sink } = newsroom;
    await waitForStatus(await sendFrom('203.0.113.7', newsroom), 'mailed');
    for (let time = 2; time <= 12; time += 1)
      await waitForStatus(
        await sendFrom('203.0.113.7', newsroom, { name: `Reader ${time}`, comment: `Time ${time}.` }),
        'mailed',
      );
    expect(sink.letters).toHaveLength(1);
    const page = await (await fetch(answerLink(sink.letters[0]))).text();
    expect(page).toContain('Reader 2: Time 2.');
    expect(page).toContain('Reader 12: Time 12.');
    expect(page).not.toContain('readers say so');

    await waitForStatus(await sendFrom('198.51.100.9', newsroom), 'mailed');
    const [, followUp] = await sink.waitForLetters(2);
    expect(followUp && firstLine(followUp)).toBe('2 readers say so.');
    expect((await fetch(relay.inbox)).status).toBe(200);
  });

  test('is told that all its corrections were mailed, even those that it repeated before the first was mailed', async () => {
    const newsroom = await open();
    const { sink, store } = newsroom;
    sink.hold();
    const first = await sendFrom('203.0.113.7', newsroom);
    await sink.waitForHeld(1);
    const again = annotation({ comment: 'Again.' });
    const repeated = locationOf(await post(newsroom.relay, again, { 'X-Forwarded-For': '203.0.113.7' }));
    await waitUntilClassified(store, again.id.slice('urn:uuid:'.length));
    sink.release();
    await waitForStatus(first, 'mailed');
    await waitForStatus(repeated, 'mailed');
    expect(sink.letters).toHaveLength(1);
  });

  test('counts as one reader among those that arrive together', async () => {
    const newsroom = await open();
    const { sink } = newsroom;
    sink.hold();
    await Promise.all(
      ['203.0.113.7', '203.0.113.7', '198.51.100.9', '203.0.113.7', '192.0.2.1', '198.51.100.9'].map((from) =>
        sendFrom(from, newsroom),
      ),
    );
    sink.release();
    await waitUntil(async () => {
      const { readers } = await newsroom.store.database
        .selectFrom('corrections')
        .select(({ fn }) => fn.sum<number>('readers').as('readers'))
        .executeTakeFirstOrThrow();
      return Number(readers) === 3;
    });
  });

  test('counts as another reader the next day, because nothing that is stored identifies it', async () => {
    const newsroom = await open();
    const { clock, sink, store } = newsroom;
    await waitForStatus(await sendFrom('203.0.113.7', newsroom), 'mailed');
    clock.now += 24 * HOUR;
    await waitForStatus(await sendFrom('203.0.113.7', newsroom), 'mailed');
    const letters = await sink.waitForLetters(2);
    expect(letters.map(firstLine)).toContain('2 readers say so.');
    const clients = await store.database.selectFrom('corrections').select('client').execute();
    expect(new Set(clients.map(({ client }) => client)).size).toBe(2);
    expect(JSON.stringify(clients)).not.toContain('203.0.113');
    const secrets = await store.database
      .selectFrom('secrets')
      .select('name')
      .where('name', 'like', 'voices-%')
      .execute();
    expect(secrets).toHaveLength(1);
  });
});

describe('one client that sends many corrections', () => {
  test('causes at most a sixth of a site’s letters an hour; the rest comes in one letter, and other clients get theirs', async () => {
    const newsroom = await open({ lettersPerHour: 12 });
    const { clock, sink } = newsroom;
    const flood = Array.from({ length: 10 }, (_, index) => ({
      replacement: `jumped ${index}`,
      address: `https://news.test/${index}`,
    }));
    const sent = await Promise.all(flood.map((changes) => sendFrom('203.0.113.7', newsroom, changes)));
    const honest = await sendFrom('198.51.100.9', newsroom, { replacement: 'leapt' });
    await waitForStatus(honest, 'mailed');
    const letters = await sink.waitForLetters(3);
    expect(letters).toHaveLength(3);
    expect(letters.map(firstLine)).toContain('“jumpd” → “leapt”');

    clock.now += HOUR;
    for (const location of sent) await waitForStatus(location, 'mailed');
    const overflow = (await sink.waitForLetters(4)).at(-1);
    expect(overflow && firstLine(overflow)).toBe('8 corrections came in within an hour beyond your limit');
    expect(overflow?.text).toContain('at most 12 e-mails an hour, and at most 2 because of one reader');
    expect(sink.letters).toHaveLength(4);
  });

  test('counts as one client at every address of its IPv6 network', async () => {
    const newsroom = await open({ lettersPerHour: 6 });
    const { sink, store } = newsroom;
    for (let index = 0; index < 4; index += 1) {
      const body = annotation({ replacement: `jumped ${index}` });
      await post(newsroom.relay, body, { 'X-Forwarded-For': `2001:db8:1:1${index}::${index + 1}` });
      await waitUntilClassified(store, body.id.slice('urn:uuid:'.length));
    }
    await sink.waitForLetters(1);
    expect(sink.letters).toHaveLength(1);
  });
});

/** Declines the correction of that letter as spam, as the desk does. */
async function declineAsSpam({ sink }: Pick<Newsroom, 'sink'>, letter: { text?: string } | undefined) {
  const count = sink.letters.length;
  const form = new URLSearchParams({ answer: 'declined', reason: 'spam' });
  await fetch(answerLink(letter), { method: 'POST', body: form });
  const mailed = (await sink.waitForLetters(count + 1)).at(-1);
  const link = /http\S+\/verdict\/confirm\/\S+/.exec(mailed?.text ?? '')?.[0] ?? expect.fail('no link');
  expect((await fetch(link, { method: 'POST' })).status).toBe(200);
}

const statusOf = async (location: string): Promise<unknown> =>
  (await (await fetch(location)).json())['schema:creativeWorkStatus'];

describe('a right correction that was declined as spam for its comment', () => {
  test('is not a lead: a later duplicate gets its own letter and is not declined', async () => {
    const newsroom = await open();
    const { sink } = newsroom;
    const spam = await sendFrom('203.0.113.7', newsroom, { comment: 'Buy at https://spam.test' });
    await waitForStatus(spam, 'mailed');
    await declineAsSpam(newsroom, sink.letters[0]);
    expect(await statusOf(spam)).toBe('declined');
    const honest = await sendFrom('198.51.100.9', newsroom, { comment: 'See any dictionary.' });
    await waitForStatus(honest, 'mailed');
    expect(sink.letters.at(-1)?.text).toContain('See any dictionary.');
    expect(sink.letters.at(-1)?.text).not.toContain('spam.test');
    const digest = await fetch(`${newsroom.relay.inbox}/same?prefix=0000`);
    expect(digest.status).toBe(200);
  });

  test('frees its earlier duplicates: the next one becomes the lead and gets its own letter', async () => {
    const newsroom = await open();
    const { sink } = newsroom;
    const spam = await sendFrom('203.0.113.7', newsroom, { comment: 'Buy at https://spam.test' });
    await waitForStatus(spam, 'mailed');
    const honest: string[] = [];
    for (const [index, from] of ['198.51.100.9', '192.0.2.1', '192.0.2.200'].entries())
      honest.push(await sendFrom(from, newsroom, { name: `Honest ${index}`, comment: `Seen ${index}.` }));
    for (const location of honest) await waitForStatus(location, 'mailed');
    await declineAsSpam(newsroom, sink.letters[0]);
    expect(await statusOf(spam)).toBe('declined');
    for (const location of honest) await waitForStatus(location, 'mailed');
    const freed = sink.letters.at(-1);
    expect(freed && firstLine(freed)).toBe('3 readers say so.');
    expect(freed?.text).toContain('Seen 0.');
    expect(freed?.text).toContain('Honest 1: Seen 1.');
    expect(freed?.text).not.toContain('spam.test');
    // Mail stores drop a second letter with the same Message-ID, and the follow-up was about the same reader.
    const messageIds = sink.letters.flatMap(({ messageId }) => messageId ?? []);
    expect(new Set(messageIds).size).toBe(messageIds.length);

    const fixed = new URLSearchParams({ answer: 'fixed' });
    expect((await fetch(answerLink(freed), { method: 'POST', body: fixed })).status).toBe(200);
    for (const location of honest) expect(await statusOf(location)).toBe('fixed');
    expect(await statusOf(spam)).toBe('declined');
  });
});

test('only a few links a day are mailed to the desk for one correction, and they count as letters to the site', async () => {
  const newsroom = await open({ lettersPerHour: 4 });
  const { clock, sink, relay, logged } = newsroom;
  await waitForStatus(locationOf(await post(relay, annotation())), 'mailed');
  const link = answerLink(sink.letters[0]);
  const statuses: number[] = [];
  for (let time = 0; time < 40; time += 1) {
    clock.now += HOUR / 4;
    for (const wish of ['change', 'mute', 'unmute'])
      statuses.push((await fetch(`${link}/${wish}`, { method: 'POST' })).status);
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(6);
  expect(new Set(statuses.slice(6))).toEqual(new Set([429]));
  expect(sink.letters).toHaveLength(7);
  expect(logged('link limited')).toHaveLength(statuses.length - 6);
  const told = await fetch(`${link}/change`, { method: 'POST' });
  expect(await told.text()).toContain('Too many links were e-mailed today');

  // The first e-mail, and the six links after it.
  const counts = await newsroom.store.database.selectFrom('letter_counts').select('count').execute();
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(7);
});

// Digests: one letter for several corrections to a story.

import { describe, expect, onTestFinished, test } from 'vitest';
import type { Site } from '../../../relay/domain/site';
import { startRelay } from '../../../relay/relay';
import { visitStore } from '../../../relay/store/store';
import { spawnRelay } from '../../../testing/newsroom/relay-process';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import { IMPATIENT_RELAY } from '../fixtures/command-process';
import { addressesShownIn } from '../fixtures/html-elements';
import {
  annotation,
  byHand,
  EDITORS,
  fetchStory,
  locationOf,
  newsroomConfig,
  post,
  waitForStatus,
  waitUntil,
  waitUntilClassified,
} from '../fixtures/newsroom';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-24T12:00:00Z');
const SITE: Site = { name: 'Example News', hosts: ['news.test'], editors: EDITORS, digest: HOUR };

async function open(site: Partial<Site> = {}) {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const config = await newsroomConfig({ smtpUrl: sink.url, sites: [{ ...SITE, ...site }] });
  const clock = { now: START };
  const retry = { after: HOUR };
  const relay = await startRelay(config, {
    fetch: fetchStory,
    ...byHand(clock),
    log: () => undefined,
    retryDelay: () => retry.after,
  });
  onTestFinished(() => relay.stop());
  const store = await visitStore(config.database);
  onTestFinished(() => store.close());

  /** Sends a correction, and waits until it is classified. */
  async function send(changes: Parameters<typeof annotation>[0] = {}): Promise<string> {
    clock.now += 1; // corrections arrive at different times
    const sent = annotation(changes);
    const location = locationOf(await post(relay, sent));
    await waitUntilClassified(store, sent.id.replace('urn:uuid:', ''));
    return location;
  }
  return { relay, sink, clock, retry, store, send };
}

const words = (index: number) => ({ replacement: `jumped ${index}`, comment: `Comment ${index}.` });

describe('a digest', () => {
  test('is sent for each story when the time of its first correction is over', async () => {
    const { sink, clock, send } = await open();
    const fox = [await send(words(1)), await send(words(2))];
    clock.now = START + HOUR - 1; // the last millisecond in which the first one waits
    fox.push(await send(words(3)));
    const dog = await send({ address: 'https://news.test/dog', headline: 'Dog naps' });
    expect(sink.letters).toHaveLength(0);
    clock.now += 1;
    for (const location of fox) await waitForStatus(location, 'mailed');
    await waitForStatus(dog, 'received');
    expect(sink.letters).toHaveLength(1);
    const [letter] = sink.letters;
    expect(letter?.subject).toBe('[Reader correction] Fox clears dog');
    expect(letter?.text).toMatch(
      /^3 corrections to this story\n\nHeadline: Fox clears dog\nStory: https:\/\/news\.test\/2026\/11\/fox\n\n/,
    );
    for (const index of [1, 2, 3]) {
      expect(letter?.text).toContain(`${index}. “jumpd” → “jumped ${index}”\nTypo\n`);
      expect(letter?.text).toContain(`Comment ${index}.`);
      expect(letter?.html).toContain(`Comment ${index}.`);
    }
    expect(letter?.replyTo).toBeUndefined();
    expect(letter?.html).toContain('rita@readers.test');
    clock.now += HOUR;
    await waitForStatus(dog, 'mailed');
    expect(sink.letters).toHaveLength(2);
    expect(sink.letters[1]?.text).toMatch(/^“jumpd” → “jumped”\n/); // with one correction, it is an ordinary letter
  });

  test('names the story once, by its headline, even if the first reader’s browser found none', async () => {
    const { sink, clock, send } = await open();
    await send({ ...words(1), headline: undefined });
    await send({ ...words(2), headline: 'Fox & dog' });
    await send({ ...words(3), headline: 'Dog & fox' });
    clock.now += HOUR;
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.text?.match(/^Headline: .*$/gm)).toEqual(['Headline: Fox & dog']);
    const html = letter?.html || '';
    expect(html).toMatch(/<a [^>]*href="https:\/\/news\.test\/2026\/11\/fox"><bdi>Fox &amp; dog<\/bdi><\/a>/);
    expect(html).not.toContain('Dog &amp; fox');
    expect(addressesShownIn(html)).toEqual(Array(3).fill('https://dictionary.test/jump')); // the readers' sources
  });

  test('shows the address of a story without a headline', async () => {
    const { sink, clock, send } = await open();
    await send({ ...words(1), headline: undefined });
    await send({ ...words(2), headline: undefined });
    clock.now += HOUR;
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.text).toContain('\n\nStory: https://news.test/2026/11/fox\n\n');
    expect(addressesShownIn(letter?.html || '')).toContain('https://news.test/2026/11/fox');
  });

  test('has the three verdicts of a correction in one line, after the link to the passage', async () => {
    const { sink, clock, send } = await open();
    await send(words(1));
    await send(words(2));
    clock.now += HOUR;
    const [letter] = await sink.waitForLetters(1);
    const lines = (letter?.html || '').match(
      /<p[^>]*>(<span><a [^>]*>[^<]*<\/a><\/span>|<span> · <a [^>]*>[^<]*<\/a><\/span>)+<\/p>/g,
    );
    expect(lines?.map((line) => line.replace(/<[^>]*>/g, ''))).toEqual(
      Array(2).fill('Fixed · Already fixed · Not changed'),
    );
    expect(
      letter?.text?.match(/^Open the story.*\nFixed: .*\nAlready fixed: .*\nNot changed: .*$/gm),
    ).toHaveLength(2);
  });

  test('has separate links for each correction', async () => {
    const { sink, clock, send } = await open();
    const locations = [await send(words(1)), await send(words(2))];
    clock.now += HOUR;
    for (const location of locations) await waitForStatus(location, 'mailed');
    const links = Array.from(
      (sink.letters[0]?.text ?? '').matchAll(/https?:\S+\/verdict\/[^\s?]+/g),
      ([link]) => link,
    );
    const [one, other] = new Set(links);
    expect(links).toHaveLength(6);
    const body = (answer: string) => ({ method: 'POST', body: new URLSearchParams({ answer }) });
    await fetch(one ?? '', body('fixed'));
    await fetch(other ?? '', body('declined'));
    await waitForStatus(locations[0] ?? '', 'fixed');
    await waitForStatus(locations[1] ?? '', 'declined');
  });

  test('is for one desk, if a route says so', async () => {
    const { sink, clock, send } = await open({
      digest: 0,
      routes: [{ kinds: ['typo', 'other'], editors: ['typos@news.test'], digest: HOUR }],
    });
    await waitForStatus(await send({ kind: 'fact' }), 'mailed'); // immediately
    const typo = await send({ ...words(1), kind: 'typo' });
    await waitForStatus(await send({ ...words(2), kind: 'link' }), 'mailed');
    const other = await send({ ...words(3), kind: 'other' });
    clock.now += HOUR;
    for (const location of [typo, other]) await waitForStatus(location, 'mailed');
    expect(sink.letters.map(({ envelope }) => envelope.to)).toEqual([EDITORS, EDITORS, ['typos@news.test']]);
  });

  test('leaves corrections that do not fit to the next letter, which is sent immediately', async () => {
    const { sink, clock, send } = await open();
    const locations = [];
    for (let index = 1; index <= 40; index += 1)
      locations.push(await send({ ...words(index), comment: `Comment ${index}. ${'ж&'.repeat(500)}` }));
    clock.now += HOUR;
    for (const location of locations) await waitForStatus(location, 'mailed');
    const letters = sink.letters.map(({ text }) =>
      Array.from((text ?? '').matchAll(/“jumpd” → “jumped (\d+)”/g), ([, index]) => Number(index)),
    );
    letters.sort(([one = 0], [other = 0]) => one - other); // two letters are sent together, and either may be first
    expect(letters.length).toBeGreaterThan(1);
    expect(letters.flat()).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    for (const { raw } of sink.letters) expect(raw.length).toBeLessThan(80_000);
  }, 60_000);

  test('keeps its corrections and its Message-ID over retries, and later corrections go into another digest', async () => {
    const { sink, clock, retry, send, store } = await open();
    sink.refuseWith({ at: 'recipient', recipient: EDITORS[1] ?? '', code: 451, words: 'greylisted' });
    const early = [await send(words(1)), await send(words(2))];
    clock.now += HOUR;
    retry.after = 10 * 60_000;
    await sink.waitForLetters(1);
    const isPutOff = async () => {
      const row = await store.database
        .selectFrom('corrections')
        .select(['holder', 'last_error'])
        .where('last_error', 'is not', null)
        .executeTakeFirst();
      return row?.holder === null;
    };
    await waitUntil(isPutOff);
    const late = await send(words(3));
    sink.refuseWith();
    clock.now += 10 * 60_000;
    for (const location of early) await waitForStatus(location, 'mailed');
    const [first, second] = sink.letters;
    expect(sink.letters).toHaveLength(2);
    expect(second?.messageId).toBe(first?.messageId);
    expect(second?.text).toBe(first?.text);
    expect(sink.letters.map(({ envelope }) => envelope.to)).toEqual([[EDITORS[0]], [EDITORS[1]]]);
    await waitForStatus(late, 'received');
    clock.now += HOUR;
    await waitForStatus(late, 'mailed');
    expect(sink.letters[2]?.text).toContain('jumped 3');
  });

  test('counts the readers of each correction, and shows what they added', async () => {
    const { sink, clock, send } = await open();
    const locations = [
      await send(words(1)),
      await send(words(2)),
      await send({ ...words(2), comment: 'Me too.' }),
    ];
    clock.now += HOUR;
    for (const location of locations) await waitForStatus(location, 'mailed');
    expect(sink.letters[0]?.text).toMatch(/^2 corrections to this story\n/);
    expect(sink.letters[0]?.text).toContain('2. “jumpd” → “jumped 2”\nTypo\n2 readers say so.\n');
    expect(sink.letters[0]?.text).toContain('Me too.');
  });
});

test('a digest whose relay is killed while sending it is sent again unchanged', async () => {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const config = await newsroomConfig({ smtpUrl: sink.url, sites: [SITE] });
  const yesterday = await startRelay(config, { now: () => Date.now() - 24 * HOUR, log: () => undefined });
  const visit = await visitStore(config.database);
  const sent = [1, 2, 3].map((index) => annotation(words(index)));
  for (const one of sent) {
    locationOf(await post(yesterday, one));
    await waitUntilClassified(visit, one.id.replace('urn:uuid:', ''));
  }
  await yesterday.stop(); // its digest is due now
  sink.hold();
  const { child, exit } = await spawnRelay(config, { program: IMPATIENT_RELAY });
  await sink.waitForHeld(1);
  child.kill('SIGKILL');
  await exit;
  sink.release(); // the mail server has it, and no outcome was recorded
  await sink.waitForLetters(1);
  const next = await startRelay(config, { log: () => undefined });
  onTestFinished(() => next.stop());
  const [first, again] = await sink.waitForLetters(2);
  expect(again?.messageId).toBe(first?.messageId);
  expect(again?.text?.replace(/https?:\S+/g, '')).toBe(first?.text?.replace(/https?:\S+/g, ''));
  expect(again?.text).toMatch(/^3 corrections to this story\n/);
  await waitUntil(async () => {
    const mailed = await visit.database
      .selectFrom('corrections')
      .select('id')
      .where('state', '=', 'mailed')
      .execute();
    return mailed.length === 3;
  });
  await visit.close();
}, 60_000);

test('a correction that can no longer be read does not block other letters', async () => {
  const { clock, send, store, sink } = await open();
  const locations = [await send(words(1)), await send(words(2)), await send(words(3))];
  await store.database
    .updateTable('corrections')
    .set({ content: '{"of":"another version"}' })
    .where('token', '=', locations[1]?.split('/').at(-1) ?? '')
    .execute();
  clock.now += HOUR;
  await waitForStatus(locations[0] ?? '', 'mailed');
  await waitForStatus(locations[2] ?? '', 'mailed');
  await waitForStatus(locations[1] ?? '', 'received');
  expect(sink.letters).toHaveLength(2);
});

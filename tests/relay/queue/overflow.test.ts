// More corrections than a newsroom can read: a site gets its maximum of letters per hour, and one overflow letter with all others.

import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { Site } from '../../../relay/domain/site';
import { startRelay } from '../../../relay/relay';
import type { Store } from '../../../relay/store/engine';
import { visitStore } from '../../../relay/store/store';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import { addressesShownIn } from '../fixtures/html-elements';
import {
  annotation,
  byHand,
  EDITORS,
  locationOf,
  newsroomConfig,
  post,
  waitForStatus,
  waitUntil,
} from '../fixtures/newsroom';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-24T12:00:00Z');
const FLOODED: Site = { name: 'Example News', hosts: ['news.test'], editors: EDITORS };
const QUIET: Site = { name: 'The Other Paper', hosts: ['other.test'], editors: ['editor@other.test'] };

const CORRECTIONS = 5_000;
const AT_ONCE = 32;

async function open(lettersPerHour?: number) {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const flooded = lettersPerHour === undefined ? FLOODED : { ...FLOODED, lettersPerHour };
  const config = await newsroomConfig({ smtpUrl: sink.url, sites: [flooded, QUIET] });
  const clock = { now: START };
  const relay = await startRelay(config, { ...byHand(clock), log: () => undefined });
  onTestFinished(() => relay.stop());
  const store = await visitStore(config.database);
  onTestFinished(() => store.close());
  const waitUntilAllAreSorted = () =>
    waitUntil(async () => {
      const left = await store.database
        .selectFrom('corrections')
        .select('id')
        .where('state', '=', 'received')
        .where('due_at', '<=', clock.now)
        .executeTakeFirst();
      return left === undefined;
    });
  return { relay, sink, clock, store, waitUntilAllAreSorted };
}

/** A correction with its own wording, to one of seven stories. */
function nthCorrection(index: number) {
  return annotation({
    id: randomUUID(),
    address: `https://news.test/story-${index % 7}`,
    replacement: `jumped ${index}`,
    name: undefined,
    email: undefined,
  });
}

async function countMailed({ database }: Store): Promise<number> {
  const mailed = await database
    .selectFrom('corrections')
    .select('id')
    .where('state', '=', 'mailed')
    .execute();
  return mailed.length;
}

/** Returns the first lines of the entries on the overflow pages, and their verdict links. */
async function readPages(link: string): Promise<{ title: string; summaries: string[]; links: string[] }> {
  const summaries: string[] = [];
  const links: string[] = [];
  let title = '';
  let page: string | undefined = link;
  while (page !== undefined) {
    const html: string = await (await fetch(page)).text();
    title = /<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? '';
    const entries = Array.from(html.matchAll(/<a href="([^"]*\/verdict\/[^"]*)"[^>]*><bdi>(.*?)<\/bdi>/g));
    expect(entries.length).toBeLessThanOrEqual(50);
    for (const [, address = '', summary = ''] of entries) {
      links.push(address);
      summaries.push(summary);
    }
    const next = /<a [^>]*href="(\?page=\d+)">Next page/.exec(html)?.[1];
    page = next === undefined ? undefined : new URL(next, link).href;
  }
  return { title, summaries, links };
}

const listLink = (text = '') =>
  /https?:\S+\/overflow\/\S+/.exec(text)?.[0] ?? expect.fail('no link to the list');

test(`${CORRECTIONS.toLocaleString('en')} different corrections within a minute arrive in the letters of an hour and one overflow letter`, async () => {
  const { relay, sink, clock, store, waitUntilAllAreSorted } = await open();
  let quiet = 0;
  const indices = Array.from({ length: CORRECTIONS }).keys();
  const client = async () => {
    for (const index of indices) {
      clock.now = START + Math.floor((index / CORRECTIONS) * 60_000);
      const response = await post(relay, nthCorrection(index));
      expect(response.status).toBe(201);
      await response.arrayBuffer();
      if (index % 1_000 !== 500) continue;
      // Halfway through, a reader sends a correction to another paper.
      quiet += 1;
      locationOf(await post(relay, annotation({ address: `https://other.test/${index}` })));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  const lettersTo = (editor: string) => sink.letters.filter(({ envelope }) => envelope.to.includes(editor));
  await waitUntil(async () => lettersTo('editor@other.test').length === quiet); // the other paper's letter does not wait
  await waitUntilAllAreSorted();
  await waitUntil(async () => lettersTo('desk@news.test').length >= 60);
  await waitUntil(async () => (await countMailed(store)) === 60 + quiet);
  expect(lettersTo('desk@news.test')).toHaveLength(60);

  clock.now = START + HOUR;
  await waitUntil(async () => lettersTo('desk@news.test').length > 60);
  await waitUntil(async () => (await countMailed(store)) === CORRECTIONS + quiet);
  expect(lettersTo('desk@news.test')).toHaveLength(61);
  const digest = lettersTo('desk@news.test').at(-1);
  expect(digest?.subject).toBe('[Reader correction] Many at once');
  expect(digest?.text).toMatch(
    /^4,940 corrections came in within an hour beyond your limit\n\nThis site gets at most 60 e-mails an hour, and at most 10 because of one reader/,
  );
  expect(digest?.raw.length).toBeLessThan(80_000);

  const { title, summaries, links } = await readPages(listLink(digest?.text));
  expect(title).toBe('4,940 corrections came in within an hour beyond your limit');
  const inLetters = lettersTo('desk@news.test')
    .slice(0, 60)
    .map(({ text }) => text?.split('\n')[0] ?? '');
  expect([...inLetters, ...summaries].sort()).toEqual(
    Array.from({ length: CORRECTIONS }, (_, index) => `“jumpd” → “jumped ${index}”`).sort(),
  );

  // Each correction has a verdict link on the overflow pages.
  const [link = ''] = links.slice(-1);
  await fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'fixed' }) });
  expect(await (await fetch(link)).text()).toContain('Already handled');
}, 300_000);

test('the letters of the next hour are sent as usual, and each desk gets its own overflow letter', async () => {
  const { relay, sink, clock, waitUntilAllAreSorted } = await open(2);
  const locations: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    clock.now += 1; // of those that arrive in the same millisecond, any may be first
    locations.push(locationOf(await post(relay, nthCorrection(index))));
  }
  await waitUntilAllAreSorted();
  for (const location of locations.slice(0, 2)) await waitForStatus(location, 'mailed');
  clock.now += HOUR;
  for (const location of locations) await waitForStatus(location, 'mailed');
  await waitForStatus(locationOf(await post(relay, nthCorrection(5))), 'mailed');
  expect(sink.letters).toHaveLength(4);
  expect(sink.letters[2]?.text).toMatch(/^3 corrections came in within an hour/);
  expect(sink.letters[3]?.text).toMatch(/^“jumpd” → “jumped 5”/);
  const link = listLink(sink.letters[2]?.text);
  expect((await fetch(link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(410);
  const verdictLink = link.replace('/overflow/', '/verdict/');
  expect((await fetch(verdictLink)).status).toBe(410);
});

test('the overflow letter and its page have the corrections by story, each with the three verdicts', async () => {
  const { relay, sink, clock, waitUntilAllAreSorted } = await open(1);
  const HEADLINES = ['Fox clears dog', 'Choirs & ferries', undefined];
  for (let index = 0; index < 7; index += 1) {
    clock.now += 1; // so that their order is defined
    const sent = annotation({
      id: randomUUID(),
      address: `https://news.test/story-${index % 3}`,
      headline: HEADLINES[index % 3],
      replacement: `jumped ${index}`,
    });
    const location = locationOf(await post(relay, sent));
    if (index === 0) await waitForStatus(location, 'mailed');
  }
  await waitUntilAllAreSorted();
  clock.now += HOUR;
  const letter = (await sink.waitForLetters(2))[1];

  // The story of the first correction comes first.
  const stories = (letter?.text ?? '').split('-'.repeat(20)).slice(1);
  expect(stories.map((story) => story.trim().split('\n\n')[0])).toEqual([
    'Headline: Choirs & ferries\nStory: https://news.test/story-1',
    'Story: https://news.test/story-2',
    'Headline: Fox clears dog\nStory: https://news.test/story-0',
  ]);
  const wordings = (text: string) =>
    Array.from(text.matchAll(/“jumped (\d)”/g), ([, index]) => Number(index));
  expect(stories.map(wordings)).toEqual([
    [1, 4],
    [2, 5],
    [3, 6],
  ]);
  for (const story of stories)
    expect(
      story.match(/^Typo\nFixed: .*=fixed\nAlready fixed: .*=already\nNot changed: .*=declined$/gm),
    ).toHaveLength(2);

  const html = letter?.html || '';
  const headings = Array.from(html.matchAll(/<h2.*?<\/h2>/g), ([heading]) => heading.replace(/<[^>]*>/g, ''));
  expect(headings).toEqual(['Choirs &amp; ferries', 'https://news.test/story-2', 'Fox clears dog']);
  expect(wordings(html)).toEqual([1, 4, 2, 5, 3, 6]);
  expect(addressesShownIn(html)).toEqual(['https://news.test/story-2']);
  expect(html.match(/answer=(fixed|already|declined)"/g)).toHaveLength(18);

  const page = await (await fetch(listLink(letter?.text))).text();
  expect(wordings(page)).toEqual([1, 4, 2, 5, 3, 6]);
  expect(page.match(/<ol start="\d+"/g)).toEqual(['<ol start="1"', '<ol start="3"', '<ol start="5"']);
  expect(addressesShownIn(page)).toEqual(['https://news.test/story-2']);

  // A verdict that was given takes the place of the links.
  const [fixed = ''] = page.match(/https?:[^"]*answer=fixed/) ?? [];
  await fetch(fixed, { method: 'POST', body: new URLSearchParams({ answer: 'fixed' }) });
  const after = await (await fetch(listLink(letter?.text))).text();
  expect(after).toContain('<p class="given">Fixed</p>');
  expect(after.match(/answer=fixed"/g)).toHaveLength(5);
});

test('a link with the older address of the overflow page shows the same page', async () => {
  const { relay, sink, clock, waitUntilAllAreSorted } = await open(2);
  const locations: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    clock.now += 1; // of those that arrive in the same millisecond, any may be first
    locations.push(locationOf(await post(relay, nthCorrection(index))));
  }
  await waitUntilAllAreSorted();
  for (const location of locations.slice(0, 2)) await waitForStatus(location, 'mailed');
  clock.now += HOUR;
  for (const location of locations) await waitForStatus(location, 'mailed');
  const link = listLink(sink.letters[2]?.text);
  const [now, before] = await Promise.all([
    readPages(link),
    readPages(link.replace('/overflow/', '/digest/')),
  ]);
  expect(now.summaries).toHaveLength(3);
  expect(before).toEqual(now);
});

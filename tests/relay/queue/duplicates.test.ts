// Duplicates: the same correction by several readers gets one letter, and follow-ups at milestones.

import { describe, expect, onTestFinished, test } from 'vitest';
import type { Site } from '../../../relay/domain/site';
import { startRelay } from '../../../relay/relay';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import { engine } from '../fixtures/engine';
import {
  annotation,
  byHand,
  EDITORS,
  locationOf,
  type Newsroom,
  newsroomConfig,
  openNewsroom,
  post,
  waitForStatus,
} from '../fixtures/newsroom';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2026-11-24T12:00:00Z');
const SITE: Site = { name: 'Example News', hosts: ['news.test'], editors: EDITORS };

/** Returns a reader's correction, a duplicate of all others here, with the reader's own comment. */
function voice(comment?: string, changes: Parameters<typeof annotation>[0] = {}) {
  return annotation({ comment, evidence: undefined, name: undefined, email: undefined, ...changes });
}

/** A newsroom whose clock the test sets. */
async function openAt(start: number, site: Partial<Site> = {}) {
  const clock = { now: start };
  const newsroom = await openNewsroom({ sites: [{ ...SITE, ...site }] }, byHand(clock));
  return { ...newsroom, clock };
}

async function send(relay: Newsroom['relay'], body: unknown): Promise<string> {
  return locationOf(await post(relay, body));
}

describe('the same correction by other readers', () => {
  test('gets no letter except a follow-up at 2, 5 and 10 readers, in the thread of the lead', async () => {
    const { relay, sink } = await openAt(START);
    for (let reader = 1; reader <= 10; reader += 1)
      await waitForStatus(await send(relay, voice(`I am reader ${reader}.`)), 'mailed');
    const letters = await sink.waitForLetters(4);
    expect(letters).toHaveLength(4);
    const [first, ...followUps] = letters;
    expect(first?.text).toMatch(/^“jumpd” → “jumped”\n/);
    expect(followUps.map(({ text }) => text?.split('\n')[0])).toEqual([
      '2 readers say so.',
      '5 readers say so.',
      '10 readers say so.',
    ]);
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(4);
    expect(new Set(letters.map(({ subject }) => subject)).size).toBe(1);
    for (const { references, inReplyTo } of followUps) {
      expect(references).toContain(first?.messageId);
      expect(references).toContain(first?.inReplyTo); // the root of the story's thread
      expect(inReplyTo).toBe(first?.messageId);
    }
  });

  test('adds its comment and its reader’s name to the next follow-up', async () => {
    const { relay, sink } = await openAt(START);
    await waitForStatus(await send(relay, voice('The first says this.')), 'mailed');
    await waitForStatus(await send(relay, voice('The second says that.', { name: 'Bo' })), 'mailed');
    await waitForStatus(await send(relay, voice(undefined)), 'mailed');
    await waitForStatus(await send(relay, voice(undefined, { evidence: 'https://proof.test/4' })), 'mailed');
    await waitForStatus(await send(relay, voice('The fifth one, too.')), 'mailed');
    const [, second, fifth] = await sink.waitForLetters(3);
    expect(second?.text).toContain('Other readers add:\n  Bo: The second says that.\n');
    expect(fifth?.text).toContain('Other readers add:\n  https://proof.test/4\n\n  The fifth one, too.\n');
    expect(fifth?.text).not.toContain('The second says that.');
    for (const letter of [second, fifth]) expect(letter?.html).toContain('The first says this.');
    expect(fifth?.html).toContain('The fifth one, too.');
  });

  test('is in the lead’s letter if that is not sent yet, and no follow-up repeats it', async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const config = await newsroomConfig({ smtpUrl: sink.url, sites: [SITE] });
    // The site collects for an hour, so all arrive before the letter is written.
    const clock = { now: START };
    const relay = await startRelay(
      { ...config, sites: [{ ...SITE, digest: HOUR }] },
      { ...byHand(clock), log: () => undefined },
    );
    onTestFinished(() => relay.stop());
    const locations = [];
    for (let reader = 1; reader <= 5; reader += 1)
      locations.push(await send(relay, voice(`I am reader ${reader}.`)));
    clock.now += HOUR;
    for (const location of locations) await waitForStatus(location, 'mailed');
    await waitForStatus(await send(relay, voice('I am late.')), 'mailed');
    expect(sink.letters).toHaveLength(1);
    expect(sink.letters[0]?.text).toContain('5 readers say so.');
    expect(sink.letters[0]?.text).toContain('I am reader 3.');
  });

  test.each([
    ['on another story', { address: 'https://news.test/2026/11/other' }],
    ['with another wording', { replacement: 'leapt' }],
  ])('is not a duplicate %s, and gets its own letter', async (_, changes) => {
    const { relay, sink } = await openAt(START);
    await waitForStatus(await send(relay, voice()), 'mailed');
    await waitForStatus(await send(relay, voice(undefined, changes)), 'mailed');
    expect((await sink.waitForLetters(2)).map(({ text }) => text)).not.toContainEqual(
      expect.stringContaining('readers say so'),
    );
  });

  test('gets its own letter after the merge window, which is seven days unless the site sets another', async () => {
    const { relay, sink, clock } = await openAt(START);
    await waitForStatus(await send(relay, voice()), 'mailed');
    clock.now += 7 * DAY - 1;
    await waitForStatus(await send(relay, voice()), 'mailed');
    clock.now += 1;
    await waitForStatus(await send(relay, voice()), 'mailed');
    const letters = await sink.waitForLetters(3);
    expect(letters.map(({ text }) => /^\d readers say so/.test(text ?? ''))).toEqual([false, true, false]);
  });

  test('gets its own letter if the same reader edited it', async () => {
    const { relay, sink } = await openAt(START);
    const before = voice();
    await waitForStatus(await send(relay, before), 'mailed');
    const after = { ...voice('I forgot to say why.'), 'dcterms:replaces': before.id };
    await waitForStatus(await send(relay, after), 'mailed');
    const [, second] = await sink.waitForLetters(2);
    expect(second?.text).toContain('Replaces an earlier correction by the same reader.');
    expect(second?.text).not.toContain('readers say so');
  });
});

describe('the verdict on the lead', () => {
  /** Opens the link in the letter as an editor does, and sends the form. */
  async function answer({ sink }: Pick<Newsroom, 'sink'>, given: string, note: string) {
    const [letter] = await sink.waitForLetters(1);
    const address = /https?:\S+\/verdict\/\S+/.exec(letter?.text ?? '')?.[0] ?? '';
    const body = new URLSearchParams({ answer: given, note });
    const response = await fetch(address.replace(/\?.*/, ''), { method: 'POST', body });
    expect(response.status).toBe(200);
    return { address };
  }

  test('is the verdict on all duplicates, even on later ones, which need no letter', async () => {
    const newsroom = await openAt(START);
    const { relay, sink } = newsroom;
    const first = await send(relay, voice());
    await waitForStatus(first, 'mailed');
    const second = await send(relay, voice());
    await waitForStatus(second, 'mailed');
    await answer(newsroom, 'declined', 'It is right as it is.');
    const third = await send(relay, voice());
    for (const location of [first, second, third]) {
      await waitForStatus(location, 'declined');
      expect(await (await fetch(location)).json()).toMatchObject({
        'schema:comment': 'It is right as it is.',
      });
    }
    expect(sink.letters).toHaveLength(2);
  });

  test.each([
    ['made before it or within an hour', HOUR, undefined],
    ['that proposes no change, however late,', 2 * DAY, undefined],
  ])('applies to a duplicate %s', async (name, after) => {
    const newsroom = await openAt(START);
    const { relay, sink, clock } = newsroom;
    await waitForStatus(await send(relay, voice()), 'mailed');
    await answer(newsroom, name.includes('no change') ? 'declined' : 'fixed', '');
    const created = new Date(clock.now + after).toISOString();
    clock.now += 3 * DAY; // it arrives late
    const late = await send(relay, voice(undefined, { created }));
    await waitForStatus(late, name.includes('no change') ? 'declined' : 'fixed');
    expect(sink.letters).toHaveLength(1);
  });

  test('does not apply if the mistake is back after it was fixed', async () => {
    const newsroom = await openAt(START);
    const { relay, sink, clock } = newsroom;
    await waitForStatus(await send(relay, voice()), 'mailed');
    await answer(newsroom, 'fixed', '');
    clock.now += HOUR + 1;
    const again = await send(relay, voice(undefined, { created: new Date(clock.now).toISOString() }));
    const [, letter] = await sink.waitForLetters(2);
    await waitForStatus(again, 'mailed');
    expect(letter?.text).toMatch(/^This had been answered as fixed\. The reader saw it after that\.\n/);
    await waitForStatus(await send(relay, voice()), 'mailed'); // the second reader of the new lead
    expect((await sink.waitForLetters(3))[2]?.text).toMatch(/^2 readers say so\.\n/);
  });

  test('is given on a page that shows the other readers’ comments', async () => {
    const { relay, sink } = await openAt(START);
    await waitForStatus(await send(relay, voice('One.')), 'mailed');
    await waitForStatus(await send(relay, voice('Two.')), 'mailed');
    await waitForStatus(await send(relay, voice('Three <b>bold</b>.', { name: 'Bo' })), 'mailed');
    const [letter] = await sink.waitForLetters(2);
    const address = /https?:\S+\/verdict\/\S+/.exec(letter?.text ?? '')?.[0] ?? '';
    const page = await (await fetch(address)).text();
    expect(page).toContain('3 readers say so.');
    expect(page).toContain('Two.');
    expect(page).toContain('Bo: Three &lt;b>bold&lt;/b>.');
  });
});

test.runIf(engine === 'PostgreSQL')(
  'several relays that accept the same correction at the same time send one letter, and then follow-ups',
  async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const config = await newsroomConfig({ smtpUrl: sink.url, sites: [SITE] });
    const relays = await Promise.all([1, 2, 3].map(() => startRelay(config, { log: () => undefined })));
    for (const relay of relays) onTestFinished(() => relay.stop());
    const locations = await Promise.all(
      Array.from({ length: 30 }, async (_, reader) => {
        const relay = relays[reader % relays.length];
        return relay === undefined ? expect.fail() : send(relay, voice(`I am reader ${reader}.`));
      }),
    );
    for (const location of locations) await waitForStatus(location, 'mailed');
    const counts = sink.letters.map(({ text }) => Number(/^(\d+) readers/.exec(text ?? '')?.[1] ?? 1));
    expect(sink.letters.filter(({ references }) => [references].flat().length === 1)).toHaveLength(1);
    expect(counts.length).toBeLessThanOrEqual(5); // 1, 2, 5, 10 and 20 at most
    expect(counts).toEqual(counts.toSorted((one, other) => one - other));
    expect(new Set(counts).size).toBe(counts.length);
    expect(Math.max(...counts)).toBeGreaterThanOrEqual(20);
  },
);

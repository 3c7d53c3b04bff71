// A machine without a battery: its clock is ahead until it reaches a time server, and then it is set back.

import { expect, onTestFinished, test } from 'vitest';
import { startRelay } from '../../../relay/relay';
import { visitStore } from '../../../relay/store/store';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import {
  annotation,
  byHand,
  fetchStory,
  locationOf,
  newsroomConfig,
  openNewsroom,
  post,
  waitForStatus,
  waitUntil,
} from '../fixtures/newsroom';

const DAY_MS = 24 * 3_600_000;
const AHEAD_MS = 30 * DAY_MS;
const START = Date.UTC(2026, 10, 24);

test('a letter that was put off while the clock was ahead is sent when the clock is right', async () => {
  const clock = { now: START + AHEAD_MS };
  const { relay, sink, logged } = await openNewsroom({}, { ...byHand(clock), retryDelay: () => 3_600_000 });
  sink.refuseWith({ at: 'recipient', code: 451, words: 'later' });
  const location = locationOf(await post(relay, annotation()));
  await waitUntil(async () => logged('not mailed').length > 0);
  sink.refuseWith();
  clock.now = START;
  await waitForStatus(location, 'mailed');
  expect(sink.letters).toHaveLength(1);
});

test('a letter of a digest that began while the clock was ahead is sent after its time', async () => {
  const clock = { now: START + AHEAD_MS };
  const site = { name: 'Example News', hosts: ['news.test'], editors: ['desk@news.test'], digest: 3_600_000 };
  const { relay, sink, config } = await openNewsroom({ sites: [site] }, byHand(clock));
  locationOf(await post(relay, annotation()));
  const store = await visitStore(config.database);
  onTestFinished(() => store.close());
  await waitUntil(async () => {
    const { due_at } = await store.database
      .selectFrom('corrections')
      .select('due_at')
      .executeTakeFirstOrThrow();
    return due_at > clock.now;
  });
  clock.now = START;
  await sink.waitForLetters(1);
});

test.each(['a letter that was put off', 'a letter whose relay was killed'])(
  '%s while the clock was ahead is sent by a relay that starts with the right clock',
  async (kind) => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const config = await newsroomConfig({ smtpUrl: sink.url });
    sink.refuseWith({ at: 'recipient', code: 451, words: 'later' });
    const options = { fetch: fetchStory, log: () => undefined, retryDelay: () => 3_600_000 };
    const first = await startRelay(config, { ...options, now: () => START + AHEAD_MS });
    const location = locationOf(await post(first, annotation()));
    const store = await visitStore(config.database);
    onTestFinished(() => store.close());
    await waitUntil(async () => {
      const { last_error } = await store.database
        .selectFrom('corrections')
        .select('last_error')
        .executeTakeFirstOrThrow();
      return last_error !== null;
    });
    await first.stop();
    if (kind === 'a letter whose relay was killed')
      await store.database.updateTable('corrections').set({ holder: 'killed' }).execute();
    sink.refuseWith();
    const second = await startRelay(config, { ...options, now: () => START });
    onTestFinished(() => second.stop());
    await waitForStatus(location.replace(first.url, second.url), 'mailed');
  },
);

test('a letter keeps its pause if the clock is only corrected by seconds', async () => {
  const clock = { now: START };
  const { relay, sink, logged, config } = await openNewsroom(
    {},
    { ...byHand(clock), retryDelay: () => 3_600_000 },
  );
  sink.refuseWith({ at: 'recipient', code: 451, words: 'later' });
  locationOf(await post(relay, annotation()));
  await waitUntil(async () => logged('not mailed').length > 0);
  clock.now -= 30_000;
  locationOf(await post(relay, annotation({ address: 'https://news.test/other' })));
  await waitUntil(async () => logged('not mailed').length > 1);
  const store = await visitStore(config.database);
  onTestFinished(() => store.close());
  const rows = await store.database.selectFrom('corrections').select('due_at').orderBy('due_at').execute();
  expect(rows.map(({ due_at }) => due_at)).toEqual([START - 30_000 + 3_600_000, START + 3_600_000]);
});

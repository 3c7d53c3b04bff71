// The operator's commands on corrections that share a letter.

import { expect, onTestFinished, test } from 'vitest';
import type { Site } from '../../../relay/domain/site';
import { adminOf } from '../../../relay/queue/admin';
import { startRelay } from '../../../relay/relay';
import { visitStore } from '../../../relay/store/store';
import { mutesIn } from '../../../relay/store/stories';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import {
  annotation,
  byHand,
  EDITORS,
  locationOf,
  newsroomConfig,
  post,
  waitForStatus,
  waitUntilClassified,
} from '../fixtures/newsroom';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-24T12:00:00Z');
const SITE: Site = { name: 'Example News', hosts: ['news.test'], editors: EDITORS };

/** Starts a relay whose clock the test sets, and opens its database as a command does. */
async function open(site: Partial<Site> = {}) {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  const config = await newsroomConfig({ smtpUrl: sink.url, sites: [{ ...SITE, ...site }] });
  const clock = { now: START };
  const relay = await startRelay(config, {
    ...byHand(clock),
    log: () => undefined,
    retryDelay: () => HOUR,
  });
  onTestFinished(() => relay.stop());
  const store = await visitStore(config.database);
  onTestFinished(() => store.close());
  const send = async (changes: Parameters<typeof annotation>[0] = {}) => {
    const sent = annotation(changes);
    return {
      id: sent.id.replace('urn:uuid:', ''),
      location: locationOf(await post(relay, sent)),
    };
  };
  /** Waits until a correction is classified. */
  const classified = ({ id }: { id: string }) => waitUntilClassified(store, id);
  return { relay, sink, clock, store, admin: adminOf(store), send, classified };
}

test('the status counts every correction once', async () => {
  const { admin, store, send, classified, sink } = await open({
    routes: [{ paths: ['/gathered/'], digest: HOUR }],
  });
  sink.hold();
  const first = await send();
  await classified(first);
  const followUp = await send();
  await classified(followUp);
  await classified(await send()); // three readers is not a milestone, so no letter is sent
  await mutesIn(store).mute('Example News', 'https://news.test/muted', START);
  await classified(await send({ address: 'https://news.test/muted' }));
  await classified(await send({ address: 'https://news.test/gathered/a' }));
  expect(await admin.overview()).toMatchObject({
    waiting: 0,
    nextAt: START + HOUR,
    held: 2,
    mailed: 0,
    collected: 1,
    merged: 1,
    muted: 1,
  });
  sink.release();
  await waitForStatus(first.location, 'mailed');
  await waitForStatus(followUp.location, 'mailed');
  expect(await admin.overview()).toMatchObject({ held: 0, mailed: 2, collected: 1, merged: 1, muted: 1 });
});

test('a lead that is forgotten before it is mailed leaves its letter to the next duplicate', async () => {
  const { admin, clock, sink, send, classified } = await open({ digest: HOUR });
  const first = await send({ comment: 'I am the first.' });
  await classified(first);
  const second = await send({ comment: 'I am the second.' });
  await classified(second);
  const third = await send({ comment: 'I am the third.' });
  await classified(third);
  await admin.forget(first.id, clock.now);
  await waitForStatus(second.location, 'mailed');
  await waitForStatus(third.location, 'mailed');
  await waitForStatus(first.location, 'undeliverable');
  expect(sink.letters).toHaveLength(1);
  expect(sink.letters[0]?.messageId).toContain(second.id);
  expect(sink.letters[0]?.text).toContain('3 readers say so.');
  expect(sink.letters[0]?.text).toContain('I am the third.');
  expect(sink.letters[0]?.text).not.toContain('I am the first.');
});

test('a lead that is forgotten after its verdict leaves the verdict, and its links, to the next duplicate', async () => {
  const { admin, clock, sink, send } = await open();
  const first = await send({ comment: 'I am the first.' });
  await waitForStatus(first.location, 'mailed');
  const second = await send({ comment: 'I am the second.' });
  await waitForStatus(second.location, 'mailed');
  const [letter] = await sink.waitForLetters(2);
  const link = /https?:\S+\/verdict\/[^\s?]+/.exec(letter?.text ?? '')?.[0] ?? '';
  await admin.forget(first.id, clock.now);
  const page = await (await fetch(link)).text();
  expect(page).toContain('I am the second.');
  expect(page).not.toContain('I am the first.');
  await fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'fixed', note: 'Thanks.' }) });
  await waitForStatus(second.location, 'fixed');
  await waitForStatus(first.location, 'fixed');
  await admin.forget(second.id, clock.now);
  expect(await (await fetch(second.location)).json()).not.toHaveProperty('schema:comment');
});

test('retrying a correction that shares a letter retries the letter', async () => {
  const { admin, store, sink, send, classified, clock } = await open({ digest: HOUR });
  sink.refuseWith({ at: 'data', code: 550, words: 'never' });
  const first = await send();
  await classified(first);
  const merged = await send();
  await classified(merged);
  const other = await send({ replacement: 'leapt' });
  await classified(other);
  clock.now += HOUR;
  for (const { location } of [first, merged, other]) await waitForStatus(location, 'undeliverable');
  sink.refuseWith();
  expect(await admin.retry(merged.id, clock.now)).toBe('queued');
  for (const { location } of [first, merged, other]) await waitForStatus(location, 'mailed');
  expect(sink.letters).toHaveLength(1);
  expect(await admin.retry(other.id, clock.now)).toBe('mailed');
  await mutesIn(store).mute('Example News', 'https://news.test/muted', clock.now);
  const muted = await send({ address: 'https://news.test/muted' });
  clock.now += HOUR;
  await classified(muted);
  expect(await admin.retry(muted.id, clock.now)).toBe('muted');
});

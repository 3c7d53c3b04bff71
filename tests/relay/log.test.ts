import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import type { LogEvent } from '../../relay/log';
import { errorCode, errorPlace, logTo } from '../../relay/log';
import { annotation, locationOf, openNewsroom, post, SAMPLE, waitForStatus } from './fixtures/newsroom';

const OPERATOR_TOKEN = 'MARKER-operator-token-of-a-good-length';

/** The sample with a marker in every text that a reader or a page can set. */
const MARKED = Object.fromEntries(
  (
    ['headline', 'author', 'site', 'exact', 'prefix', 'suffix', 'replacement', 'comment', 'name'] as const
  ).map((field) => [field, `MARKER ${SAMPLE[field]}`]),
);
const marked = (changes: Parameters<typeof annotation>[0] = {}) =>
  annotation({
    ...MARKED,
    address: `https://news.test/MARKER/${randomUUID()}`,
    evidence: 'https://evidence.test/MARKER',
    email: 'marker@readers.test',
    ...changes,
  });

test('no event writes a reader’s words, an address or a token to the log', async () => {
  const { relay, sink, lines, logged } = await openNewsroom(
    { operatorToken: OPERATOR_TOKEN, limits: { perReader: '20 per hour' } },
    { retryDelay: () => 20 },
  );
  // Accepted, mailed, answered, repeated, refused as another correction.
  const correction = marked();
  const location = locationOf(await post(relay, correction));
  await waitForStatus(location, 'mailed');
  await post(relay, correction);
  await post(relay, { ...marked(), id: correction.id });
  const letter = sink.letters.at(-1);
  const fixed = /http:\S+\/verdict\/\S+/.exec(letter?.text ?? '')?.[0] ?? '';
  expect(fixed).not.toBe('');
  const form = { method: 'POST', body: new URLSearchParams({ answer: 'fixed', note: 'MARKER thanks' }) };
  expect((await fetch(fixed, form)).status).toBe(200);
  expect((await fetch(`${fixed.split('?')[0]}/change`, { method: 'POST' })).status).toBe(200);
  // Rescheduled, refused for one editor and for all, by a mail server that quotes the letter.
  const words = 'marker@readers.test wrote MARKER';
  sink.refuseWith({ at: 'recipient', code: 451, words });
  const late = locationOf(await post(relay, marked()));
  while (logged('not mailed').length === 0) await waitForStatus(late, 'received');
  sink.refuseWith({ at: 'recipient', recipient: 'online@news.test', code: 550, words });
  await waitForStatus(late, 'mailed');
  sink.refuseWith({ at: 'data', code: 554, words });
  await waitForStatus(locationOf(await post(relay, marked())), 'undeliverable');
  // Refused by the inbox, for every reason.
  await post(relay, 'MARKER');
  await post(relay, { ...marked(), target: 'MARKER' });
  await post(relay, marked({ address: 'https://MARKER.test/' }));
  await post(relay, marked(), { 'Content-Type': 'text/MARKER' });
  await post(relay, marked({ comment: 'MARKER '.repeat(20_000) }));
  await post(relay, marked(), { 'X-Forwarded-For': 'MARKER' });
  for (let count = 0; count < 21; count += 1)
    await post(relay, 'MARKER', { 'X-Forwarded-For': '203.0.113.77' });
  await cutOff(relay.inbox);
  await fetch(`${relay.inbox}?MARKER`, { headers: { Authorization: 'Bearer MARKER' } });
  await fetch(relay.inbox, { headers: { Authorization: `Bearer ${OPERATOR_TOKEN}` } });
  await fetch(`${relay.url}/MARKER`);
  while (!logged('refused').some(({ reason }) => reason === 'cut-off')) await fetch(relay.inbox);
  await relay.stop();

  const events: LogEvent['event'][] = ['accepted', 'repeated', 'refused', 'limited', 'mailed', 'not mailed'];
  for (const event of [...events, 'undeliverable', 'editor dropped', 'answered', 'link mailed'] as const)
    expect([event, logged(event).length > 0]).toEqual([event, true]);
  const secrets = [/marker/i, /203\.0\.113/, /@/, /verdict\//, location.split('/').at(-1) ?? ''];
  for (const secret of secrets) expect(lines.join('')).not.toMatch(secret);
});

test('unknown fields of an event are not written', () => {
  const lines: string[] = [];
  const careless: LogEvent = Object.assign(
    { event: 'accepted', id: 'an id', site: 'Example News' } as const,
    { comment: 'words', email: 'rita@readers.test' },
  );
  logTo({ write: (line) => lines.push(line) })(careless);
  expect(JSON.parse(lines.join(''))).toEqual({
    level: 'info',
    time: expect.any(String),
    event: 'accepted',
    id: 'an id',
    site: 'Example News',
  });
});

test('events below the level are not written', () => {
  const lines: string[] = [];
  const log = logTo({ write: (line) => lines.push(line) }, 'error');
  log({ event: 'accepted', id: 'an id', site: 'Example News' });
  log({ event: 'failed', code: 'TypeError', place: 'at somewhere' });
  expect(lines).toHaveLength(1);
});

/** Sends a correction whose connection ends in the middle. */
function cutOff(inbox: string): Promise<void> {
  return new Promise((resolve) => {
    const outgoing = request(inbox, {
      method: 'POST',
      headers: { 'Content-Type': 'application/ld+json', 'Content-Length': '2000' },
    });
    outgoing.on('error', () => resolve());
    outgoing.write('{"comment": "MARKER', () => outgoing.destroy());
    outgoing.on('close', resolve);
  });
}

test('an error is logged with its kind and place, and never with its message', () => {
  const error = new TypeError('words\n    at a place that the reader made up\nmore words');
  expect(errorCode(error)).toBe('TypeError');
  expect(errorPlace(error)).toMatch(/^at .*log\.test\.ts:\d+:\d+\)?$/);
});

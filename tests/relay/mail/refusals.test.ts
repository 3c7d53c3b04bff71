// What becomes of letters that the mail server refuses, and what the operator learns about it.

import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Config } from '../../../relay/config/config';
import { connectMail } from '../../../relay/mail/smtp';
import { adminOf } from '../../../relay/queue/admin';
import type { Store } from '../../../relay/store/engine';
import { visitStore } from '../../../relay/store/store';
import { speakSmtp } from '../../../testing/newsroom/smtp-dialogue';
import {
  annotation,
  locationOf,
  type Newsroom,
  openNewsroom,
  post,
  waitForStatus,
  waitUntil,
} from '../fixtures/newsroom';

const OPERATOR_TOKEN = 'a-token-of-the-operators';
const never = { retryDelay: () => 3_600_000 };

/** Starts a mail server that refuses one command, or the letter, with `reply`. */
async function refusingServer(command: RegExp | 'letter' | 'greeting', reply: string): Promise<string> {
  const server = createServer((socket) => {
    if (command === 'greeting') return socket.end(`${reply}\r\n`);
    return speakSmtp(socket, {
      toCommand: (line) => (command !== 'letter' && command.test(line) ? reply : undefined),
      toLetter: () => (command === 'letter' ? reply : '250 ok'),
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not a TCP server');
  return `smtp://127.0.0.1:${address.port}`;
}

/** Sends a correction, and returns its status and the log's line after the first attempt. */
async function firstAttempt({ relay, logged }: Newsroom) {
  const location = locationOf(await post(relay, annotation()));
  await waitUntil(async () => logged('not mailed').length + logged('undeliverable').length > 0);
  const { 'schema:creativeWorkStatus': status }: Record<string, unknown> = await (
    await fetch(location)
  ).json();
  const [line] = [...logged('not mailed'), ...logged('undeliverable')];
  return { location, status, cause: line?.cause };
}

async function visit({ config }: { readonly config: Config }): Promise<Store> {
  const store = await visitStore(config.database);
  onTestFinished(() => store.close());
  return store;
}

describe('a letter', () => {
  test.each([
    ['the greeting has a block list', 'greeting', '554 5.7.1 blocked by list', 'relay-refused'],
    ['the login is needed', /^mail/i, '530 5.7.0 Authentication required', 'relay-refused'],
    ['the sender is not allowed', /^rcpt/i, '553 5.7.1 Sender address rejected: not owned', 'sender-refused'],
    ['the relay is not let in', /^rcpt/i, '554 5.7.1 <desk@news.test>: Relay access denied', 'relay-refused'],
    ['the quota is used up', 'letter', '550 5.4.5 Daily user sending limit exceeded', 'quota-exceeded'],
    ['the mailbox is full', /^rcpt/i, '552 5.2.2 Mailbox full', 'mailbox-full'],
    ['SES has not verified the sender', 'letter', '554 Email address is not verified.', 'sender-refused'],
  ] as const)('waits if %s', async (_, command, reply, cause) => {
    const newsroom = await openNewsroom({ smtpUrl: await refusingServer(command, reply) }, never);
    expect(await firstAttempt(newsroom)).toMatchObject({ status: 'received', cause });
    expect(newsroom.logged('editor dropped')).toEqual([]);
  });

  test.each([
    ['every address is unknown', /^rcpt/i, '550 5.1.1 no such user', 'no-such-address'],
    ['every mailbox is disabled', /^rcpt/i, '550 5.2.1 disabled', 'no-such-address'],
    ['it is taken for spam', 'letter', '550 5.7.1 message looks like spam', 'letter-refused'],
    ['it is too large', 'letter', '552 5.3.4 message too big', 'letter-refused'],
  ] as const)('is given up if %s', async (_, command, reply, cause) => {
    const newsroom = await openNewsroom({ smtpUrl: await refusingServer(command, reply) }, never);
    expect(await firstAttempt(newsroom)).toMatchObject({ status: 'undeliverable', cause });
  });
});

describe('a letter that waits until the operator does something', () => {
  test('is in /healthz, which still answers 200 because corrections are accepted', async () => {
    const { relay, sink, logged } = await openNewsroom({}, never);
    sink.refuseWith({ at: 'recipient', code: 554, words: '5.7.1 Relay access denied' });
    locationOf(await post(relay, annotation()));
    await waitUntil(async () => logged('not mailed').length > 0);
    const response = await fetch(`${relay.url}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      status: 'degraded',
      reason: 'letters wait: the mail server does not let the relay send',
    });
  });

  test('is in the metrics by its cause, until it is mailed', async () => {
    const { relay, sink, config } = await openNewsroom({ operatorToken: OPERATOR_TOKEN }, never);
    const gauge = async (cause: string) => {
      const headers = { Authorization: `Bearer ${OPERATOR_TOKEN}` };
      const text = await (await fetch(`${relay.url}/metrics`, { headers })).text();
      return new RegExp(`^corrigenda_queue_put_off_letters\\{cause="${cause}"\\} (\\d+)$`, 'm').exec(
        text,
      )?.[1];
    };
    expect(await gauge('mailbox-full')).toBe('0');
    sink.refuseWith({ at: 'recipient', code: 552, words: '5.2.2 full' });
    const location = locationOf(await post(relay, annotation()));
    await waitUntil(async () => (await gauge('mailbox-full')) === '1');
    sink.refuseWith();
    await adminOf(await visit({ config })).retryAll(Date.now());
    await waitForStatus(location, 'mailed');
    expect(await gauge('mailbox-full')).toBe('0');
  });
});

test('`retry` brings back the letters that an earlier version gave up', async () => {
  const { relay, sink, config } = await openNewsroom({}, never);
  sink.refuseWith({ at: 'data', code: 550, words: '5.6.0 no' });
  const location = locationOf(await post(relay, annotation()));
  await waitForStatus(location, 'undeliverable');
  const store = await visit({ config });
  // As version 0.1.0 wrote it.
  await store.database
    .updateTable('corrections')
    .set({ last_error: '554 5.7.1 <desk@news.test>: Relay access denied', last_cause: null })
    .execute();
  sink.refuseWith();
  expect(await adminOf(store).retryAll(Date.now())).toBe(1);
  await waitForStatus(location, 'mailed');
});

test('the mail server has the time that RFC 5321 gives it', () => {
  const transport = connectMail('smtp://127.0.0.1:1');
  onTestFinished(() => transport.close());
  const { connectionTimeout, greetingTimeout, socketTimeout } = Object(transport.options);
  expect(greetingTimeout).toBeGreaterThanOrEqual(5 * 60_000);
  expect(connectionTimeout).toBeGreaterThanOrEqual(5 * 60_000); // nodemailer ends the wait for the greeting with it
  expect(socketTimeout).toBeGreaterThanOrEqual(10 * 60_000);
});

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { retryDelay } from '../../../relay/mail/retry';
import { startRelay } from '../../../relay/relay';
import { visitStore } from '../../../relay/store/store';
import { speakSmtp } from '../../../testing/newsroom/smtp-dialogue';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import {
  annotation,
  EDITORS,
  locationOf,
  newsroomConfig,
  openNewsroom,
  post,
  waitForStatus,
} from '../fixtures/newsroom';

const soon = { retryDelay: () => 20, log: () => undefined };
const never = { retryDelay: () => 3_600_000, log: () => undefined };

describe('a letter that cannot be sent', () => {
  test('is sent when the mail server is reachable again', async () => {
    const sink = await startSmtpSink();
    await sink.stop();
    const tried: number[] = [];
    const { relay } = await openNewsroom(
      { smtpUrl: sink.url },
      {
        retryDelay: (attempts) => {
          tried.push(attempts);
          return 20;
        },
      },
    );
    const location = locationOf(await post(relay, annotation()));
    while (tried.length < 2) await waitForStatus(location, 'received');
    const back = await startSmtpSink({ port: sink.port });
    onTestFinished(() => back.stop());
    expect(await back.waitForLetters(1)).toHaveLength(1);
    await waitForStatus(location, 'mailed');
    expect(tried.slice(0, 2)).toEqual([1, 2]);
  });

  test('is tried again after a temporary refusal', async () => {
    const { relay, sink, logged } = await openNewsroom({}, { retryDelay: () => 20 });
    sink.refuseWith({ at: 'recipient', code: 451, words: 'greylisted, come back' });
    const location = locationOf(await post(relay, annotation()));
    while (logged('not mailed').length === 0) await waitForStatus(location, 'received');
    sink.refuseWith();
    await waitForStatus(location, 'mailed');
    expect(sink.letters).toHaveLength(1);
    expect(logged('not mailed')[0]).toMatchObject({ code: 'EENVELOPE 451', attempt: 2, level: 'warn' });
  });

  test.each(['recipient', 'data'] as const)(
    'is undeliverable after a permanent refusal of its %s',
    async (at) => {
      const { relay, sink, logged } = await openNewsroom({}, { retryDelay: () => 20 });
      sink.refuseWith({ at, code: 550, words: 'no such desk' });
      const location = locationOf(await post(relay, annotation()));
      await waitForStatus(location, 'undeliverable');
      sink.refuseWith();
      await waitForStatus(locationOf(await post(relay, annotation())), 'mailed');
      await waitForStatus(location, 'undeliverable');
      expect(sink.letters).toHaveLength(1);
      expect(logged('not mailed')).toEqual([]);
    },
  );

  test('is undeliverable even if the refusal contains odd bytes', async () => {
    const server = createServer((socket) =>
      speakSmtp(socket, { toLetter: () => '550 no \u0000such\u0007 \u00ff desk' }),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.close();
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { relay } = await openNewsroom({ smtpUrl: `smtp://127.0.0.1:${port}` });
    await waitForStatus(locationOf(await post(relay, annotation())), 'undeliverable');
  });

  test('is tried again if the server refuses the relay itself, which the operator can fix', async () => {
    const { relay, sink, logged } = await openNewsroom({}, { retryDelay: () => 20 });
    sink.refuseWith({ at: 'sender', code: 553, words: 'not your address' });
    const location = locationOf(await post(relay, annotation()));
    while (logged('not mailed').length === 0) await waitForStatus(location, 'received');
    sink.refuseWith();
    await waitForStatus(location, 'mailed');
    expect(sink.letters).toHaveLength(1);
  });

  test('waits half a minute at first, then longer each time, up to six hours', () => {
    const delays = Array.from({ length: 20 }, (_, index) => retryDelay(index + 1, () => 0));
    expect(delays.slice(0, 3)).toEqual([30_000, 60_000, 120_000]);
    expect(delays.at(-1)).toBe(6 * 3_600_000);
    expect(retryDelay(1, () => 0.999)).toBeGreaterThan(44_000);
    expect(retryDelay(1, () => 0.999)).toBeLessThan(45_000);
    expect(retryDelay(500, () => 0.999)).toBe(6 * 3_600_000);
  });
});

describe('a letter that only some of the editors get', () => {
  const [desk = '', online = ''] = EDITORS;

  test('is sent again only to the editor who was temporarily refused, and counts as mailed when everyone has it', async () => {
    const { relay, sink, logged } = await openNewsroom({}, { retryDelay: () => 20 });
    sink.refuseWith({ at: 'recipient', recipient: online, code: 451, words: 'greylisted' });
    const location = locationOf(await post(relay, annotation()));
    while (logged('not mailed').length < 2) await waitForStatus(location, 'received');
    sink.refuseWith();
    await waitForStatus(location, 'mailed');
    expect(sink.letters.map(({ envelope }) => envelope.to)).toEqual([[desk], [online]]);
    const [first, second] = sink.letters;
    expect(second?.messageId).toBe(first?.messageId);
    expect(second?.to).toEqual(first?.to);
  });

  test('is mailed if the other editor was permanently refused, and the log has only the code', async () => {
    const { relay, sink, lines, logged } = await openNewsroom({}, { retryDelay: () => 20 });
    sink.refuseWith({ at: 'recipient', recipient: online, code: 550, words: `no such desk: ${online}` });
    const location = locationOf(await post(relay, annotation()));
    await waitForStatus(location, 'mailed');
    expect(sink.letters.map(({ envelope }) => envelope.to)).toEqual([[desk]]);
    expect(logged('editor dropped')).toEqual([
      {
        level: 'warn',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        event: 'editor dropped',
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        site: 'Example News',
        cause: 'no-such-address',
        code: 'EENVELOPE 550',
      },
    ]);
    expect(lines.join()).not.toMatch(/@|no such desk/);
  });

  test('is undeliverable only when every editor is permanently refused', async () => {
    const { relay, sink, logged } = await openNewsroom({}, { retryDelay: () => 20 });
    const refusedDesk = { at: 'recipient', recipient: desk, code: 550, words: 'no such desk' } as const;
    sink.refuseWith(refusedDesk, { at: 'recipient', recipient: online, code: 451, words: 'greylisted' });
    const location = locationOf(await post(relay, annotation()));
    while (logged('not mailed').length === 0) await waitForStatus(location, 'received');
    sink.refuseWith({ at: 'recipient', code: 550, words: 'no such desk' });
    await waitForStatus(location, 'undeliverable');
    // A second attempt for the first editor would add a second line.
    expect(logged('editor dropped')).toHaveLength(1);
  });

  test('is mailed if the last editor is permanently refused later', async () => {
    const { relay, sink, logged } = await openNewsroom({}, { retryDelay: () => 20 });
    sink.refuseWith({ at: 'recipient', recipient: online, code: 451, words: 'greylisted' });
    const location = locationOf(await post(relay, annotation()));
    while (logged('not mailed').length === 0) await waitForStatus(location, 'received');
    sink.refuseWith({ at: 'recipient', code: 550, words: 'no such desk' });
    await waitForStatus(location, 'mailed');
    expect(sink.letters.map(({ envelope }) => envelope.to)).toEqual([[desk]]);
  });

  test('is sent to the remaining editors by the next relay, to the addresses in its configuration', async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const [site] = (await newsroomConfig({ smtpUrl: sink.url })).sites;
    if (site === undefined) throw new Error('no site');
    // nodemailer writes domains in lower case to the server.
    const mistyped = { ...site, editors: ['desk@NEWS.test', 'online@nwes.test'] };
    const config = await newsroomConfig({ smtpUrl: sink.url, sites: [mistyped] });
    sink.refuseWith({ at: 'recipient', recipient: 'online@nwes.test', code: 450, words: 'domain not found' });
    const first = await startRelay(config, soon);
    const location = locationOf(await post(first, annotation()));
    await sink.waitForLetters(1);
    await waitForStatus(location, 'received');
    await first.stop();
    const second = await startRelay(
      { ...config, sites: [{ ...site, editors: ['desk@NEWS.test', online] }] },
      soon,
    );
    onTestFinished(() => second.stop());
    await waitForStatus(location.replace(first.url, second.url), 'mailed');
    expect(sink.letters.map(({ envelope }) => envelope.to)).toEqual([[desk], [online]]);
  });
});

test('a mail server on this machine gets letters although its certificate cannot be trusted', async () => {
  const sink = await startSmtpSink({ startTls: true });
  onTestFinished(() => sink.stop());
  const { relay } = await openNewsroom({ smtpUrl: sink.url });
  await waitForStatus(locationOf(await post(relay, annotation())), 'mailed');
  expect(sink.letters).toHaveLength(1);
});

test('a mail server on another machine gets no unencrypted letter', async () => {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  // Linux and macOS connect 0.0.0.0 to this machine, but no standard says that they must.
  const { relay, logged } = await openNewsroom(
    { smtpUrl: `smtp://0.0.0.0:${sink.port}` },
    { retryDelay: () => 20 },
  );
  const location = locationOf(await post(relay, annotation()));
  while (logged('not mailed').filter(({ code }) => `${code}`.startsWith('ETLS')).length < 2)
    await waitForStatus(location, 'received');
  expect(sink.letters).toEqual([]);
});

describe('a relay that stops', () => {
  test('leaves unsent letters to the next relay, which sends each once', async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const config = await newsroomConfig({ smtpUrl: sink.url });
    sink.refuseWith({ at: 'recipient', code: 451, words: 'not now' });
    const first = await startRelay(config, soon);
    const ids = Array.from({ length: 10 }, () => randomUUID());
    const locations = await Promise.all(
      ids.map(async (id) => locationOf(await post(first, annotation({ id })))),
    );
    await first.stop();
    sink.refuseWith();
    const second = await startRelay(config, soon);
    onTestFinished(() => second.stop());
    await Promise.all(
      locations.map((location) => waitForStatus(location.replace(first.url, second.url), 'mailed')),
    );
    expect(sink.letters.map(({ messageId }) => messageId).sort()).toEqual(
      ids.map((id) => `<${id}@127.0.0.1>`).sort(),
    );
  });

  test('finishes the letter that it is sending', async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const config = await newsroomConfig({ smtpUrl: sink.url });
    const first = await startRelay(config, soon);
    sink.hold();
    const location = locationOf(await post(first, annotation()));
    await sink.waitForHeld(1);
    const stopped = first.stop();
    sink.release();
    await stopped;
    expect(sink.letters).toHaveLength(1);
    const second = await startRelay(config, soon);
    onTestFinished(() => second.stop());
    await waitForStatus(location.replace(first.url, second.url), 'mailed');
  });

  test('hands back a letter to which the mail server does not reply in time, and the next relay sends it', async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const config = await newsroomConfig({ smtpUrl: sink.url });
    const first = await startRelay(config, { ...soon, stopGraceMs: 0 });
    sink.hold();
    const location = locationOf(await post(first, annotation()));
    await sink.waitForHeld(1);
    await first.stop(); // although the mail server has not replied
    const store = await visitStore(config.database);
    const { holder, state, last_error } = await store.database
      .selectFrom('corrections')
      .selectAll()
      .executeTakeFirstOrThrow();
    await store.close();
    expect([holder, state]).toEqual([null, 'received']);
    expect(last_error).toMatch(/stopped before the mail server replied/);
    sink.release();
    const second = await startRelay(config, soon);
    onTestFinished(() => second.stop());
    await waitForStatus(location.replace(first.url, second.url), 'mailed');
  });

  test('sends no other letter', async () => {
    const { relay } = await openNewsroom();
    expect((await post(relay, annotation())).status).toBe(201);
    await relay.stop();
    await expect(post(relay, annotation())).rejects.toThrow();
  });
});

test('the log never contains a reader’s words or address', async () => {
  const { relay, sink, lines } = await openNewsroom({}, { retryDelay: () => 20 });
  await post(relay, annotation());
  await sink.waitForLetters(1);
  sink.refuseWith({ at: 'data', code: 550, words: 'rita@readers.test wrote spam' });
  await waitForStatus(locationOf(await post(relay, annotation())), 'undeliverable');
  await post(relay, 'jumpd');
  const log = lines.join('\n');
  expect(log).toContain('accepted');
  expect(log).toContain('mailed');
  expect(log).toContain('undeliverable');
  for (const word of ['rita', 'Rita', 'jumpd', 'letter is missing', 'Fox clears'])
    expect(log).not.toContain(word);
});

test('one relay sends several letters at the same time', async () => {
  const { relay, sink } = await openNewsroom({}, never);
  sink.hold();
  await Promise.all(Array.from({ length: 6 }, () => post(relay, annotation())));
  await sink.waitForHeld(4);
  sink.release();
  expect(await sink.waitForLetters(6)).toHaveLength(6);
});

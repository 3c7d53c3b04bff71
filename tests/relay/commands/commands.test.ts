import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Config } from '../../../relay/config/config';
import { startRelay } from '../../../relay/relay';
import { visitStore } from '../../../relay/store/store';
import { command, temporaryFolder } from '../fixtures/command-process';
import { engine } from '../fixtures/engine';
import {
  annotation,
  locationOf,
  newsroomConfig,
  openNewsroom,
  post,
  waitForStatus,
} from '../fixtures/newsroom';

const processes = { timeout: 60_000 };
const patient = { retryDelay: () => 3_600_000 };

describe('status', processes, () => {
  test('counts the letters, and lists those that failed', async () => {
    const { relay, sink, config } = await openNewsroom({}, patient);
    await waitForStatus(locationOf(await post(relay, annotation())), 'mailed');
    sink.refuseWith({ at: 'data', code: 550, words: 'no such desk' });
    const refused = randomUUID();
    await waitForStatus(locationOf(await post(relay, annotation({ id: refused }))), 'undeliverable');
    sink.refuseWith({ at: 'data', code: 451, words: 'come back later' });
    const putOff = randomUUID();
    locationOf(await post(relay, annotation({ id: putOff })));

    let answer = await command(config, 'status');
    while (!answer.text.includes('Waiting for another attempt')) answer = await command(config, 'status');
    expect(answer.code).toBe(0);
    expect(answer.text).toMatch(
      /^1 waiting, the next from \S+; 0 being sent; 1 mailed; 1 undeliverable\n\nUndeliverable:\n/,
    );
    expect(answer.text).toMatch(
      new RegExp(`^  ${refused}  Example News, received \\S+, attempts: 1: 550 no such desk$`, 'm'),
    );
    expect(answer.text).toMatch(
      new RegExp(`^  ${putOff}  Example News, .*, next at \\S+: 451 come back later$`, 'm'),
    );
  });

  test('prints nothing that a reader wrote', async () => {
    const { relay, sink, config } = await openNewsroom({}, patient);
    sink.refuseWith({ at: 'data', code: 550, words: 'no such desk' });
    await waitForStatus(locationOf(await post(relay, annotation())), 'undeliverable');
    const { text } = await command(config, 'status');
    expect(text).not.toMatch(/Rita|readers\.test|jumpd|A letter is missing/);
  });
});

describe('retry', processes, () => {
  test('makes the running relay send a failed letter again', async () => {
    const { relay, sink, config } = await openNewsroom({}, patient);
    sink.refuseWith({ at: 'data', code: 550, words: 'no such desk' });
    const id = randomUUID();
    const location = locationOf(await post(relay, annotation({ id })));
    await waitForStatus(location, 'undeliverable');
    sink.refuseWith();
    const { code, text } = await command(config, 'retry', id);
    expect(text).toBe(`${id} is due now; a running relay sends it within seconds.\n`);
    expect(code).toBe(0);
    await waitForStatus(location, 'mailed');
    expect(await command(config, 'retry', `<${id}@127.0.0.1>`)).toEqual({
      code: 1,
      text: `${id} was mailed: there is nothing to send again.\n`,
    });
  });

  test('makes the running relay send all failed letters again', async () => {
    const { relay, sink, config } = await openNewsroom({}, patient);
    sink.refuseWith({ at: 'data', code: 550, words: 'no such desk' });
    const locations = [
      locationOf(await post(relay, annotation())),
      locationOf(await post(relay, annotation())),
    ];
    for (const location of locations) await waitForStatus(location, 'undeliverable');
    sink.refuseWith();
    const { code, text } = await command(config, 'retry', 'all');
    expect(text).toMatch(/^2 letters are due now/);
    expect(code).toBe(0);
    for (const location of locations) await waitForStatus(location, 'mailed');
    expect(sink.letters).toHaveLength(2);
  });

  test('says so if there is no such letter', async () => {
    const { config } = await openNewsroom();
    const id = randomUUID();
    expect(await command(config, 'retry', id)).toEqual({
      code: 1,
      text: `${id} is not in this database.\n`,
    });
    expect(await command(config, 'retry', 'the last one')).toMatchObject({ code: 2 });
  });
});

describe('forget', processes, () => {
  test('erases a reader while the relay is running, and keeps the correction’s row', async () => {
    const { relay, sink, config } = await openNewsroom({}, patient);
    const id = randomUUID();
    const location = locationOf(await post(relay, annotation({ id })));
    await waitForStatus(location, 'mailed');
    const { code, text } = await command(config, 'forget', id);
    expect(text).toMatch(new RegExp(`^${id} is forgotten here.*\nIt was already mailed, .*\n$`));
    expect(code).toBe(0);
    await waitForStatus(location, 'mailed');
    expect((await post(relay, annotation({ id }))).status).toBe(201);
    expect(await stored(config)).not.toMatch(/Rita|readers\.test|A letter is missing|jumpd/);
    expect(sink.letters).toHaveLength(1);
  });

  test('erases everything that has a reader’s e-mail address, and nothing else', async () => {
    const { relay, config } = await openNewsroom({}, patient);
    const [own, mentioned, longer, other] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    for (const changes of [
      { id: own, email: 'Rita@Readers.test' },
      { id: mentioned, email: 'friend@readers.test', comment: 'Ask rita@readers.test.' },
      { id: longer, email: 'marita@readers.test', comment: 'I am not dear-rita@readers.test' },
      { id: other, email: 'ritaa@readers.test', comment: 'rita_readers.test' },
    ])
      await waitForStatus(locationOf(await post(relay, annotation(changes))), 'mailed');
    const { code, text } = await command(config, 'forget', 'rita@readers.test');
    expect(text).toMatch(/^2 corrections with the address rita@readers\.test:\n/);
    expect(text).toMatch(new RegExp(`^  ${own}  Example News, .*, sent by that reader: https://news`, 'm'));
    expect(text).toMatch(new RegExp(`^  ${mentioned}  Example News, .*, has the address in its text: `, 'm'));
    expect(text).toMatch(/^2 corrections forgotten here/m);
    expect(text).toContain('in editors’ mailboxes: 2.');
    expect(code).toBe(0);
    const everything = await stored(config);
    expect(everything).not.toMatch(/(?<![\w-])rita@readers\.test/i);
    expect(everything).toMatch(/marita@readers\.test.*/);
    const again = await command(config, 'forget', 'rita@readers.test');
    expect(again.text).toBe('No correction in this database has the address rita@readers.test.\n');
    expect(again.code).toBe(1);
  });

  test('cancels a letter that is not sent yet', async () => {
    const { relay, sink, config } = await openNewsroom({}, patient);
    sink.refuseWith({ at: 'data', code: 451, words: 'come back later' });
    const id = randomUUID();
    const location = locationOf(await post(relay, annotation({ id })));
    while (!(await command(config, 'status')).text.includes('Waiting for another attempt'));
    await command(config, 'forget', id);
    await waitForStatus(location, 'undeliverable');
    sink.refuseWith();
    expect(await command(config, 'retry', id)).toMatchObject({ code: 1 });
    await waitForStatus(locationOf(await post(relay, annotation())), 'mailed');
    expect(sink.letters).toHaveLength(1);
  });
});

/** Everything in the database; for SQLite, the content of its files. */
async function stored(config: Config): Promise<string> {
  if ('file' in config.database) {
    const folder = dirname(config.database.file);
    const files = await readdir(folder);
    return (await Promise.all(files.map((file) => readFile(join(folder, file), 'latin1')))).join();
  }
  const store = await visitStore(config.database);
  try {
    return JSON.stringify(await store.database.selectFrom('corrections').selectAll().execute());
  } finally {
    await store.close();
  }
}

describe('backup', processes, () => {
  test.runIf(engine === 'SQLite')(
    'copies the database while the relay is running, and does not overwrite a file',
    async () => {
      const { relay, config } = await openNewsroom();
      const id = randomUUID();
      await waitForStatus(locationOf(await post(relay, annotation({ id }))), 'mailed');
      const copy = join(await temporaryFolder(), 'copy.sqlite');
      const { code, text } = await command(config, 'backup', copy);
      expect(text).toContain(`Copied to ${copy}.`);
      expect(code).toBe(0);
      expect((await stat(copy)).mode & 0o777).toBe(0o600);
      const store = await visitStore({ file: copy });
      onTestFinished(() => store.close());
      const rows = await store.database.selectFrom('corrections').select(['id', 'state']).execute();
      expect(rows).toEqual([{ id, state: 'mailed' }]);
      expect(await command(config, 'backup', copy)).toEqual({
        code: 1,
        text: `${copy} already exists; name a new file.\n`,
      });
    },
  );

  test.runIf(engine === 'PostgreSQL')('names PostgreSQL’s own program for its databases', async () => {
    const { config } = await openNewsroom();
    const { code, text } = await command(config, 'backup', join(await temporaryFolder(), 'copy.sqlite'));
    expect(text).toContain('pg_dump');
    expect(code).toBe(1);
  });
});

describe('renew-links', processes, () => {
  test('makes the links in mailed letters invalid after a restart, and those in new letters work', async () => {
    const { relay, sink, config } = await openNewsroom({}, patient);
    await waitForStatus(locationOf(await post(relay, annotation())), 'mailed');
    const linkIn = (letter: { readonly text?: string | undefined } | undefined) =>
      new URL(/http\S+\/verdict\/\S+/.exec(letter?.text ?? '')?.[0] ?? '').pathname;
    const old = linkIn(sink.letters[0]);
    expect((await fetch(relay.url + old)).status).toBe(200);
    expect((await command(config, 'renew-links')).code).toBe(0);
    await relay.stop();
    const next = await startRelay(config, { log: () => undefined });
    onTestFinished(() => next.stop());
    expect((await fetch(next.url + old)).status).toBe(410);
    const location = locationOf(await post(next, annotation()));
    await waitForStatus(location, 'mailed');
    expect((await fetch(next.url + linkIn(sink.letters[1]))).status).toBe(200);
  });
});

describe('restore', processes, () => {
  test.runIf(engine === 'SQLite')('puts a copy back, and says what is mailed again', async () => {
    const { relay, sink, config } = await openNewsroom({}, patient);
    sink.refuseWith({ at: 'recipient', code: 451, words: 'later' });
    locationOf(await post(relay, annotation()));
    const copy = join(await temporaryFolder(), 'copy.sqlite');
    await command(config, 'backup', copy);
    const refused = await command(config, 'restore', copy);
    expect(refused.text).toContain('another relay uses this file');
    expect(refused.code).toBe(1);
    await relay.stop();
    const { code, text } = await command(config, 'restore', copy);
    expect(text).toMatch(
      / is now the copy .*\n.*The database that was there is .*\.replaced-.*\n.*mails the letters that were waiting .*1 correction/,
    );
    expect(code).toBe(0);
    const missing = await command(config, 'restore', `${copy}.not-there`);
    expect([missing.code, missing.text]).toEqual([1, `${copy}.not-there does not exist.\n`]);
  });

  test.runIf(engine === 'PostgreSQL')('names PostgreSQL’s own program for its databases', async () => {
    const config = await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1:1' });
    const { code, text } = await command(config, 'restore', 'copy');
    expect(text).toContain('pg_restore');
    expect(code).toBe(1);
  });
});

describe('a command', processes, () => {
  test('ends with 1 and says so if no relay has created the database yet', async () => {
    const config = await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1:1' });
    const { code, text } = await command(config, 'status');
    expect(text).toMatch(
      /^database: \S+ cannot be opened: .*start the relay once\n$|: the relay makes it\n$/,
    );
    expect(code).toBe(1);
  });

  test.each([[['help']], [['--help']]])('%s lists every command', async (words) => {
    const config = await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1:1' });
    const { code, text } = await command(config, ...words);
    for (const name of [
      'init SITE EDITOR',
      'check [ADDRESS]',
      'status',
      'retry ID|all',
      'forget ID|ADDRESS',
      'backup FILE',
      'restore FILE',
      'renew-links',
    ])
      expect(text).toContain(`  ${name} `);
    expect(code).toBe(0);
  });

  test('ends with 2 and lists the commands if it does not exist or lacks an operand', async () => {
    const config = await newsroomConfig({ smtpUrl: 'smtp://127.0.0.1:1' });
    const none = await command(config, 'toString');
    expect(none.text).toContain('There is no command toString.\nUsage: ');
    expect(none.code).toBe(2);
    const short = await command(config, 'forget');
    expect(short.text).toMatch(/^Usage: .* forget ID\|ADDRESS\n$/);
    expect(short.code).toBe(2);
  });
});

import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../relay/config';
import { startRelay } from '../../relay/relay';
import { command, npmRunRelay, temporaryFolder } from './command-process';
import { newDatabase } from './engine';
import {
  annotation,
  EDITORS,
  locationOf,
  newsroomConfig,
  openNewsroom,
  post,
  waitForStatus,
} from './newsroom';
import { addressOf } from './relay-process';
import { startSmtpSink } from './smtp-sink';

const processes = { timeout: 60_000 };

async function mailServer() {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  return sink;
}

describe('check', processes, () => {
  test('finds a relay well, and mails a sample to every editor while that one is running', async () => {
    const { relay, sink, config } = await openNewsroom();
    const { code, text } = await command(config, 'check');
    expect(text).toMatch(
      /^ok +configuration: letters from corrections@news\.test for Example News, The Other Paper$/m,
    );
    expect(text).toMatch(/^ok +database: .*opens, and its tables are of this version$/m);
    expect(text).toMatch(/^not checked +sender: news\.test is not a name in the public DNS$/m);
    expect(text).toMatch(/^ok +mail server: 127\.0\.0\.1:\d+ answers; no login is configured$/m);
    expect(text).toMatch(
      /^ok +sample for Example News: the mail server took it for desk@news\.test, online@news\.test$/m,
    );
    expect(code).toBe(0);
    const [first, second] = await sink.waitForLetters(2);
    expect(first?.envelope).toEqual({ from: 'corrections@news.test', to: EDITORS });
    expect(first?.subject).toContain('Sample: the last ferry');
    expect(first?.text).toContain('This is a sample, sent to see whether letters arrive.');
    expect(second?.envelope.to).toEqual(['editor@other.test']);
    await waitForStatus(locationOf(await post(relay, annotation())), 'mailed'); // the sample is nowhere in its database
    expect(sink.letters).toHaveLength(3);
  });

  test('mails it to one address alone where one is given, and to the desks of all routes where none is', async () => {
    const sink = await mailServer();
    const site = {
      name: 'Example News',
      hosts: ['news.test'],
      editors: ['desk@news.test'],
      language: 'de',
      digest: '1 day',
      routes: [
        { paths: ['/sport/'], editors: ['sport@news.test'] },
        { kinds: ['fact'], editors: ['Desk@news.test'] },
      ],
      dryRun: true,
    };
    const env = {
      RELAY_CONFIG_JSON: JSON.stringify({ from: 'corrections@news.test', sites: [site] }),
      SMTP_URL: sink.url,
      DATABASE_URL: addressOf(await newDatabase()),
    };
    for (const words of [['check', 'me@news.test'], ['check']]) {
      const { code, text } = await npmRunRelay(words, env);
      expect(text).toContain('sample for Example News: the mail server took it for');
      expect(code).toBe(0);
    }
    const [toMe, toDesks] = await sink.waitForLetters(2);
    expect(toMe?.envelope.to).toEqual(['me@news.test']);
    expect(toMe?.subject).toContain('Muster: die letzte Fähre');
    expect(toDesks?.envelope.to.map((address) => address.toLowerCase())).toEqual([
      'desk@news.test',
      'sport@news.test',
    ]);
  });

  test('ends with 1 and says what to mend where the mail server cannot be reached', async () => {
    const sink = await startSmtpSink();
    await sink.stop();
    const { code, text } = await command(await newsroomConfig({ smtpUrl: sink.url }), 'check');
    expect(text).toMatch(
      /^ok +database: .*(is not made yet; the relay makes it when it starts|of this version)$/m,
    );
    expect(text).toMatch(
      /^failed +mail server: 127\.0\.0\.1:\d+: connect ECONNREFUSED.*\. Mend smtp \(or SMTP_URL\)$/m,
    );
    expect(text).toMatch(/^not checked +sample: /m);
    expect(text).toMatch(/^To be mended: 1$/m);
    expect(code).toBe(1);
  });

  test('ends with 1 where the mail server refuses an editor, and names him', async () => {
    const sink = await mailServer();
    sink.refuseWith({ at: 'recipient', recipient: 'online@news.test', code: 550, words: 'no such desk' });
    const { code, text } = await command(await newsroomConfig({ smtpUrl: sink.url }), 'check');
    expect(text).toMatch(/^ok +sample for Example News: the mail server took it for desk@news\.test$/m);
    expect(text).toMatch(/^failed +sample for Example News: refused for online@news\.test\./m);
    expect(code).toBe(1);
  });

  test('ends with 1 and the mail server’s words where it puts the sample off', async () => {
    const sink = await mailServer();
    sink.refuseWith({ at: 'sender', code: 451, words: 'who are you' });
    const { code, text } = await command(
      await newsroomConfig({ smtpUrl: sink.url }),
      'check',
      'me@news.test',
    );
    expect(text).toMatch(/^failed +sample for Example News: not taken: 451 who are you$/m);
    expect(code).toBe(1);
  });

  test('ends with 1 where the database cannot be opened', async () => {
    const sink = await mailServer();
    const config = await newsroomConfig({ smtpUrl: sink.url, database: { file: '/nowhere/relay.sqlite' } });
    const { code, text } = await command(config, 'check');
    expect(text).toMatch(/^failed +database: \/nowhere\/relay\.sqlite cannot be opened: .*ENOENT/m);
    expect(code).toBe(1);
  });
});

describe('init', processes, () => {
  test('writes a configuration, says what to paste, and shows the letter of a test correction', async () => {
    const file = join(await temporaryFolder(), 'relay.config.json');
    const { code, text } = await npmRunRelay(['init', 'https://news.test', 'desk@news.test'], {
      RELAY_CONFIG: file,
    });
    expect(text).toContain(`Written: ${file}\n`);
    expect(text).toContain(
      '\n<link rel="http://www.w3.org/ns/ldp#inbox" href="https://corrections.news.test/inbox">\n',
    );
    expect(text).toContain('Nothing was mailed');
    expect(text).toContain('  To: desk@news.test\n  From: corrections@news.test\n  Subject: ');
    expect(text).toContain('  “delyaed” → “delayed”\n');
    expect(code).toBe(0);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      from: 'corrections@news.test',
      sites: [{ name: 'news.test', hosts: ['news.test', 'www.news.test'], editors: ['desk@news.test'] }],
      smtp: 'smtp://127.0.0.1:25',
      publicUrl: 'https://corrections.news.test',
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('mails the test correction where SMTP_URL names a mail server, with which the relay then runs', async () => {
    const sink = await mailServer();
    const file = join(await temporaryFolder(), 'relay.config.json');
    const env = { RELAY_CONFIG: file, SMTP_URL: sink.url };
    const { code, text } = await npmRunRelay(['init', 'http://localhost:8080/', 'desk@news.test'], env);
    expect(text).toContain('href="http://127.0.0.1:8025/inbox"');
    expect(text).toContain('its letter is with the mail server for desk@news.test.');
    expect(code).toBe(0);
    const [letter] = await sink.waitForLetters(1);
    expect(letter?.subject).toContain('Sample: the last ferry');
    const relay = await startRelay(loadConfig(file, { PORT: '0' }), { log: () => undefined });
    onTestFinished(() => relay.stop());
    await waitForStatus(
      locationOf(await post(relay, annotation({ address: 'http://localhost:8080/story' }))),
      'mailed',
    );
  });

  test('ends with 1 where the letter does not go out, and keeps the configuration to be mended', async () => {
    const sink = await startSmtpSink();
    await sink.stop();
    const file = join(await temporaryFolder(), 'relay.config.json');
    const env = { RELAY_CONFIG: file, SMTP_URL: sink.url };
    const { code, text } = await npmRunRelay(['init', 'https://news.test', 'desk@news.test'], env);
    expect(text).toMatch(/its letter did not go out: \S+\.\nMend smtp or from in the file/);
    expect(code).toBe(1);
    expect(await readFile(file, 'utf8')).toContain(sink.url);
  });

  test('never writes over a configuration', async () => {
    const file = join(await temporaryFolder(), 'relay.config.json');
    await writeFile(file, 'mine');
    const { code, text } = await npmRunRelay(['init', 'https://news.test', 'desk@news.test'], {
      RELAY_CONFIG: file,
    });
    expect(text).toBe(`${file} exists already, and is left as it is.\n`);
    expect(code).toBe(1);
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  test.each([
    [['news.test', 'desk@news.test'], 'news.test is no site'],
    [['https://news.test', 'desk'], 'desk is no e-mail address'],
    [['https://news.test'], 'Usage: npm run relay -- init SITE EDITOR'],
  ])('writes nothing where it is asked for what cannot be: %s', async (operands, message) => {
    const file = join(await temporaryFolder(), 'relay.config.json');
    const { code, text } = await npmRunRelay(['init', ...operands], { RELAY_CONFIG: file });
    expect(text).toContain(message);
    expect(code).toBe(2);
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });
});

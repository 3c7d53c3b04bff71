import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../../relay/config/config';
import { startRelay } from '../../../relay/relay';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import { npmRunRelay, runRelay, temporaryFolder } from '../fixtures/command-process';
import { annotation, locationOf, post, waitForStatus } from '../fixtures/newsroom';

const processes = { timeout: 60_000 };

describe('init', processes, () => {
  test('writes a configuration, says what to paste, and shows the letter of a test correction', async () => {
    const file = join(await temporaryFolder(), 'relay.config.json');
    const { code, text } = await npmRunRelay(['init', 'https://news.test', 'desk@news.test'], {
      RELAY_CONFIG: file,
    });
    expect(text).toContain(`Wrote ${file}\n`);
    expect(text).toContain(
      '\n<link rel="http://www.w3.org/ns/ldp#inbox" href="https://corrections.news.test/inbox">\n',
    );
    expect(text).toContain('Nothing was mailed');
    expect(text).toContain('  To: desk@news.test\n  From: corrections@news.test\n  Subject: ');
    expect(text).toContain('  “delyaed” → “delayed”\n');
    expect(code).toBe(0);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      $schema: './relay.config.schema.json',
      from: 'corrections@news.test',
      sites: [{ name: 'news.test', hosts: ['news.test', 'www.news.test'], editors: ['desk@news.test'] }],
      smtp: 'smtp://127.0.0.1:25',
      publicUrl: 'https://corrections.news.test',
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const schema = await readFile(join(dirname(file), 'relay.config.schema.json'), 'utf8');
    expect(JSON.parse(schema)).toHaveProperty('properties.sites');
  });

  test('mails the test correction if SMTP_URL names a mail server, and the relay then uses that server', async () => {
    const sink = await startSmtpSink();
    onTestFinished(() => sink.stop());
    const file = join(await temporaryFolder(), 'relay.config.json');
    const env = { RELAY_CONFIG: file, SMTP_URL: sink.url };
    const { code, text } = await runRelay(['init', 'http://localhost:8080/', 'desk@news.test'], env);
    expect(text).toContain('href="http://127.0.0.1:8025/inbox"');
    expect(text).toContain('the mail server took its letter for desk@news.test.');
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

  test('ends with 1 if the letter is not sent, and keeps the configuration so that it can be fixed', async () => {
    const sink = await startSmtpSink();
    await sink.stop();
    const file = join(await temporaryFolder(), 'relay.config.json');
    const env = { RELAY_CONFIG: file, SMTP_URL: sink.url };
    const { code, text } = await runRelay(['init', 'https://news.test', 'desk@news.test'], env);
    expect(text).toMatch(
      /its letter was not sent through 127\.0\.0\.1:\d+: \S+\.\nFix smtp or from in the file/,
    );
    expect(code).toBe(1);
    expect(await readFile(file, 'utf8')).toContain(sink.url);
  });

  test('never overwrites a configuration', async () => {
    const file = join(await temporaryFolder(), 'relay.config.json');
    await writeFile(file, 'mine', { mode: 0o600 });
    const { code, text } = await runRelay(['init', 'https://news.test', 'desk@news.test'], {
      RELAY_CONFIG: file,
    });
    expect(text).toBe(`${file} already exists and was not changed.\n`);
    expect(code).toBe(1);
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  test.each([
    [['news.test', 'desk@news.test'], 'news.test is not a site'],
    [['https://news.test', 'desk'], 'desk is not an e-mail address'],
    [['https://news.test'], 'Usage: node main.js init SITE EDITOR'],
  ])('writes nothing if its operands are wrong: %s', async (operands, message) => {
    const file = join(await temporaryFolder(), 'relay.config.json');
    const { code, text } = await runRelay(['init', ...operands], { RELAY_CONFIG: file });
    expect(text).toContain(message);
    expect(code).toBe(2);
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });
});

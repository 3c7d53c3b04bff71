import { describe, expect, onTestFinished, test } from 'vitest';
import { addressOf } from '../../../testing/newsroom/relay-process';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import { command, runRelay } from '../fixtures/command-process';
import { newDatabase } from '../fixtures/engine';
import {
  annotation,
  EDITORS,
  locationOf,
  newsroomConfig,
  openNewsroom,
  post,
  waitForStatus,
} from '../fixtures/newsroom';

const processes = { timeout: 60_000 };

async function mailServer() {
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());
  return sink;
}

describe('check', processes, () => {
  test('finds no problem, and mails a sample to every editor, while a relay is running', async () => {
    const { relay, sink, config } = await openNewsroom();
    const { code, text } = await command(config, 'check');
    expect(text).toMatch(
      /^ok +configuration: letters from corrections@news\.test for Example News, The Other Paper$/m,
    );
    expect(text).toMatch(/^ok +database: .*opens, and its tables are of this version$/m);
    expect(text).toMatch(/^not checked +sender: news\.test is not a name in the public DNS$/m);
    expect(text).toMatch(/^ok +mail server: 127\.0\.0\.1:\d+ responds; no login is configured$/m);
    expect(text).toMatch(
      /^ok +sample for Example News: the mail server accepted it for desk@news\.test, online@news\.test$/m,
    );
    expect(code).toBe(0);
    const [first, second] = await sink.waitForLetters(2);
    expect(first?.envelope).toEqual({ from: 'corrections@news.test', to: EDITORS });
    expect(first?.subject).toContain('Sample: the last ferry');
    expect(first?.text).toContain('This is a sample, sent to see whether letters arrive.');
    expect(second?.envelope.to).toEqual(['editor@other.test']);
    await waitForStatus(locationOf(await post(relay, annotation())), 'mailed'); // the sample is not in the relay's database
    expect(sink.letters).toHaveLength(3);
  });

  test('mails the sample only to the given address, or to the desks of all routes', async () => {
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
      const { code, text } = await runRelay(words, env);
      expect(text).toContain('sample for Example News: the mail server accepted it for');
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

  test('ends with 1 and says what to fix if the mail server cannot be reached', async () => {
    const sink = await startSmtpSink();
    await sink.stop();
    const { code, text } = await command(await newsroomConfig({ smtpUrl: sink.url }), 'check');
    expect(text).toMatch(
      /^ok +database: .*(does not exist yet; the relay creates it when it starts|of this version)$/m,
    );
    expect(text).toMatch(
      /^failed +mail server: 127\.0\.0\.1:\d+: connect ECONNREFUSED.*\. Fix smtp \(or SMTP_URL\)$/m,
    );
    expect(text).toMatch(/^not checked +sample: /m);
    expect(text).toMatch(/^To be fixed: 1$/m);
    expect(code).toBe(1);
  });

  test('ends with 1 if the mail server refuses an editor, and names them', async () => {
    const sink = await mailServer();
    sink.refuseWith({ at: 'recipient', recipient: 'online@news.test', code: 550, words: 'no such desk' });
    const { code, text } = await command(await newsroomConfig({ smtpUrl: sink.url }), 'check');
    expect(text).toMatch(/^ok +sample for Example News: the mail server accepted it for desk@news\.test$/m);
    expect(text).toMatch(/^failed +sample for Example News: refused for online@news\.test\./m);
    expect(code).toBe(1);
  });

  test('says what to do if the mail server temporarily refuses the sample', async () => {
    const sink = await mailServer();
    sink.refuseWith({ at: 'recipient', code: 451, words: 'greylisted' });
    const { code, text } = await command(
      await newsroomConfig({ smtpUrl: sink.url }),
      'check',
      'me@news.test',
    );
    expect(text).toMatch(
      /^advice +sample for Example News: refused for now: 451 greylisted\. A running relay tries again/m,
    );
    expect(code).toBe(0);
  });

  test('ends with 1 and prints the mail server’s response if it does not accept the sample', async () => {
    const sink = await mailServer();
    sink.refuseWith({ at: 'sender', code: 553, words: 'who are you' });
    const { code, text } = await command(
      await newsroomConfig({ smtpUrl: sink.url }),
      'check',
      'me@news.test',
    );
    expect(text).toMatch(
      /^failed +sample for Example News: not accepted: 553 who are you\. Fix smtp or from/m,
    );
    expect(code).toBe(1);
  });

  test('ends with 1 if the database cannot be opened', async () => {
    const sink = await mailServer();
    const config = await newsroomConfig({ smtpUrl: sink.url, database: { file: '/nowhere/relay.sqlite' } });
    const { code, text } = await command(config, 'check');
    expect(text).toMatch(
      /^failed +database: \/nowhere\/relay\.sqlite cannot be opened: the folder \/nowhere does not exist/m,
    );
    expect(code).toBe(1);
  });
});

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { addressOf } from '../../../testing/newsroom/relay-process';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import { newDatabase } from '../fixtures/engine';
import { annotation, locationOf, post } from '../fixtures/newsroom';

test('the relay that npm run build:relay builds needs only Node.js, a folder and its environment', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-built-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'deploy/build-relay.ts', folder]);
  const sink = await startSmtpSink();
  onTestFinished(() => sink.stop());

  const relay = spawn(process.execPath, ['main.js'], {
    cwd: folder,
    env: {
      SITE_NAME: 'Example News',
      SITE_HOSTS: 'news.test',
      SITE_EDITORS: 'desk@news.test',
      MAIL_FROM: 'corrections@news.test',
      SMTP_URL: sink.url,
      PORT: '0',
      DATABASE_URL: addressOf(await newDatabase()),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    relay.kill('SIGKILL');
  });
  const [line] = await once(relay.stdout, 'data');
  const inbox = /href="([^"]+)"/.exec(String(line))?.[1] ?? '';
  locationOf(await post({ inbox }, annotation()));
  const [letter] = await sink.waitForLetters(1);
  expect(letter?.envelope.to).toEqual(['desk@news.test']);
  relay.kill('SIGTERM');
  expect(await once(relay, 'exit')).toEqual([0, null]);
}, 60_000);

// `npm start`: all of Corrigenda on one machine. With a display it opens a browser; without one it performs the walk.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'wxt';
import { ensureChromium } from './chromium/find';
import { launchReader } from './chromium/launch';
import { raiseStage } from './stage';
import { walk } from './walk';

const hasDisplay =
  ['darwin', 'win32'].includes(process.platform) ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

console.log(`Chromium: ${ensureChromium()}`);
console.log('Building the extension …');
await build({ root: join(import.meta.dirname, '..') });

const profile = await mkdtemp(join(tmpdir(), 'corrigenda-demo-'));
const stage = await raiseStage();
const reader = await launchReader({ profile, headless: !hasDisplay });

const ended = new Promise<void>((resolve) => {
  reader.context.once('close', () => resolve());
  process.on('SIGINT', resolve); // arrives twice if npm passes it on

  process.on('SIGTERM', resolve);
});

console.log(`
  Newspaper   ${stage.newspaper}
  Relay       ${stage.inbox}
  Mailbox     ${stage.mailbox.url}
`);

let failure: unknown;
try {
  if (hasDisplay) await show();
  else await Promise.race([walk(reader, stage), ended]);
} catch (error) {
  failure = error;
}
await reader.close();
await stage.stop();
await rm(profile, { recursive: true, maxRetries: 5 });
if (failure !== undefined) {
  console.error(failure);
  process.exitCode = 1;
}

/** Opens the newspaper and the mailbox, prints what to try, and waits until the browser closes or Ctrl-C is pressed. */
async function show(): Promise<void> {
  const page = reader.context.pages()[0] ?? (await reader.context.newPage());
  const mail = await reader.context.newPage();
  await mail.goto(stage.mailbox.url);
  await page.goto(`${stage.newspaper}/ferry`);
  await page.bringToFront();
  console.log(`Try this in the browser:
  1. In the story about the ferry, double-click the word “delyaed”.
  2. Press Ctrl+Enter (⌘+Enter on a Mac), type “delayed”, and press Ctrl+Enter again.
  3. Look at the other tab: the e-mail is there, with a link that opens the story at that word.
demo/newspaper/README.md lists more mistakes. To stop, close the browser or press Ctrl-C here.`);
  await ended;
}

// `npm run relay`: the relay alone, configured by relay.config.json and the environment; with words behind it, a command.

import { CommandError, UsageError } from './commands/command';
import { runCommand } from './commands/commands';
import { exposureOf, loadConfig } from './config/config';
import { ConfigError } from './domain/config-error';
import { startRelay } from './relay';

const file = process.env.RELAY_CONFIG || 'relay.config.json';
/** As the operator started it. */
const program = process.env.npm_lifecycle_event === 'relay' ? 'npm run relay --' : 'node main.js';

async function run(): Promise<void> {
  const relay = await startRelay(loadConfig(file, process.env));
  print(
    `Corrigenda relay at ${relay.url}; paste this into the head of your pages: ` +
      `<link rel="http://www.w3.org/ns/ldp#inbox" href="${relay.inbox}">`,
  );
  const stop = () => void relay.stop();
  process.once('SIGINT', stop); // a second one ends the process at once
  process.once('SIGTERM', stop);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.umask(0o077); // readers’ addresses are in what it writes: for its own user alone
const words = process.argv.slice(2);
if (words.length > 0) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(); // who read what the command says has gone: `… | head`
  });
}
const exposure = process.env.RELAY_CONFIG_JSON ? undefined : exposureOf(file);
if (exposure !== undefined) process.stderr.write(`Warning: ${exposure}\n`);
try {
  await (words.length === 0 ? run() : runCommand(words, program, { file, env: process.env, print }));
} catch (error) {
  const isExpected =
    error instanceof ConfigError || error instanceof CommandError || error instanceof UsageError;
  if (!isExpected) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

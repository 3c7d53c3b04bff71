// `npm run relay`: runs the relay with the configuration in relay.config.json and the environment. With arguments, runs a command.

import './node-version';
import { CommandError, UsageError } from './commands/command';
import { runCommand } from './commands/commands';
import { exposureOf, loadConfig } from './config/config';
import { ConfigError } from './domain/config-error';
import { startRelay } from './relay';

const file = process.env.RELAY_CONFIG || 'relay.config.json';
/** How the operator started this program; the help shows it. */
const program = process.env.npm_lifecycle_event === 'relay' ? 'npm run relay --' : 'node main.js';

/** How long the relay may take to stop, in milliseconds. Docker kills a container after 10 seconds. */
const STOP_TIMEOUT_MS = 8_000;

async function run(): Promise<void> {
  const relay = await startRelay(loadConfig(file, process.env));
  print(
    `Corrigenda relay at ${relay.url}; paste this into the head of your pages: ` +
      `<link rel="http://www.w3.org/ns/ldp#inbox" href="${relay.inbox}">`,
  );
  const stop = () => {
    // If the database does not respond, the letters are sent when their leases are over.
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    void relay.stop().then(() => process.exit()); // even if a mail server keeps a connection open
  };
  process.once('SIGINT', stop); // a second signal ends the process immediately
  process.once('SIGTERM', stop);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.umask(0o077); // only this user may read the relay's files: they contain readers’ addresses
const words = process.argv.slice(2);
if (words.length > 0) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(); // the program at the other end of the pipe has closed it, such as `… | head`
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

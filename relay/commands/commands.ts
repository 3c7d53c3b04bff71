// Every command, by its name.

import { cannotOpen } from '../store/cannot-open';
import { type DatabaseLocation, visitStore } from '../store/store';
import { backup } from './backup';
import { type Command, UsageError } from './command';
import { forget } from './forget';
import { retry } from './retry';
import { status } from './status';

const COMMANDS: Readonly<Record<string, Command>> = { status, retry, forget, backup };

/**
 * Carries out the command in `words`, beside a relay that may be running.
 *
 * @param locate where the database is; asked for once the command is understood.
 * @throws {UsageError | CommandError | ConfigError} that the operator can mend.
 */
export async function runCommand(
  words: readonly string[],
  locate: () => DatabaseLocation,
  print: (line: string) => void,
): Promise<void> {
  const [name = '', ...operands] = words;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new UsageError(`There is no command ${name}.\n${usage()}`);
  if (operands.length !== command.operands.length) throw new UsageError(`Usage: ${usageOf(name, command)}`);
  const location = locate();
  const store = await visitStore(location).catch((error: unknown) => {
    throw cannotOpen(location, error);
  });
  try {
    await command.run({ store, now: Date.now(), print }, operands[0] ?? '');
  } finally {
    await store.close();
  }
}

function usage(): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, command]) => `  ${usageOf(name, command).padEnd(36)}  ${command.does}`,
  );
  return ['There are:', `  ${'npm run relay'.padEnd(36)}  runs the relay`, ...lines].join('\n');
}

function usageOf(name: string, { operands }: Command): string {
  return ['npm run relay --', name, ...operands].join(' ');
}

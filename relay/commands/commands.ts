// Every command, by its name.

import { backup } from './backup';
import { check } from './check';
import { type Command, type CommandContext, UsageError } from './command';
import { forget } from './forget';
import { init } from './init';
import { onDatabase } from './on-database';
import { retry } from './retry';
import { status } from './status';

const COMMANDS: Readonly<Record<string, Command>> = {
  init,
  check,
  status: onDatabase(status),
  retry: onDatabase(retry),
  forget: onDatabase(forget),
  backup: onDatabase(backup),
};

const HELP = ['help', '--help', '-h'];

/**
 * Carries out the command in `words`.
 *
 * @param program what the operator writes before them.
 * @throws {UsageError | CommandError | ConfigError} that the operator can mend.
 */
export async function runCommand(
  words: readonly string[],
  program: string,
  context: CommandContext,
): Promise<void> {
  const [name = '', ...operands] = words;
  if (HELP.includes(name)) return context.print(usage(program));
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new UsageError(`There is no command ${name}.\n${usage(program)}`);
  const needed = command.operands.filter((operand) => !operand.startsWith('['));
  if (operands.length < needed.length || operands.length > command.operands.length)
    throw new UsageError(`Usage: ${program} ${synopsis(name, command)}`);
  await command.run(context, operands);
}

function usage(program: string): string {
  const lines = Object.entries(COMMANDS).map(
    ([name, command]) => `  ${synopsis(name, command).padEnd(24)}  ${command.does}`,
  );
  const alone = 'without a command, runs the relay';
  return [`Usage: ${program} [COMMAND]: ${alone}. The commands are:`, ...lines].join('\n');
}

function synopsis(name: string, { operands }: Command): string {
  return [name, ...operands].join(' ');
}

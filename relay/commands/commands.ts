// The table of commands, and the function that runs one.

import { check } from './check';
import { type Command, type CommandContext, UsageError } from './command';
import { backup, renewLinks, retry, status } from './database';
import { forget } from './forget';
import { init } from './init';
import { restore } from './restore';

const COMMANDS: Readonly<Record<string, Command>> = {
  init,
  check,
  status,
  retry,
  forget,
  backup,
  restore,
  'renew-links': renewLinks,
};

const HELP = ['help', '--help', '-h'];

/**
 * Runs the command in `words`.
 *
 * @param program what the operator types before the command.
 * @throws {UsageError | CommandError | ConfigError} if the operator has to fix something.
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
    ([name, command]) => `  ${synopsis(name, command).padEnd(24)}  ${command.description}`,
  );
  return [
    `Usage: ${program} [COMMAND]`,
    'Without a command, this runs the relay. The commands are:',
    ...lines,
  ].join('\n');
}

function synopsis(name: string, { operands }: Command): string {
  return [name, ...operands].join(' ');
}

// What a command of the relay is (`npm run relay -- …`), and the errors that tell the operator what to do.

import type { Environment } from '../config/environment';

export interface Command {
  /** The words after its name; those in brackets are optional. */
  readonly operands: readonly string[];
  /** What it does, in one line of the help. */
  readonly does: string;
  run(context: CommandContext, operands: readonly string[]): Promise<void>;
}

export interface CommandContext {
  /** The path of the configuration, whether or not the file exists. */
  readonly file: string;
  readonly env: Environment;
  print(text: string): void;
}

/** The command was understood but could not be carried out; the message says why. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** The command was not understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

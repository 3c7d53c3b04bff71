// The interface of the relay's commands (`npm run relay -- …`), and the errors that tell the operator what to do.

import type { Environment } from '../config/environment';

export interface Command {
  /** The operands after its name. Those in brackets are optional. */
  readonly operands: readonly string[];
  /** What the command does, in one line of the help. */
  readonly description: string;
  run(context: CommandContext, operands: readonly string[]): Promise<void>;
}

export interface CommandContext {
  /** The path of the configuration, whether or not the file exists. */
  readonly file: string;
  readonly env: Environment;
  print(text: string): void;
}

/** The command was understood but failed. The message says why. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** The command was not understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

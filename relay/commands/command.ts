// What `npm run relay -- …` can do beside running the relay.

import type { Environment } from '../config/environment';
import type { Store } from '../store/engine';

export interface Command {
  /** What stands behind its name; in brackets what may be left out. */
  readonly operands: readonly string[];
  /** What it does, in a line. */
  readonly does: string;
  run(context: CommandContext, operands: readonly string[]): Promise<void>;
}

export interface CommandContext {
  /** Where the configuration is, or would be. */
  readonly file: string;
  readonly env: Environment;
  print(text: string): void;
}

/** A command on the database, beside a relay that may be running. */
export interface StoreCommand extends Omit<Command, 'run'> {
  run(context: StoreContext, operand: string): Promise<void>;
}

interface StoreContext {
  readonly store: Store;
  readonly now: number;
  print(line: string): void;
}

/** The command was understood and could not be carried out; the message says why. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** The command was not understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

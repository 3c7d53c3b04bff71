// What an operator needs to know, a line each. Never a reader's words or address: logs are kept and shared.

export type Log = (line: string) => void;

/** Writes to stderr with the time before it. */
export const logToStderr: Log = (line) => {
  process.stderr.write(`${new Date().toISOString()} ${line}\n`);
};

// Work that nobody awaits: its error goes to the extension's log.

export function logFailure(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.error(error));
}

// Work that nobody waits for: what goes wrong with it is said to whoever looks at the extension's log.

export function logFailure(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.error(error));
}

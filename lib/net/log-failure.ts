/** Logs the error of a promise that nobody awaits. */
export function logFailure(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.error(error));
}

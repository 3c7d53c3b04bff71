// Reads from the extension's local storage without waiting for a broken one: if its files are damaged or locked, the browser
// answers each call after several seconds, and then with an error.

/** Maximum time that a page waits for the storage, in milliseconds. A healthy one answers in less than 20. */
const WAIT_MS = 300;

/** Whether a read has taken longer and has not ended yet. Calls are answered in order, so the next ones would wait as well. */
let isLate = false;

/**
 * Returns what `read` returns, or `undefined` if it fails or takes too long. While a read is late, others are not begun. Once it
 * ends, the next call reads again, so that what arrives late counts from then on.
 */
export async function inTime<T>(read: () => Promise<T>): Promise<T | undefined> {
  if (isLate) return undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isOver = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      isLate = true;
      resolve(undefined);
    }, WAIT_MS);
  });
  const answer = read()
    .catch((error: unknown) => console.error(error))
    .finally(() => {
      clearTimeout(timer);
      isLate = false;
    });
  return (await Promise.race([answer, isOver])) ?? undefined;
}

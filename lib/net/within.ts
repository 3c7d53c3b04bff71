// A limit on how long somebody waits.

/** Returns what the work returns, or `undefined` if that takes longer than `timeoutMs`. The work continues. */
export async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isOver = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, undefined);
  });
  return Promise.race([work, isOver]).finally(() => clearTimeout(timer));
}

// Guards against clocks that are set back. A machine without a battery may be months ahead until it reaches a time server, and then every
// time that it noted is in the future.

/** Maximum difference that counts as a correction of the clock and not as a step back, in milliseconds. */
const TOLERANCE_MS = 60_000;

/** Whether `duration` milliseconds are over since `since`. They are over too if the clock was set back, because nobody knows how many are. */
export function isOver(since: number, duration: number, now: number): boolean {
  return now - since > duration || now < since - TOLERANCE_MS;
}

/** Returns a function that tells whether the clock was set back since the last call. */
export function setBackDetector(now: () => number): () => boolean {
  let last = now();
  return () => {
    const time = now();
    const wasSetBack = time < last - TOLERANCE_MS;
    last = time;
    return wasSetBack;
  };
}

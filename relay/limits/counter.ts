// Counts what comes under a key within a time, and says whether that is too much.

import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Rate } from '../domain/rate';
import { inBatches } from '../store/batches';

/**
 * Counts `amount` (1 unless given) under the key.
 *
 * @returns `undefined` if that much is welcome; otherwise the milliseconds until there may be more.
 */
export type Counter = (key: string, amount?: number) => Promise<number | undefined>;

export function counterInMemory({ amount: most, seconds }: Rate): Counter {
  const limiter = new RateLimiterMemory({ points: most, duration: seconds });
  return async (key, amount = 1) => {
    const { consumedPoints, msBeforeNext } = await consume(limiter, key, amount);
    return consumedPoints > most ? msBeforeNext : undefined;
  };
}

interface Tally {
  /** How much of what came together is still welcome. */
  left: number;
  readonly msBeforeNext: number;
}

/** For a counter that others share, and that takes its time: what comes together is counted together. */
export function counterInBatches(limiter: RateLimiterAbstract): Counter {
  const count = inBatches(async (requests: readonly { key: string; amount: number }[]) => {
    const totals = new Map<string, number>();
    for (const { key, amount } of requests) totals.set(key, (totals.get(key) ?? 0) + amount);
    const tallies = new Map(
      await Promise.all(
        Array.from(totals, async ([key, total]): Promise<[string, Tally]> => {
          const { consumedPoints, msBeforeNext } = await consume(limiter, key, total);
          return [key, { left: total - Math.max(consumedPoints - limiter.points, 0), msBeforeNext }];
        }),
      ),
    );
    return requests.map(({ key, amount }) => {
      const tally = tallies.get(key);
      if (tally === undefined) throw new TypeError('a key that was not counted');
      tally.left -= amount;
      return tally.left >= 0 ? undefined : tally.msBeforeNext;
    });
  });
  return (key, amount = 1) => count({ key, amount });
}

/** Too much is an answer too, though the limiter throws it. */
async function consume(limiter: RateLimiterAbstract, key: string, amount: number): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key, amount);
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return thrown;
    throw thrown;
  }
}

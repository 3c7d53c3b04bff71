// Counts what comes under a key within a time, and says whether that is too much.

import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { inBatches } from '../store/batches';
import type { Rate } from './rate';

/** Nothing where one more under this key is welcome; else the milliseconds until there may be one. */
export type Counter = (key: string) => Promise<number | undefined>;

export function counterInMemory({ requests, seconds }: Rate): Counter {
  const limiter = new RateLimiterMemory({ points: requests, duration: seconds });
  return async (key) => {
    const { consumedPoints, msBeforeNext } = await consume(limiter, key, 1);
    return consumedPoints > requests ? msBeforeNext : undefined;
  };
}

interface Counted {
  /** How many of those who came together still may. */
  welcome: number;
  readonly msBeforeNext: number;
}

/** For a counter that others share, and that takes its time: those who come together are counted together. */
export function counterInBatches(limiter: RateLimiterAbstract): Counter {
  return inBatches(async (keys: readonly string[]) => {
    const times = new Map<string, number>();
    for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
    const counted = await Promise.all(
      Array.from(times, async ([key, count]): Promise<[string, Counted]> => {
        const { consumedPoints, msBeforeNext } = await consume(limiter, key, count);
        const welcome = count - Math.max(consumedPoints - limiter.points, 0);
        return [key, { welcome, msBeforeNext }];
      }),
    );
    const left = new Map(counted);
    return keys.map((key) => {
      const of = left.get(key);
      if (of === undefined) throw new TypeError('a key that was not counted');
      of.welcome -= 1;
      return of.welcome >= 0 ? undefined : of.msBeforeNext;
    });
  });
}

/** Too much is an answer too, though the limiter throws it. */
async function consume(limiter: RateLimiterAbstract, key: string, count: number): Promise<RateLimiterRes> {
  try {
    return await limiter.consume(key, count);
  } catch (thrown) {
    if (thrown instanceof RateLimiterRes) return thrown;
    throw thrown;
  }
}

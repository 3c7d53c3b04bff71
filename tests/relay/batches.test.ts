import { expect, test } from 'vitest';
import { inBatches } from '../../relay/store/batches';

/** Work that takes until `finish`, and the batches that it was given. */
function slowWork(options: Parameters<typeof inBatches>[1] = {}) {
  const batches: number[][] = [];
  const underWay: { finish: () => void; fail: (error: Error) => void }[] = [];
  const run = inBatches(async (items: readonly number[]) => {
    batches.push([...items]);
    await new Promise<void>((resolve, reject) => underWay.push({ finish: resolve, fail: reject }));
    return items.map((item) => item * 10);
  }, options);
  const next = async () => {
    while (underWay.length === 0) await new Promise((resolve) => setImmediate(resolve));
    return underWay.shift() ?? expect.unreachable();
  };
  return { run, batches, next };
}

test('what comes while a batch is under way goes together in the next, and each is told its own outcome', async () => {
  const { run, batches, next } = slowWork();
  const first = run(1);
  const { finish } = await next();
  const later = [run(2), run(3), run(4)];
  finish();
  expect(await first).toBe(10);
  (await next()).finish();
  expect(await Promise.all(later)).toEqual([20, 30, 40]);
  expect(batches).toEqual([[1], [2, 3, 4]]);
});

test('another batch begins beside the first where two may be under way, and no more than that', async () => {
  const { run, batches, next } = slowWork({ atOnce: 2 });
  const first = run(1);
  const { finish } = await next();
  const second = run(2);
  (await next()).finish();
  expect(await second).toBe(20);
  const third = run(3);
  const held = await next();
  const rest = [run(4), run(5)];
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(batches).toEqual([[1], [2], [3]]);
  finish();
  held.finish();
  (await next()).finish();
  await Promise.all([first, third, ...rest]);
  expect(batches).toEqual([[1], [2], [3], [4, 5]]);
});

test('a batch waits for others to come along where it may', async () => {
  const { run, batches, next } = slowWork({ lingerMs: 30 });
  const first = run(1);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const second = run(2);
  (await next()).finish();
  await Promise.all([first, second]);
  expect(batches).toEqual([[1, 2]]);
});

test('what comes at the same time goes together', async () => {
  const { run, batches, next } = slowWork();
  const all = Promise.all([run(1), run(2)]);
  (await next()).finish();
  expect(await all).toEqual([10, 20]);
  expect(batches).toEqual([[1, 2]]);
});

test('a batch that fails fails for all in it, and for none after it', async () => {
  const { run, next } = slowWork();
  const failing = Promise.allSettled([run(1), run(2)]);
  const { fail } = await next();
  const after = run(3);
  fail(new Error('the disk is full'));
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  (await next()).finish();
  expect(await after).toBe(30);
});

test('a burst is worked off in batches of a bounded size, in order', async () => {
  const sizes: number[] = [];
  const run = inBatches(async (items: readonly number[]) => {
    sizes.push(items.length);
    return items;
  });
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  expect(await Promise.all(numbers.map(run))).toEqual(numbers);
  expect(Math.max(...sizes)).toBe(64);
});

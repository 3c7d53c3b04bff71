import { expect, onTestFinished, test, vi } from 'vitest';
import { inBatches } from '../../../relay/store/batches';

/** Work that ends when `finish` is called, and the batches that it was given. */
function slowWork(options: Parameters<typeof inBatches>[1] = {}) {
  const batches: number[][] = [];
  const underWay: { finish: () => void }[] = [];
  const run = inBatches(async (items: readonly number[]) => {
    batches.push([...items]);
    await new Promise<void>((resolve) => underWay.push({ finish: resolve }));
    return items.map((item) => item * 10);
  }, options);
  const next = async () => {
    while (underWay.length === 0) await new Promise((resolve) => setImmediate(resolve));
    return underWay.shift() ?? expect.unreachable();
  };
  return { run, batches, next };
}

test('items that arrive during a batch go together in the next one, and each gets its own outcome', async () => {
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

test('no more batches run at the same time than allowed', async () => {
  const { run, batches, next } = slowWork({ atOnce: 2 });
  const first = run(1);
  const { finish } = await next();
  const second = run(2);
  (await next()).finish();
  expect(await second).toBe(20);
  const third = run(3);
  const held = await next();
  const rest = [run(4), run(5)];
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve)); // a batch begins within one
  expect(batches).toEqual([[1], [2], [3]]);
  finish();
  held.finish();
  (await next()).finish();
  await Promise.all([first, third, ...rest]);
  expect(batches).toEqual([[1], [2], [3], [4, 5]]);
});

test('a batch waits for further items during its linger time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { run, batches, next } = slowWork({ lingerMs: 30 });
  const first = run(1);
  await vi.advanceTimersByTimeAsync(29);
  const second = run(2);
  await vi.advanceTimersByTimeAsync(1);
  (await next()).finish();
  await Promise.all([first, second]);
  expect(batches).toEqual([[1, 2]]);
});

test('items that arrive at the same time go together', async () => {
  const { run, batches, next } = slowWork();
  const all = Promise.all([run(1), run(2)]);
  (await next()).finish();
  expect(await all).toEqual([10, 20]);
  expect(batches).toEqual([[1, 2]]);
});

test('an item that fails does not fail the others in its batch', async () => {
  const run = inBatches(async (items: readonly number[]) => {
    if (items.includes(2)) throw new Error('not two');
    return items;
  });
  const outcomes = await Promise.allSettled([1, 2, 3].map(run));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await expect(run(2)).rejects.toThrow('not two');
  expect(await run(4)).toBe(4);
});

test('a burst is processed in order, in batches of limited size', async () => {
  const sizes: number[] = [];
  const run = inBatches(async (items: readonly number[]) => {
    sizes.push(items.length);
    return items;
  });
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  expect(await Promise.all(numbers.map(run))).toEqual(numbers);
  expect(Math.max(...sizes)).toBe(64);
});

// A short run of the fuzz harness. `npm run test:fuzz` has the long runs, which also check stalls and memory.

import { expect, test } from 'vitest';
import { fuzz } from '../../fuzz/fuzz';

test.each([
  { letters: 'dry', limits: 'off', seed: 1, requests: 1_000 },
  { letters: 'mailed', limits: 'default', seed: 2, requests: 500 },
] as const)(
  'a relay responds to every odd request and still accepts corrections ($letters, limits $limits)',
  {
    timeout: 240_000,
  },
  async (options) => {
    const { findings, windows, controls } = await fuzz(options);
    // These two depend on the load of the machine.
    const faults = findings.filter(({ kind }) => kind !== 'stall' && kind !== 'memory');
    expect(faults).toEqual([]);
    expect(controls).toBeGreaterThan(options.requests / 100);
    // The odd requests are not so odd that all of them are refused immediately.
    const answers = (status: number) =>
      windows.reduce((sum, { answers }) => sum + (answers.get(status) ?? 0), 0);
    for (const status of [200, 201, 400, 404, 413, 415])
      expect(answers(status), `${status}`).toBeGreaterThan(0);
  },
);

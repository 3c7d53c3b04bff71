// A short form of `npm run test:faults`: the browser is killed, its worker stopped and the extension updated while corrections are
// being sent.

import { expect, test } from '@playwright/test';
import { type Rounds, runRounds } from '../../faults/rounds';

test.setTimeout(280_000); // a lease must expire, and an alarm takes at least 30 s

const SHORT: readonly Pick<Rounds, 'way' | 'point'>[] = [
  { way: 'kill', point: 'request sent' },
  { way: 'kill', point: 'random' },
  { way: 'stop', point: 'answer received' },
  { way: 'update', point: 'request sent' },
];

for (const { way, point } of SHORT) {
  test(`nothing is lost or sent twice at ${way}, ${point}`, async () => {
    const { lost, doubled } = await runRounds({ way, point, rounds: 2, seed: 7 });
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
  });
}

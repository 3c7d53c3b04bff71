// npm run test:faults -- [--rounds N] [--seed N] [--way kill|stop|update] [--point "request sent"]

import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { POINTS, runRounds, WAYS } from './rounds';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    way: { type: 'string', multiple: true },
    point: { type: 'string', multiple: true },
  },
});
const count = v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(0));
const options = v.parse(
  v.object({
    rounds: count,
    seed: count,
    way: v.optional(v.array(v.picklist(WAYS)), [...WAYS]),
    point: v.optional(v.array(v.picklist(POINTS)), [...POINTS]),
  }),
  values,
);

let failures = 0;
for (const way of options.way) {
  for (const point of options.point) {
    const { lost, doubled, ...counts } = await runRounds({
      way,
      point,
      rounds: options.rounds,
      seed: options.seed,
    });
    failures += lost.length + doubled.length;
    console.log(`${way}, ${point}:`, { ...counts, lost, doubled });
  }
}
console.log(`${failures} lost or doubled (seed ${options.seed})`);
process.exitCode = failures === 0 ? 0 : 1;

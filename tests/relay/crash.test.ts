import { expect, test } from 'vitest';
import { runCrashes } from '../crashes/crashes';
import { IMPATIENT_RELAY } from './fixtures/command-process';
import { engine, newDatabase } from './fixtures/engine';

test('relays that are killed at any moment lose no letter, and repeat only letters that they had just sent', async () => {
  const tally = await runCrashes({
    database: await newDatabase(),
    relays: engine === 'PostgreSQL' ? 3 : 1, // only one relay can use a SQLite file
    corrections: 150,
    kills: 5,
    seed: 1,
    program: IMPATIENT_RELAY,
  });
  console.log(`${tally.doubled} of ${tally.accepted} letters came twice after ${tally.kills} kills`);
  expect(tally).toMatchObject({ accepted: 150, lost: [], unexplained: [], unmarked: 0 });
  expect(tally.putOff).toBeGreaterThan(0);
}, 180_000);

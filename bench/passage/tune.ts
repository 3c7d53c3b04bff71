// Searches for better thresholds of locating on some seeds, and checks the result on held-out seeds.

import {
  DECISION,
  THRESHOLDS,
  type ThresholdName,
  type Thresholds,
} from '../../lib/passage/locate/thresholds';
import type { Benchmark } from '../benchmark';
import type { LocateCase } from './cases';
import { casesOf, lossOf, rowOf, searchAll, tally } from './measure';

/** None of these are seeds that the benchmark `passage` reports. */
const TUNING_SEEDS = [1, 2, 3, 4];
const HELD_OUT_SEEDS = [5, 6, 7];
const CASES = 192;
/** How long the tuner runs, in minutes, unless `--minutes` sets another time. */
const MINUTES = 10;
/** The factors by which the tuner changes a value. Shares stay below 1. */
const FACTORS = [0.8, 1.25, 0.95, 1.05];

export const tune: Benchmark = {
  name: 'passage/tune',
  question: 'are there better thresholds for locating? (--seeds=1,2 --held-out=3,4 --cases=192 --minutes=10)',
  isOnRequest: true,
  run: async ({ seeds = TUNING_SEEDS, heldOut = HELD_OUT_SEEDS, cases = CASES, minutes = MINUTES }) => {
    const deadline = performance.now() + minutes * 60_000;
    const { found, isComplete } = climb(casesOf(seeds, cases), deadline);
    const changed = NAMES.filter((name) => found[name] !== THRESHOLDS[name]);
    return {
      rows: [
        ...compared(`seeds ${seeds}`, casesOf(seeds, cases), found),
        ...compared(`held out: seeds ${heldOut}`, casesOf(heldOut, cases), found),
      ],
      notes: [
        isComplete ? 'No other step is better.' : `Stopped after ${minutes} minutes.`,
        ...changed.map((name) => `${name}: ${THRESHOLDS[name]} → ${found[name]}`),
      ],
    };
  },
};

/** The thresholds of the decision come first, because trying them is a hundred times faster. */
const NAMES = Object.keys({ ...DECISION, ...THRESHOLDS }) as ThresholdName[]; // the keys of the table

/** Changes one threshold at a time and keeps changes that lower the loss, until none does or the time is over. */
function climb(cases: readonly LocateCase[], deadline: number): { found: Thresholds; isComplete: boolean } {
  let found: Thresholds = THRESHOLDS;
  let searches = searchAll(cases, found);
  let loss = lossOf(tally(cases, searches, found));
  for (let isBetter = true; isBetter; ) {
    isBetter = false;
    for (const name of NAMES) {
      for (const value of stepsFrom(name, found[name])) {
        if (performance.now() > deadline) return { found, isComplete: false };
        const tried = { ...found, [name]: value };
        const searched = name in DECISION ? searches : searchAll(cases, tried);
        const next = lossOf(tally(cases, searched, tried));
        if (next >= loss) continue;
        [found, searches, loss, isBetter] = [tried, searched, next, true];
        console.error(`${name} ${value}: loss ${loss}`); // a run takes minutes
      }
    }
  }
  return { found, isComplete: true };
}

function stepsFrom(name: ThresholdName, value: number): number[] {
  const isWhole = Number.isInteger(THRESHOLDS[name]);
  const steps = FACTORS.map((factor) => (isWhole ? Math.round(value * factor) : round(value * factor)));
  return steps.filter((step) => step !== value && (isWhole || value > 1 || step < 1));
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function compared(what: string, cases: readonly LocateCase[], found: Thresholds) {
  return [THRESHOLDS, found].map((thresholds, index) =>
    rowOf(
      `${what}, ${index === 0 ? 'as they are' : 'tuned'}`,
      tally(cases, searchAll(cases, thresholds), thresholds),
    ),
  );
}

// Shows which thresholds of locating matter: neutralises one at a time, so that its rule never applies or always applies.

import { DECISION, THRESHOLDS, type ThresholdName } from '../../lib/passage/locate/thresholds';
import type { Benchmark } from '../benchmark';
import { casesOf, rowOf, searchAll, tally } from './measure';

const SEEDS = [1, 2];
const CASES = 192;
/** How long the ablation runs, in minutes, unless `--minutes` sets another time. */
const MINUTES = 10;

export const ablation: Benchmark = {
  name: 'passage/ablation',
  question:
    'which thresholds of locating matter? Each row has one neutralised (--seeds=1,2 --cases=192 --minutes=10)',
  isOnRequest: true,
  run: async ({ seeds = SEEDS, cases: count = CASES, minutes = MINUTES }) => {
    const deadline = performance.now() + minutes * 60_000;
    const cases = casesOf(seeds, count);
    const searches = searchAll(cases, THRESHOLDS);
    const before = tally(cases, searches, THRESHOLDS);
    const rows = [rowOf(`seeds ${seeds}, all as they are`, before)];
    const useless: string[] = [];
    for (const [name, values] of NEUTRAL) {
      if (performance.now() > deadline)
        return { rows, notes: [`Stopped after ${minutes} minutes, before ${name}.`] };
      const tallies = values.map((value) => {
        const thresholds = { ...THRESHOLDS, [name]: value };
        const searched = name in DECISION ? searches : searchAll(cases, thresholds);
        const after = tally(cases, searched, thresholds);
        rows.push(rowOf(`${name} ${THRESHOLDS[name]} → ${value}`, after));
        return after;
      });
      if (tallies.some((after) => JSON.stringify(after) === JSON.stringify(before))) useless.push(name);
    }
    return { rows, notes: [`No figure depends on: ${useless.join(', ') || 'none of them'}.`] };
  },
};

/** Larger than every value that is compared with it, so that the rule always applies or never applies. */
const HUGE = 1_000_000_000;

/** The values at which a threshold has no effect. A limit on work has no such value, so half of it is used here. */
const NEUTRAL: readonly (readonly [ThresholdName, readonly number[]])[] = [
  ['halfProximityDistance', [0]],
  ['halfProximityShare', [0.001]], // 0 would divide by zero
  ['distancePenalty', [0]],
  ['halfway', [0, 1]],
  ['close', [0, 1]],
  ['near', [0, 1]],
  ['strongContext', [0, HUGE]],
  ['minSide', [0, HUGE]],
  ['distinct', [0, 1]],
  ['distinctClose', [0, 1]],
  ['nearlyAll', [0, 1]],
  ['minSentence', [0, HUGE]],
  ['plausibleNear', [0, 1]],
  ['plausibleFar', [0, 1]],
  ['certainNear', [0, 1]],
  ['certainFar', [0, 1]],
  ['minAdjacent', [0, HUGE]],
  ['minFoundShare', [0, 1]],
  ['minFoundUnique', [0, 1]],
  ['commonNgram', [500]],
  ['voteBucket', [32]],
  ['voteCandidates', [3]],
  ['verbatimCandidates', [5]],
  ['nearestCandidates', [0]],
  ['maxOccurrences', [2_500]],
  ['ngramLength', [3]],
  ['rewordedExtra', [0]],
  ['contextPiece', [1]],
  ['contextExtra', [0]],
  ['sentenceReach', [0]],
  ['maxWordWeight', [1, HUGE]],
  ['signWeight', [0, 1]],
  ['gapCost', [0]],
  ['breakCost', [THRESHOLDS.gapCost]],
  ['minUnique', [0, HUGE]],
  ['minSpelling', [0, HUGE]],
  ['halfWeightDistance', [HUGE]],
];

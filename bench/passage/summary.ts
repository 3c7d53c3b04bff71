// Outcomes of one set, summed up: a row for each peer, Chromium's own generator the anchor.

import { median, type Row } from '../benchmark';
import type { Outcome, Peer } from './describe-in-page';

export function summarize(set: string, outcomes: readonly Outcome[]): Row[] {
  const peers = Array.from(new Set(outcomes.map(({ peer }) => peer)));
  const anchor = median(times(outcomes, 'Chromium'));
  return peers.map((peer) => {
    const own = outcomes.filter((outcome) => outcome.peer === peer);
    const count = (judgement: Outcome['judgement']) =>
      own.filter((outcome) => outcome.judgement === judgement).length;
    const ms = times(own, peer);
    const right = count('right') + count('wider');
    return {
      what: `${set}: ${peer}`,
      cases: own.length,
      made: own.length - count('none made'),
      right,
      'of these wider': count('wider'),
      narrower: count('narrower'),
      elsewhere: count('elsewhere'),
      'not found': count('not found'),
      'right %': round((100 * right) / own.length),
      'ms median': round(median(ms)),
      p90: round(quantile(ms, 0.9)),
      p99: round(quantile(ms, 0.99)),
      worst: round(quantile(ms, 1)),
      ratio: round(median(ms) / anchor),
    };
  });
}

function times(outcomes: readonly Outcome[], peer: Peer): number[] {
  return outcomes.filter((outcome) => outcome.peer === peer).map(({ ms }) => ms);
}

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

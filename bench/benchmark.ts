// A benchmark: a question, and rows of figures, of which the first is the anchor.

export interface Row {
  readonly what: string;
  readonly [figure: string]: string | number;
}

export interface Result {
  readonly rows: readonly Row[];
  /** What the figures do not show: the failures, case by case. */
  readonly notes?: readonly string[];
}

export interface Benchmark {
  readonly name: string;
  readonly question: string;
  /** Runs only when it is named: it measures nothing that is reported. */
  readonly isOnRequest?: true;
  run(options: Options): Promise<Result>;
}

/** What the command line may set; each benchmark has its own defaults. */
export interface Options {
  /** `--seeds=1,2,3`: what the cases are generated from. */
  readonly seeds?: readonly number[];
  /** `--held-out=4,5`: seeds that a tuner checks its result on. */
  readonly heldOut?: readonly number[];
  /** `--cases=192`: cases for each seed and language. */
  readonly cases?: number;
  /** `--minutes=10`: when to stop. */
  readonly minutes?: number;
  /** `--list=FILE`: what a benchmark compares its result with. */
  readonly list?: string;
}

/** Returns the given percentile of some measurements, rounded to two digits after the point. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN) * 100) / 100;
}

/** Returns the median of some measurements, rounded to two digits after the point. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  const lower = sorted.length % 2 === 0 ? (sorted[middle - 1] ?? Number.NaN) : upper;
  return Math.round(((lower + upper) / 2) * 100) / 100;
}

/** How many times a sample is drawn again. */
const RESAMPLES = 2_000;

/**
 * Returns the ratio of two medians with its 95 % bootstrap interval, as `1.07 (1.02–1.11)`. The draws are always the same, so the
 * same measurements have the same interval.
 */
export function ratioOfMedians(values: readonly number[], anchor: readonly number[]): string {
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647; // Lehmer's generator
    return seed / 2_147_483_647;
  };
  const redrawn = (sample: readonly number[]) =>
    median(sample.map(() => sample[Math.floor(random() * sample.length)] ?? Number.NaN));
  const ratios = Array.from({ length: RESAMPLES }, () => redrawn(values) / redrawn(anchor));
  const ratio = (median(values) / median(anchor)).toFixed(2);
  return `${ratio} (${quantile(ratios, 0.025).toFixed(2)}–${quantile(ratios, 0.975).toFixed(2)})`;
}

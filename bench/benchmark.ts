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

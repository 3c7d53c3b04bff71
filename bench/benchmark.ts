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
  run(): Promise<Result>;
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

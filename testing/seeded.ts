// Seeded random numbers: the same seed gives the same run.

export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Returns a whole number from 0 to below `below`. */
  integer(below: number): number;
  pick<T>(list: readonly T[]): T;
}

/** Mulberry32, a public-domain generator, good enough for choosing samples. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (below: number) => Math.floor(next() * below);
  return {
    next,
    integer,
    pick: (list) => {
      const picked = list[integer(list.length)];
      if (picked === undefined && list.length === 0) throw new RangeError('There is nothing to pick from.');
      return picked as (typeof list)[number]; // in bounds
    },
  };
}

// Rates as operators write them: "120 per hour", or "off" for no limit.

const SECONDS_IN = { second: 1, minute: 60, hour: 3_600, day: 86_400 };
const RATE = /^([1-9]\d{0,8}) per (second|minute|hour|day)$/;

export interface Rate {
  readonly amount: number;
  readonly seconds: number;
}

export function isRate(text: string): boolean {
  return text === 'off' || RATE.test(text);
}

/** Returns the rate; `undefined` for no limit. */
export function rateOf(text: string): Rate | undefined {
  const [, amount, unit] = RATE.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  return { amount: Number(amount), seconds: SECONDS_IN[unit as keyof typeof SECONDS_IN] }; // the expression allows no other unit
}

/** Each setting is a rate, or "off". */
export interface LimitSettings {
  /**
   * Maximum number of corrections from one reader. A whole newsroom may share an address, and a browser may send a week's corrections
   * at once.
   */
  readonly perReader?: string;
  /** Maximum number of corrections to one site from all readers. A large correction counts as several. */
  readonly perSite?: string;
}

// How often something may happen, as an operator writes it: "120 per hour", or "off" for no limit.

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

/** Each is a rate, or "off". */
export interface LimitSettings {
  /** How many corrections one reader may send. An address may be shared by a whole newsroom, and a browser sends a week's queue at once. */
  readonly perReader?: string;
  /** How many corrections a site accepts from all readers. A large one counts as several. */
  readonly perSite?: string;
}

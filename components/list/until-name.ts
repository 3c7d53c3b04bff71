// How long it is until a moment, as people say it: "in 4 minutes".

import { interfaceLanguage } from '../../lib/i18n/i18n';

const UNITS = [
  ['day', 24 * 3_600_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

/** In the largest unit of which there is at least one, rounded up; what is over is "in 1 minute" away. */
export function untilName(moment: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(interfaceLanguage(), { numeric: 'always' });
  const left = moment - now;
  const [unit, ms] = UNITS.find(([, length]) => left >= length) ?? UNITS[2];
  return format.format(Math.max(1, Math.ceil(left / ms)), unit);
}

// Durations as operators write them: "15 minutes", "6 hours", "1 day" or "off".

import * as v from 'valibot';

const UNITS_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Parses a duration to milliseconds. "off" is 0. */
export const DurationSchema = v.pipe(
  v.string('must be a time such as "15 minutes", "6 hours" or "1 day", or "off"'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const ms = durationOf(dataset.value);
    if (ms !== undefined) return ms;
    addIssue({ message: 'must be a time such as "15 minutes", "6 hours" or "1 day", or "off"' });
    return NEVER;
  }),
);

function durationOf(text: string): number | undefined {
  if (text === 'off') return 0;
  const [, count = '', unit = ''] = /^([1-9]\d{0,3}) (minute|hour|day)s?$/.exec(text) ?? [];
  return isUnit(unit) ? Number(count) * UNITS_MS[unit] : undefined;
}

function isUnit(text: string): text is keyof typeof UNITS_MS {
  return Object.hasOwn(UNITS_MS, text);
}

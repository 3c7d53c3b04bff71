// Times on a card of the list: when something happened, how long until the next attempt, and whether Undo still works.

import { useEffect, useState } from 'preact/hooks';
import { isUndoable, type Status } from '../../lib/correction/status';
import { interfaceLanguage } from '../../lib/i18n/i18n';

const UNITS = [
  ['day', 24 * 3_600_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const satisfies readonly (readonly [Intl.RelativeTimeFormatUnit, number])[];

/**
 * Returns "in 4 minutes", in the largest unit of which there is at least one, rounded up. For a time in the past it
 * returns "in 1 minute".
 */
export function timeUntil(moment: number, now: number): string {
  const format = new Intl.RelativeTimeFormat(interfaceLanguage(), { numeric: 'always' });
  const left = moment - now;
  const [unit, ms] = UNITS.find(([, length]) => left >= length) ?? UNITS[2];
  return format.format(Math.max(1, Math.ceil(left / ms)), unit);
}

/** For how long a moment is given relative to now, in milliseconds; after that, by its date. */
const RELATIVE_FOR_MS = 7 * 24 * 3_600_000;

/** Returns “3 hours ago”, “yesterday” or, if that is more than a week ago, the date. */
export function timeSince(moment: number, now: number): string {
  const past = Math.max(0, now - moment); // a time in the future was recorded before the clock was set back
  if (past >= RELATIVE_FOR_MS) {
    return new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: 'medium' }).format(moment);
  }
  const format = new Intl.RelativeTimeFormat(interfaceLanguage(), { numeric: 'auto', style: 'short' });
  const found = UNITS.find(([, length]) => past >= length);
  return found === undefined
    ? format.format(0, 'second')
    : format.format(-Math.floor(past / found[1]), found[0]);
}

/** Returns “4 sec” until the moment, and never less than one second. */
export function secondsUntil(moment: number, now: number): string {
  const seconds = Math.max(1, Math.ceil((moment - now) / 1_000));
  const format = new Intl.NumberFormat(interfaceLanguage(), { style: 'unit', unit: 'second' });
  return format.format(seconds);
}

/** Returns the current time in milliseconds since 1970, updated every `everyMs` milliseconds. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

/** Whether Undo still works. The component renders again when it stops. */
export function useUndoable(status: Status): boolean {
  const [now, setNow] = useState(Date.now());
  const undoable = isUndoable(status, now);
  const due = status.state === 'queued' ? status.due : 0;
  useEffect(() => {
    if (!undoable) return;
    const timer = setTimeout(() => setNow(Date.now()), due - Date.now() + 1);
    return () => clearTimeout(timer);
  }, [undoable, due]);
  return undoable;
}

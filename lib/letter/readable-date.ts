// Dates as an editor reads them.

const formats = new Map<string, Intl.DateTimeFormat>(); // to make one takes longer than the rest of a letter's words

/**
 * `date` (ISO 8601) in words; as it is where it is none. A day stays a day; a moment is given with its time zone, so that it
 * reads the same in every newsroom.
 *
 * @param language of the letters: one of a few.
 */
export function readableDate(date: string, language: string): string {
  const parsed = new Date(date);
  if (Number.isNaN(parsed.valueOf())) return date;
  const hasTime = date.includes('T');
  const text = formatFor(language, hasTime).format(parsed);
  return hasTime ? `${text} UTC` : text;
}

function formatFor(language: string, hasTime: boolean): Intl.DateTimeFormat {
  const key = `${language} ${hasTime}`;
  const time: Intl.DateTimeFormatOptions = hasTime ? { timeStyle: 'short' } : {};
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', ...time, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

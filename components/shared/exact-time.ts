// A moment in the reader's language.

import { interfaceLanguage } from '../../lib/i18n/i18n';

/** Returns the date and the time of a moment, in milliseconds since 1970. */
export function exactTime(moment: number): string {
  const format = new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(moment);
}

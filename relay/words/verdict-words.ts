// The words of the pages on which editors answer, by language.

import { fill } from '../../lib/letter/words';
import ar from './verdict-locales/ar.json' with { type: 'json' };
import de from './verdict-locales/de.json' with { type: 'json' };
import en from './verdict-locales/en.json' with { type: 'json' };
import es from './verdict-locales/es.json' with { type: 'json' };
import fr from './verdict-locales/fr.json' with { type: 'json' };
import lv from './verdict-locales/lv.json' with { type: 'json' };
import pl from './verdict-locales/pl.json' with { type: 'json' };
import uk from './verdict-locales/uk.json' with { type: 'json' };

export type VerdictWords = Readonly<Record<keyof typeof en, string>>;

const BY_LANGUAGE: ReadonlyMap<string, VerdictWords> = new Map(
  Object.entries({ ar, de, en, es, fr, lv, pl, uk }),
);

/** @param tag one of the letters' languages. */
export function verdictWords(tag: string): VerdictWords {
  return BY_LANGUAGE.get(tag) ?? en;
}

/** `Already handled, 24 November 2026 at 14:02 UTC: Fixed.` */
export function handledAt(words: VerdictWords, tag: string, at: number, answer: string): string {
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return fill(words.handled, { time: `${format.format(at)} UTC`, answer });
}

// The words that stand only in letters of a relay, by language: of what several readers say, and of several corrections.

import { fill } from '../../lib/letter/words';
import ar from './letter-locales/ar.json' with { type: 'json' };
import de from './letter-locales/de.json' with { type: 'json' };
import en from './letter-locales/en.json' with { type: 'json' };
import es from './letter-locales/es.json' with { type: 'json' };
import fr from './letter-locales/fr.json' with { type: 'json' };
import lv from './letter-locales/lv.json' with { type: 'json' };
import pl from './letter-locales/pl.json' with { type: 'json' };
import uk from './letter-locales/uk.json' with { type: 'json' };

export type RelayWords = Readonly<Record<keyof typeof en, string>>;

const BY_LANGUAGE: ReadonlyMap<string, RelayWords> = new Map(
  Object.entries({ ar, de, en, es, fr, lv, pl, uk }),
);

/** @param tag one of the letters' languages. */
export function relayWords(tag: string): RelayWords {
  return BY_LANGUAGE.get(tag) ?? en;
}

/** The text in the form that goes with the number; each language's file has the forms of its plurals. */
export function counted(
  name: 'readers' | 'gathered' | 'flood',
  count: number,
  { words, tag }: { words: RelayWords; tag: string },
): string {
  const forms: Readonly<Record<string, string>> = words;
  const form = forms[`${name}.${new Intl.PluralRules(tag).select(count)}`] ?? words[`${name}.other`];
  return fill(form, { count: new Intl.NumberFormat(tag).format(count) });
}

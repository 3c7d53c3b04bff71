// The words of the sample, by the languages of letters.

import ar from './locales/ar.json' with { type: 'json' };
import de from './locales/de.json' with { type: 'json' };
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };
import lv from './locales/lv.json' with { type: 'json' };
import pl from './locales/pl.json' with { type: 'json' };
import uk from './locales/uk.json' with { type: 'json' };

type SampleWords = Readonly<Record<keyof typeof en, string>>;

const BY_LANGUAGE: ReadonlyMap<string, SampleWords> = new Map(
  Object.entries({ ar, de, en, es, fr, lv, pl, uk }),
);

/** @param tag one of the letters' languages. */
export function sampleWords(tag: string): SampleWords {
  return BY_LANGUAGE.get(tag) ?? en;
}

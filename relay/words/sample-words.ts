// The words of the sample, by the languages of letters.

import ar from './sample-locales/ar.json' with { type: 'json' };
import de from './sample-locales/de.json' with { type: 'json' };
import en from './sample-locales/en.json' with { type: 'json' };
import es from './sample-locales/es.json' with { type: 'json' };
import fr from './sample-locales/fr.json' with { type: 'json' };
import lv from './sample-locales/lv.json' with { type: 'json' };
import pl from './sample-locales/pl.json' with { type: 'json' };
import uk from './sample-locales/uk.json' with { type: 'json' };

type SampleWords = Readonly<Record<keyof typeof en, string>>;

const BY_LANGUAGE: ReadonlyMap<string, SampleWords> = new Map(
  Object.entries({ ar, de, en, es, fr, lv, pl, uk }),
);

/** @param tag one of the letters' languages. */
export function sampleWords(tag: string): SampleWords {
  return BY_LANGUAGE.get(tag) ?? en;
}

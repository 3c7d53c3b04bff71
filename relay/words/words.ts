// The relay's texts by language: in letters, on the pages for editors, and in the sample correction. The texts that letters share with
// the extension's e-mail drafts are in `lib/letter`.

import { fill, localesOf } from '../../lib/letter/words';
import letterAr from './letter-locales/ar.json' with { type: 'json' };
import letterDe from './letter-locales/de.json' with { type: 'json' };
import letterEn from './letter-locales/en.json' with { type: 'json' };
import letterEs from './letter-locales/es.json' with { type: 'json' };
import letterFr from './letter-locales/fr.json' with { type: 'json' };
import letterLv from './letter-locales/lv.json' with { type: 'json' };
import letterPl from './letter-locales/pl.json' with { type: 'json' };
import letterUk from './letter-locales/uk.json' with { type: 'json' };
import sampleAr from './sample-locales/ar.json' with { type: 'json' };
import sampleDe from './sample-locales/de.json' with { type: 'json' };
import sampleEn from './sample-locales/en.json' with { type: 'json' };
import sampleEs from './sample-locales/es.json' with { type: 'json' };
import sampleFr from './sample-locales/fr.json' with { type: 'json' };
import sampleLv from './sample-locales/lv.json' with { type: 'json' };
import samplePl from './sample-locales/pl.json' with { type: 'json' };
import sampleUk from './sample-locales/uk.json' with { type: 'json' };
import verdictAr from './verdict-locales/ar.json' with { type: 'json' };
import verdictDe from './verdict-locales/de.json' with { type: 'json' };
import verdictEn from './verdict-locales/en.json' with { type: 'json' };
import verdictEs from './verdict-locales/es.json' with { type: 'json' };
import verdictFr from './verdict-locales/fr.json' with { type: 'json' };
import verdictLv from './verdict-locales/lv.json' with { type: 'json' };
import verdictPl from './verdict-locales/pl.json' with { type: 'json' };
import verdictUk from './verdict-locales/uk.json' with { type: 'json' };

export type RelayWords = Readonly<Record<keyof typeof letterEn, string>>;

const LETTER_WORDS = localesOf<RelayWords>({
  ar: letterAr,
  de: letterDe,
  en: letterEn,
  es: letterEs,
  fr: letterFr,
  lv: letterLv,
  pl: letterPl,
  uk: letterUk,
});

/** Returns the words of letters about several readers or several corrections. */
export function relayWords(tag: string): RelayWords {
  return LETTER_WORDS.wordsFor(tag);
}

/** Returns the text in the plural form for `count`. Each locale file has the plural forms of its language. */
export function counted(
  name: 'readers' | 'gathered' | 'flood',
  count: number,
  { words, tag }: { words: RelayWords; tag: string },
): string {
  const forms: Readonly<Record<string, string>> = words;
  const form = forms[`${name}.${new Intl.PluralRules(tag).select(count)}`] ?? words[`${name}.other`];
  return fill(form, { count: new Intl.NumberFormat(tag).format(count) });
}

export type VerdictWords = Readonly<Record<keyof typeof verdictEn, string>>;

const VERDICT_WORDS = localesOf<VerdictWords>({
  ar: verdictAr,
  de: verdictDe,
  en: verdictEn,
  es: verdictEs,
  fr: verdictFr,
  lv: verdictLv,
  pl: verdictPl,
  uk: verdictUk,
});

/** Returns the words of the pages for editors, and of the e-mails with links that change a verdict or confirm an action. */
export function verdictWords(tag: string): VerdictWords {
  return VERDICT_WORDS.wordsFor(tag);
}

/** Returns the time and the verdict: `Already handled, 24 November 2026 at 14:02 UTC: Fixed.` */
export function handledAt(words: VerdictWords, tag: string, at: number, answer: string): string {
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return fill(words.handled, { time: `${format.format(at)} UTC`, answer });
}

type SampleWords = Readonly<Record<keyof typeof sampleEn, string>>;

const SAMPLE_WORDS = localesOf<SampleWords>({
  ar: sampleAr,
  de: sampleDe,
  en: sampleEn,
  es: sampleEs,
  fr: sampleFr,
  lv: sampleLv,
  pl: samplePl,
  uk: sampleUk,
});

/** Returns the words of the sample correction. */
export function sampleWords(tag: string): SampleWords {
  return SAMPLE_WORDS.wordsFor(tag);
}

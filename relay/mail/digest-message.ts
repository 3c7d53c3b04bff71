// The letters about several corrections. A digest has those to one story. An overflow letter has those that exceeded the limit of letters
// per hour.

import type { CorrectionContent } from '../../lib/correction/content';
import { briefLetter } from '../../lib/letter/brief';
import { type Digest, digestText, entryText } from '../../lib/letter/digest';
import { composeLetter, type Letter } from '../../lib/letter/letter';
import { fill, type LetterLanguage, letterLanguage } from '../../lib/letter/words';
import type { Site } from '../domain/site';
import type { Entry } from '../queue/job';
import { readerShare } from '../queue/rules';
import { counted, relayWords } from '../words/words';
import { type Bodies, encode, MAX_BODIES, sizeOf } from './bodies';
import { type BriefEntry, digestHtml, entryHtml, type OverflowLetter, overflowHtml } from './digest-html';
import { type LetterContext, linksOf } from './message';
import { contentOf, extrasOf, isReadable } from './other-readers';

/** Maximum size of a correction in a digest before its texts are cut, in bytes, so that a long comment leaves room for others. */
const LARGE_ENTRY_BYTES = 12_000;

/** Returns the bodies of a digest. */
export function digestBodies(entries: readonly Entry[], context: Omit<LetterContext, 'sender'>): Bodies {
  const language = letterLanguage(context.site.language);
  const written = entries.map((entry) => writtenEntry(entry, context));
  const pageLanguage = written[0]?.content.page.language;
  const write = (letters: readonly Letter[]) => {
    const digest: Digest = {
      heading: counted('gathered', entries.length, { words: relayWords(language.tag), tag: language.tag }),
      letters,
    };
    return encode(digestText(digest, language.words), digestHtml(digest, language, pageLanguage));
  };
  const whole = write(written.map(({ letter }) => letter));
  if (sizeOf(whole) <= MAX_BODIES) return whole;
  // The other readers' comments are left out, because their size was not counted when the digest was collected. The verdict page has them.
  return write(written.map(({ letter: { others: _, ...letter } }) => briefLetter(letter)));
}

/** Returns the maximum size of the entry in a digest, in bytes. An unreadable entry gets a separate letter, so that only that one fails. */
export function weightOf(
  entry: Pick<Entry, 'token' | 'content'>,
  context: Omit<LetterContext, 'sender'>,
): number {
  if (!isReadable(entry.content)) return Number.POSITIVE_INFINITY;
  const { letter, content } = writtenEntry({ ...entry, readers: 1, others: [] }, context);
  return sizeOfEntry(letter, content, letterLanguage(context.site.language));
}

function writtenEntry(
  entry: Entry,
  context: Omit<LetterContext, 'sender'>,
): { letter: Letter; content: CorrectionContent } {
  const { site } = context;
  const language = letterLanguage(site.language);
  const content = contentOf(entry.content, site);
  const letter = {
    ...composeLetter(content, language.words, language.tag, linksOf(entry.token, content, context)),
    ...extrasOf(entry, language, site),
  };
  const isLarge = sizeOfEntry(letter, content, language) > LARGE_ENTRY_BYTES;
  return { letter: isLarge ? briefLetter(letter) : letter, content };
}

function sizeOfEntry(letter: Letter, { page }: CorrectionContent, language: LetterLanguage): number {
  const [text, html] = [entryText(letter, language.words), entryHtml(letter, language, page.language)];
  return sizeOf({ text, html, textEncoding: 'base64' });
}

/** Returns the bodies of the overflow letter: it has the number of corrections, and lists the first of them. */
export function overflowBodies(
  { entries, count, limit, all }: { entries: readonly Entry[]; count: number; limit: number; all: string },
  { site, links }: Pick<LetterContext, 'site' | 'links'>,
): Bodies {
  const language = letterLanguage(site.language);
  const words = relayWords(language.tag);
  const number = new Intl.NumberFormat(language.tag);
  const overflow = (listed: readonly BriefEntry[]): OverflowLetter => ({
    heading: counted('flood', count, { words, tag: language.tag }),
    why: fill(words['flood.why'], { limit: number.format(limit), share: number.format(readerShare(limit)) }),
    all: { label: words['flood.all'], address: all },
    firstLabel: words['flood.first'],
    answerLabel: words['flood.answer'],
    entries: listed,
  });
  const written = entries.map(({ token, content }) => ({
    letter: composeLetter(contentOf(content, site), language.words, language.tag),
    verdictLink: links.address({ token, round: 0 }),
  }));
  const write = (listed: readonly BriefEntry[]) =>
    encode(overflowText(overflow(listed), language), overflowHtml(overflow(listed), language));
  let bodies = write(written);
  for (let listed = written.length; sizeOf(bodies) > MAX_BODIES && listed > 0; ) {
    listed = Math.floor(listed * 0.8);
    bodies = write(written.slice(0, listed));
  }
  return bodies;
}

/** Returns the subject of the overflow letter, which is the same for all overflow letters of a site. */
export function overflowSubject({ language, subjectPrefix }: Site): string {
  const { words, tag } = letterLanguage(language);
  const subject = fill(words.subject, { headline: relayWords(tag)['flood.subject'] });
  return subjectPrefix === undefined ? subject : `${subjectPrefix} ${subject}`;
}

function overflowText(
  { heading, why, all, firstLabel, entries, answerLabel }: OverflowLetter,
  { words }: LetterLanguage,
): string {
  const label = (name: string) => fill(words.label, { name });
  const blocks = [
    heading,
    why,
    `${label(all.label)}\n${all.address}`,
    label(firstLabel),
    ...entries.map(
      ({ letter, verdictLink }) =>
        `${letter.summary}\n${letter.address}\n${label(answerLabel)} ${verdictLink}`,
    ),
    `-- \n${words.footer}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

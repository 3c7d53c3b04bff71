// The digest: a letter about several corrections to one story.

import type { CorrectionContent } from '../../lib/correction/content';
import { briefLetter } from '../../lib/letter/brief';
import { type Digest, digestText, entryText } from '../../lib/letter/digest';
import { composeLetter, type Letter } from '../../lib/letter/letter';
import { type LetterLanguage, letterLanguage } from '../../lib/letter/words';
import type { Entry } from '../queue/job';
import { counted, relayWords } from '../words/words';
import { type Bodies, encode, MAX_BODIES, sizeOf } from './bodies';
import { digestHtml, entryHtml } from './digest-html';
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

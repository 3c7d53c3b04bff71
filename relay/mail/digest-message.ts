// Letters about several corrections: those to one story that were gathered, and those that were too many for an hour.

import type { CorrectionContent } from '../../lib/correction/content';
import { briefLetter } from '../../lib/letter/brief';
import { type Digest, digestText, entryText } from '../../lib/letter/digest';
import { composeLetter, type Letter } from '../../lib/letter/letter';
import { fill, type LetterLanguage, letterLanguage } from '../../lib/letter/words';
import type { Site } from '../domain/site';
import type { Entry } from '../queue/job';
import { readerShare } from '../queue/rules';
import { counted, relayWords } from '../words/letter-words';
import { type Bodies, encode, MAX_BODIES, sizeOf } from './bodies';
import { type BriefEntry, digestHtml, entryHtml, type OverflowLetter, overflowHtml } from './digest-html';
import { type LetterContext, linksOf } from './letter-context';
import { contentOf, extrasOf, isReadable } from './other-readers';

/** An entry of a digest is cut as soon as it takes so much: one long comment leaves room for others. */
const LARGE_ENTRY_BYTES = 12_000;

/** The letter about all corrections to a story. */
export function digestBodies(entries: readonly Entry[], post: Omit<LetterContext, 'sender'>): Bodies {
  const language = letterLanguage(post.site.language);
  const written = entries.map((entry) => writtenEntry(entry, post));
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
  // What the other readers add is not weighed when the digest is gathered; the page on which editors answer has it.
  return write(written.map(({ letter: { others: _, ...letter } }) => briefLetter(letter)));
}

/** How many bytes the entry takes of a digest, at most. One that cannot be read goes alone: that its letter fails costs no other. */
export function weightOf(
  entry: Pick<Entry, 'token' | 'content'>,
  post: Omit<LetterContext, 'sender'>,
): number {
  if (!isReadable(entry.content)) return Number.POSITIVE_INFINITY;
  const { letter, content } = writtenEntry({ ...entry, readers: 1, others: [] }, post);
  return sizeOfEntry(letter, content, letterLanguage(post.site.language));
}

function writtenEntry(
  entry: Entry,
  post: Omit<LetterContext, 'sender'>,
): { letter: Letter; content: CorrectionContent } {
  const { site } = post;
  const language = letterLanguage(site.language);
  const content = contentOf(entry.content, site);
  const letter = {
    ...composeLetter(content, language.words, language.tag, linksOf(entry.token, content, post)),
    ...extrasOf(entry, language, site),
  };
  const isLarge = sizeOfEntry(letter, content, language) > LARGE_ENTRY_BYTES;
  return { letter: isLarge ? briefLetter(letter) : letter, content };
}

function sizeOfEntry(letter: Letter, { page }: CorrectionContent, language: LetterLanguage): number {
  const [text, html] = [entryText(letter, language.words), entryHtml(letter, language, page.language)];
  return sizeOf({ text, html, textEncoding: 'base64' });
}

/** The letter that says how many there were, and begins to list them. */
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
    answer: links.address({ token, round: 0 }),
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

/** Its subject: the same for all of a site. */
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
      ({ letter, answer }) => `${letter.summary}\n${letter.address}\n${label(answerLabel)} ${answer}`,
    ),
    `-- \n${words.footer}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

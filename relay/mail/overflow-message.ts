// The overflow letter: one for all corrections that exceeded the limit of letters per hour.

import { answerLines, headlineOf, storyBlock } from '../../lib/letter/digest';
import { composeLetter, type Letter } from '../../lib/letter/letter';
import { fill, type LetterLanguage, letterLanguage } from '../../lib/letter/words';
import { answerAddresses } from '../domain/signed-links';
import type { Site } from '../domain/site';
import { byStory } from '../domain/story-groups';
import type { Entry } from '../queue/job';
import { readerShare } from '../queue/rules';
import { counted, relayWords } from '../words/words';
import { type Bodies, encode, MAX_BODIES, sizeOf } from './bodies';
import type { LetterContext } from './message';
import { contentOf } from './other-readers';
import { type OverflowLetter, overflowHtml, type StoryLetters } from './overflow-html';

/** Returns the bodies of the overflow letter: it has the number of corrections, and lists the first of them. */
export function overflowBodies(
  { entries, count, limit, all }: { entries: readonly Entry[]; count: number; limit: number; all: string },
  { site, links }: Pick<LetterContext, 'site' | 'links'>,
): Bodies {
  const language = letterLanguage(site.language);
  const words = relayWords(language.tag);
  const number = new Intl.NumberFormat(language.tag);
  const written = entries.map(({ token, content: stored }) => {
    const content = contentOf(stored, site);
    const answers = answerAddresses(links, { token, round: 0 });
    return { content, letter: composeLetter(content, language.words, language.tag, { answers }) };
  });
  const write = (listed: typeof written) => {
    const overflow: OverflowLetter = {
      heading: counted('flood', count, { words, tag: language.tag }),
      why: fill(words['flood.why'], {
        limit: number.format(limit),
        share: number.format(readerShare(limit)),
      }),
      all: { label: words['flood.all'], address: all },
      firstLabel: words['flood.first'],
      stories: byStory(listed).map(lettersOf),
    };
    return encode(overflowText(overflow, language), overflowHtml(overflow, language));
  };
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

function lettersOf(
  story: readonly [{ readonly letter: Letter }, ...{ readonly letter: Letter }[]],
): StoryLetters {
  const letters = story.map(({ letter }) => letter);
  return { address: story[0].letter.address, ...headlineOf(letters), letters };
}

function overflowText(
  { heading, why, all, firstLabel, stories }: OverflowLetter,
  { words }: LetterLanguage,
): string {
  const label = (name: string) => fill(words.label, { name });
  const blocks = [
    heading,
    why,
    `${label(all.label)}\n${all.address}`,
    label(firstLabel),
    ...stories.flatMap(({ letters, ...story }) => [
      '-'.repeat(20),
      ...letters.slice(0, 1).map((letter) => storyBlock({ ...letter, ...story }, words)),
      ...letters.map((letter) => `${letter.summary}\n${letter.kind}\n${answerLines(letter, words)}`),
    ]),
    `-- \n${words.footer}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

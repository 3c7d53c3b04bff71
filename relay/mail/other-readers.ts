// The part of a letter about other readers: how many sent the same correction, and what they wrote.

import * as v from 'valibot';
import { type CorrectionContent, CorrectionContentSchema } from '../../lib/correction/content';
import { cutToCodePoints } from '../../lib/correction/cut';
import type { Letter } from '../../lib/letter/letter';
import type { LetterLanguage } from '../../lib/letter/words';
import type { Site } from '../domain/site';
import type { Entry } from '../queue/job';
import { counted, relayWords } from '../words/words';

/** Maximum number of other readers' comments in a letter. The verdict page has the others. */
const MAX_VOICES = 8;
/** Maximum length of another reader's comment in a letter, in code points. */
const MAX_VOICE_LENGTH = 400;

/**
 * Returns the news and the other readers' comments for a letter.
 *
 * @param isReturned whether readers saw the mistake again after the verdict "fixed".
 */
export function extrasOf(
  { readers, others }: Pick<Entry, 'readers' | 'others'>,
  { tag }: Pick<LetterLanguage, 'tag'>,
  site: Pick<Site, 'shareReader'>,
  isReturned = false,
): Pick<Letter, 'news' | 'others'> {
  const words = relayWords(tag);
  const news = [
    ...(isReturned ? [words.returned] : []),
    ...(readers > 1 ? [counted('readers', readers, { words, tag })] : []),
  ];
  const all = others.flatMap((content) => voiceOf(contentOf(content, site)) ?? []);
  const voices = all.slice(0, MAX_VOICES).map((voice) => cutVoice(voice));
  if (all.length > MAX_VOICES || voices.some((voice, index) => voice !== all[index]))
    voices.push(words['others.more']);
  return {
    ...(news.length === 0 ? {} : { news }),
    ...(voices.length === 0 ? {} : { others: { label: words.others, voices } }),
  };
}

/** Returns the same part in full length, for the verdict page. */
export function extrasInFull(
  { readers, others }: Pick<Entry, 'readers' | 'others'>,
  { tag }: Pick<LetterLanguage, 'tag'>,
  site: Pick<Site, 'shareReader'>,
): Pick<Letter, 'news' | 'others'> {
  const { news } = extrasOf({ readers, others: [] }, { tag }, site);
  const voices = others.flatMap((content) => voiceOf(contentOf(content, site)) ?? []);
  return {
    ...(news === undefined ? {} : { news }),
    ...(voices.length === 0 ? {} : { others: { label: relayWords(tag).others, voices } }),
  };
}

/** Returns a stored correction, without the reader if `site` does not share readers with its editors. */
export function contentOf(
  stored: string,
  { shareReader = true }: Pick<Site, 'shareReader'>,
): CorrectionContent {
  const content = v.parse(CorrectionContentSchema, JSON.parse(stored));
  return shareReader ? content : { ...content, reader: {} };
}

/** Whether this version can read the stored correction. */
export function isReadable(stored: string): boolean {
  return v.safeParse(CorrectionContentSchema, JSON.parse(stored)).success;
}

/** Returns the comment and source of a reader who sent a duplicate, or `undefined` if there are none. */
function voiceOf({ suggestion, reader }: CorrectionContent): string | undefined {
  const { comment, evidence } = suggestion;
  if (comment === undefined && evidence === undefined) return undefined;
  const said = [comment, evidence].filter((part) => part !== undefined).join('\n');
  return reader.name === undefined ? said : `${reader.name}: ${said}`;
}

function cutVoice(voice: string): string {
  const cut = cutToCodePoints(voice, MAX_VOICE_LENGTH);
  return cut === voice ? voice : `${cut.trimEnd()}…`;
}

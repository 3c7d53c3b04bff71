// What a letter says beyond its correction: how many readers say so, and what the others of them wrote.

import * as v from 'valibot';
import { type CorrectionContent, CorrectionContentSchema } from '../../lib/correction/content';
import { cutToCodePoints } from '../../lib/correction/cut';
import type { Letter } from '../../lib/letter/letter';
import type { LetterLanguage } from '../../lib/letter/words';
import type { Site } from '../domain/site';
import type { Entry } from '../queue/job';
import { counted, relayWords } from '../words/letter-words';

/** The page on which editors answer has all of it. */
const MOST_VOICES = 8;
const MAX_VOICE = 400; // code points

/** @param cameBack: the editors had answered that it was fixed. */
export function extrasOf(
  { readers, others }: Pick<Entry, 'readers' | 'others'>,
  { tag }: Pick<LetterLanguage, 'tag'>,
  site: Pick<Site, 'shareReader'>,
  cameBack = false,
): Pick<Letter, 'news' | 'others'> {
  const words = relayWords(tag);
  const news = [
    ...(cameBack ? [words.returned] : []),
    ...(readers > 1 ? [counted('readers', readers, { words, tag })] : []),
  ];
  const all = others.flatMap((content) => voiceOf(contentOf(content, site)) ?? []);
  const voices = all.slice(0, MOST_VOICES).map((voice) => cutVoice(voice));
  if (all.length > MOST_VOICES || voices.some((voice, index) => voice !== all[index]))
    voices.push(words['others.more']);
  return {
    ...(news.length === 0 ? {} : { news }),
    ...(voices.length === 0 ? {} : { others: { label: words.others, voices } }),
  };
}

/** All of it, for the page on which editors answer. */
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

/** A stored correction, as much of it as the editors of `site` are told. */
export function contentOf(
  stored: string,
  { shareReader = true }: Pick<Site, 'shareReader'>,
): CorrectionContent {
  const content = v.parse(CorrectionContentSchema, JSON.parse(stored));
  return shareReader ? content : { ...content, reader: {} };
}

/** Whether it is a correction by today's rules. */
export function isReadable(stored: string): boolean {
  return v.safeParse(CorrectionContentSchema, JSON.parse(stored)).success;
}

/** What a reader adds who says the same as another one; nothing where it is nothing. */
function voiceOf({ suggestion, reader }: CorrectionContent): string | undefined {
  const { comment, evidence } = suggestion;
  if (comment === undefined && evidence === undefined) return undefined;
  const said = [comment, evidence].filter((part) => part !== undefined).join('\n');
  return reader.name === undefined ? said : `${reader.name}: ${said}`;
}

function cutVoice(voice: string): string {
  const cut = cutToCodePoints(voice, MAX_VOICE);
  return cut === voice ? voice : `${cut.trimEnd()}…`;
}

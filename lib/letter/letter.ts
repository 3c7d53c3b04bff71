// The letter: a correction as an editor reads it. Made here once, for the Preview, the mail draft and the relay.

import * as v from 'valibot';
import {
  type CorrectionContent,
  deepLink,
  pictureName,
  type Reader,
  type Suggestion,
  storyAddress,
} from '../correction/content';
import { shorten } from '../correction/cut';
import { type DiffPart, diffWords, trimToDifference } from '../correction/diff';
import { WebAddressSchema } from '../correction/fields';
import { sentenceOf } from '../correction/sentence';
import { countCodePoints } from '../correction/text';
import { directionOf, fill, type Words } from './words';

/** A passage up to this long stands whole in the first line; of a longer one, only what changed. */
const WHOLE_IN_SUMMARY = 60;
/** Longest quote in the first line: inbox lists show about this much. */
const MAX_IN_SUMMARY = 120;
const MAX_HEADLINE_IN_SUBJECT = 150;
/** Longest tag of another program that is shown, in code points. */
const MAX_TAG_SHOWN = 60;

export interface Letter {
  readonly language: string;
  readonly subject: string;
  /** The first line: what stands there and what should, so that an inbox's preview line says it. */
  readonly summary: string;
  readonly kind: string;
  /** The sentence with the change in it; absent for a note about the whole page. */
  readonly sentence?: readonly DiffPart[];
  /** The sentence as it should read, to be pasted; absent where no wording is proposed, or nothing is left of it. */
  readonly corrected?: string;
  /** The address of the picture that the letter is about. */
  readonly picture?: string;
  readonly comment?: string;
  readonly evidence?: string;
  /** Opens the story, at the passage where a link can. */
  readonly link: string;
  /** What the link does. */
  readonly linkText: string;
  /** The plain address of the story, as the reader had it open. */
  readonly address: string;
  /** What is known of the story, in reading order. */
  readonly facts: readonly Fact[];
  readonly reader: Reader;
  readonly replaces: boolean;
  /** By which editors say what became of it; none where nobody could take the answer. */
  readonly answers: readonly AnswerLink[];
  /** What the editors should know before they read on. */
  readonly news?: readonly string[];
  /** What other readers add who say the same. */
  readonly others?: Others;
  /** Opens the story in the newsroom's own system. */
  readonly cmsLink?: string;
  /** Where the correction can be had as data. */
  readonly data?: string;
  /** Some of it was left out for the letter's size; the page that an answer opens has all. */
  readonly isCut?: true;
}

export interface Others {
  readonly label: string;
  readonly voices: readonly string[];
}

interface AnswerLink {
  readonly label: string;
  readonly address: string;
}

/** Addresses by which editors answer. */
export interface AnswerAddresses {
  readonly fixed: string;
  readonly already: string;
  readonly declined: string;
}

/** Where a letter of a relay leads, beside the story. */
export interface LetterLinks {
  readonly answers?: AnswerAddresses;
  /** Of the site's settings; left out where it is no web address once it is filled in. */
  readonly cmsLink?: string;
  readonly data?: string;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The letter about `content` in the language of `words`. */
export function composeLetter(
  content: CorrectionContent,
  words: Words,
  language = 'en',
  { answers, cmsLink, data }: LetterLinks = {},
): Letter {
  const { page, picture, suggestion, reader } = content;
  const sentence = markedSentence(content);
  const corrected = correctedSentence(content);
  return {
    language,
    subject: subjectOf(content, words),
    summary: summaryOf(content, words),
    kind: kindName(suggestion, words, language),
    ...(sentence === undefined ? {} : { sentence }),
    ...(corrected === undefined ? {} : { corrected }),
    ...(picture === undefined ? {} : { picture: picture.address }),
    ...(suggestion.comment === undefined ? {} : { comment: suggestion.comment }),
    ...(suggestion.evidence === undefined ? {} : { evidence: suggestion.evidence }),
    link: deepLink(content),
    linkText: content.passage?.textFragment === undefined ? words.openStory : words.open,
    address: page.address,
    facts: factsOf(content, words, language),
    reader,
    replaces: content.replaces !== undefined,
    answers:
      answers === undefined
        ? []
        : (['fixed', 'already', 'declined'] as const).map((answer) => ({
            label: words[`answer.${answer}`],
            address: answers[answer],
          })),
    ...(v.is(WebAddressSchema, cmsLink) ? { cmsLink } : {}),
    ...(data === undefined ? {} : { data }),
  };
}

/** The kind in words; for a kind that only its sender knows, with the sender's tag: `Other (spelling)`. */
function kindName({ kind, tag }: Suggestion, words: Words, language: string): string {
  const name = words[`kind.${kind}`];
  if (tag === undefined) return name;
  const shown = shorten(tag, MAX_TAG_SHOWN);
  return `${name} (${directionOf(language) === 'rtl' ? `\u2068${shown}\u2069` : isolated(shown)})`;
}

/** The subject: constant for a story, since mail programs thread by it as well as by References. */
export function subjectOf({ page }: CorrectionContent, words: Words): string {
  const headline = page.headline ?? storyAddress(page).replace(/^https?:\/\//, '');
  return fill(words.subject, { headline: shorten(headline, MAX_HEADLINE_IN_SUBJECT) });
}

/** `“jumpd” → “jumped”`. */
export function summaryOf(
  {
    page,
    passage,
    picture,
    suggestion,
  }: Pick<CorrectionContent, 'page' | 'passage' | 'picture' | 'suggestion'>,
  words: Words,
): string {
  const quote = (text: string) =>
    isolated(shorten(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim(), MAX_IN_SUMMARY));
  if (picture !== undefined) return fill(words.aboutPicture, { text: quote(pictureName(picture)) });
  if (passage === undefined) return words.aboutPage;
  const { exact } = passage;
  const { replacement } = suggestion;
  if (replacement === undefined) return fill(words.unclear, { text: quote(exact) });
  const { before, after } =
    countCodePoints(exact) <= WHOLE_IN_SUMMARY
      ? { before: exact, after: replacement }
      : changeIn(exact, replacement, page.language);
  if (before.trim() === '') return fill(words.inserts, { after: quote(after) });
  if (after.trim() === '') return fill(words.deletes, { before: quote(before) });
  return fill(words.becomes, { before: quote(before), after: quote(after) });
}

/**
 * Two quotes written from right to left would change places in a line that is written from left to right. (The words of
 * languages that are written from right to left isolate every quote themselves.)
 */
function isolated(text: string): string {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text)
    ? `\u2068${text}\u2069`
    : text;
}

/** What changed; a change of spaces alone, which nobody could see, with the words beside it. */
function changeIn(exact: string, replacement: string, language?: string): { before: string; after: string } {
  if (exact === replacement) return { before: exact, after: replacement };
  const changed = trimToDifference(exact, replacement, language);
  if ((changed.before + changed.after).trim() !== '') return changed;
  const parts = diffWords(exact, replacement, language);
  const [first, last] = [parts[0], parts.at(-1)];
  const head = first?.change === 'same' ? (/\S+\s*$/u.exec(first.text)?.[0] ?? '') : '';
  const tail = last?.change === 'same' ? (/^\s*\S+/u.exec(last.text)?.[0] ?? '') : '';
  return { before: head + changed.before + tail, after: head + changed.after + tail };
}

function markedSentence({ page, passage, suggestion }: CorrectionContent): DiffPart[] | undefined {
  if (passage === undefined) return undefined;
  const { before, exact, after } = sentenceOf(passage, page.language);
  const same = (text: string): DiffPart[] => (text === '' ? [] : [{ change: 'same', text }]);
  return [
    ...same(before),
    ...diffWords(exact, suggestion.replacement ?? exact, page.language),
    ...same(after),
  ];
}

function correctedSentence({ page, passage, suggestion }: CorrectionContent): string | undefined {
  if (passage === undefined || suggestion.replacement === undefined) return undefined;
  const { before, after } = sentenceOf(passage, page.language);
  const leavesGap = suggestion.replacement === '' && /^[\s.,;:!?)]/u.test(after);
  const text = ((leavesGap ? before.trimEnd() : before) + suggestion.replacement + after).trim();
  return text === '' ? undefined : text;
}

function factsOf({ page, picture }: CorrectionContent, words: Words, language: string): Fact[] {
  const facts: [string, string | undefined][] = [
    [words.caption, picture?.caption],
    [words.alt, picture?.alt],
    [words.headline, page.headline],
    [words.author, page.author],
    [words.published, page.published && readableDate(page.published, language)],
    [words.modified, page.modified && readableDate(page.modified, language)],
  ];
  return facts
    .filter((fact): fact is [string, string] => Boolean(fact[1]))
    .map(([name, value]) => ({ name, value }));
}

const formats = new Map<string, Intl.DateTimeFormat>(); // to make one takes longer than the rest of a letter's words

/**
 * `date` (ISO 8601) in words; as it is where it is none. A day stays a day; a moment is given with its time zone, so that it
 * reads the same in every newsroom.
 *
 * @param language of the letters: one of a few.
 */
function readableDate(date: string, language: string): string {
  const parsed = new Date(date);
  if (Number.isNaN(parsed.valueOf())) return date;
  const hasTime = date.includes('T');
  const text = formatFor(language, hasTime).format(parsed);
  return hasTime ? `${text} UTC` : text;
}

function formatFor(language: string, hasTime: boolean): Intl.DateTimeFormat {
  const key = `${language} ${hasTime}`;
  const time: Intl.DateTimeFormatOptions = hasTime ? { timeStyle: 'short' } : {};
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', ...time, timeZone: 'UTC' });
  formats.set(key, format);
  return format;
}

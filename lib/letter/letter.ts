// The letter: a correction as an editor reads it. The preview, the mail draft and the relay all use it.

import * as v from 'valibot';
import {
  type CorrectionContent,
  deepLink,
  type Page,
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

/**
 * Maximum length of a passage that is quoted whole in the first line, in code points. Of a longer one, only the change is
 * quoted.
 */
const MAX_WHOLE_IN_SUMMARY = 60;
/** Maximum length of a quote in the first line, in code points: lists of e-mails show about as much. */
const MAX_IN_SUMMARY = 120;
/** Maximum length of the headline in the subject and as a heading, in code points. */
const MAX_HEADLINE = 150;
/** Maximum length of another program's tag that is shown, in code points. */
const MAX_TAG_SHOWN = 60;

export interface Letter {
  readonly language: string;
  readonly subject: string;
  /** The first line: the passage and the proposed wording, so that the preview line of a mail program shows them. */
  readonly summary: string;
  readonly kind: string;
  /** Present if the reader saw a machine translation. */
  readonly translated?: string;
  /** The sentence with the change in it; absent for a note about the whole page. */
  readonly sentence?: readonly DiffPart[];
  /** The corrected sentence, ready to paste; absent if no wording is proposed or nothing is left of the sentence. */
  readonly corrected?: string;
  /** The address of the picture that the letter is about. */
  readonly picture?: string;
  readonly comment?: string;
  readonly evidence?: string;
  /** Opens the story, at the passage if a link can. */
  readonly link: string;
  /** What the link does. */
  readonly linkText: string;
  /** The plain address of the story, as the reader had it open. */
  readonly address: string;
  /** The story's headline, where it is a heading or a link; a long one is cut. */
  readonly headline?: string;
  /** What is known about the story, in reading order. */
  readonly facts: readonly Fact[];
  readonly reader: Reader;
  readonly replaces: boolean;
  /** The links with which editors answer; none if the letter does not come from a relay. */
  readonly answers: readonly AnswerLink[];
  /** What the editors should know first. */
  readonly news?: readonly string[];
  /** The comments of other readers who sent the same correction. */
  readonly others?: Others;
  /** Opens the story in the newsroom's own system. */
  readonly cmsLink?: string;
  /** The address of the correction as data. */
  readonly data?: string;
  /** Parts were left out because of the letter's size. The page that an answer link opens has them all. */
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

/** The addresses of the answer links. */
export interface AnswerAddresses {
  readonly fixed: string;
  readonly already: string;
  readonly declined: string;
}

/** The links in a relay's letter, other than the link to the story. */
export interface LetterLinks {
  readonly answers?: AnswerAddresses;
  /** From the site's settings, with its placeholders filled; ignored if the result is not a web address. */
  readonly cmsLink?: string;
  readonly data?: string;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Returns the letter about `content` in the language of `words`. */
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
    ...(page.translated && { translated: translationNote(page, words, language) }),
    ...(sentence === undefined ? {} : { sentence }),
    ...(corrected === undefined ? {} : { corrected }),
    ...(picture === undefined ? {} : { picture: picture.address }),
    ...(suggestion.comment === undefined ? {} : { comment: suggestion.comment }),
    ...(suggestion.evidence === undefined ? {} : { evidence: suggestion.evidence }),
    link: deepLink(content),
    linkText: content.passage?.textFragment === undefined ? words.openStory : words.open,
    address: page.address,
    ...(page.headline === undefined ? {} : { headline: shorten(page.headline, MAX_HEADLINE) }),
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

/** Returns what editors should know about a page that was translated; with its languages, if they are known. */
export function translationNote({ language, storyLanguage }: Page, words: Words, inLanguage: string): string {
  if (language === undefined || storyLanguage === undefined) return fill(words.translated, { languages: '' });
  const names = new Intl.DisplayNames(inLanguage, { type: 'language', fallback: 'code' });
  const [from = storyLanguage, to = language] = [storyLanguage, language].map((tag) => names.of(tag));
  const arrow = directionOf(inLanguage) === 'rtl' ? '←' : '→';
  return fill(words.translated, { languages: ` (${from} ${arrow} ${to})` });
}

/** Returns the kind in words. If only the sender knows the kind, it has the sender's tag: `Other (spelling)`. */
function kindName({ kind, tag }: Suggestion, words: Words, language: string): string {
  const name = words[`kind.${kind}`];
  if (tag === undefined) return name;
  const shown = shorten(tag, MAX_TAG_SHOWN);
  return `${name} (${directionOf(language) === 'rtl' ? `\u2068${shown}\u2069` : isolated(shown)})`;
}

/**
 * Returns the subject. It is the same for all corrections of a story, because mail programs thread by subject as well as
 * by References.
 */
export function subjectOf({ page }: CorrectionContent, words: Words): string {
  const headline = page.headline ?? storyAddress(page).replace(/^https?:\/\//, '');
  return fill(words.subject, { headline: shorten(headline, MAX_HEADLINE) });
}

/**
 * Returns the change in one line: `“jumpd” → “jumped”`.
 *
 * @param max the maximum length of each quote, in code points.
 */
export function summaryOf(
  {
    page,
    passage,
    picture,
    suggestion,
  }: Pick<CorrectionContent, 'page' | 'passage' | 'picture' | 'suggestion'>,
  words: Words,
  max = MAX_IN_SUMMARY,
): string {
  const quote = (text: string) => isolated(shorten(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim(), max));
  if (picture !== undefined) return fill(words.aboutPicture, { text: quote(pictureName(picture)) });
  if (passage === undefined) return words.aboutPage;
  const { exact } = passage;
  const { replacement } = suggestion;
  if (replacement === undefined) return fill(words.unclear, { text: quote(exact) });
  const { before, after } =
    countCodePoints(exact) <= MAX_WHOLE_IN_SUMMARY
      ? { before: exact, after: replacement }
      : changeIn(exact, replacement, page.language);
  if (before.trim() === '') return fill(words.inserts, { after: quote(after) });
  if (after.trim() === '') return fill(words.deletes, { before: quote(before) });
  return fill(words.becomes, { before: quote(before), after: quote(after) });
}

/**
 * Isolates a quote that is written from right to left: two of them would change places in a line that is written from left to
 * right. The locale files of languages that are written from right to left isolate every quote themselves.
 */
function isolated(text: string): string {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text)
    ? `\u2068${text}\u2069`
    : text;
}

/** Returns what changed. If only spaces changed, which nobody could see, it includes the words next to them. */
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

const formats = new Map<string, Intl.DateTimeFormat>(); // creating one takes longer than all other work on a letter

/**
 * Returns `date` (ISO 8601) in words, or unchanged if it is not a date. A date with a time is given in UTC, so that it is the same
 * in every newsroom.
 *
 * @param language a language of letters.
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

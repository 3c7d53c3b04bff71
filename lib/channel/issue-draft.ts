// A correction as the address that opens a new issue of a project, or a wiki's editor, with its fields filled in.

import type { CorrectionContent } from '../correction/content';
import { cutToCodePoints, shorten } from '../correction/cut';
import { trimToDifference } from '../correction/diff';
import type { IssueRecipient } from '../correction/recipient';
import { sentenceOf } from '../correction/sentence';
import { countCodePoints, toSingleLine } from '../correction/text';
import type { Letter } from '../letter/letter';
import { letterOf, plainText } from '../letter/plain-text';
import { fill, type Words } from '../letter/words';
import { codeSpan, diffBlock, inertLine, inertQuote, inertTitle } from './inert-markdown';

/**
 * Maximum length of the whole address, in characters. GitHub accepts 8,191 (github/docs#5136), and web servers in front of the
 * others as many by default.
 */
export const MAX_ISSUE_ADDRESS = 8_000;
/** Maximum length of the title, in code points: GitHub and GitLab accept 255. */
const MAX_TITLE = 200;
/** Maximum length of the headline in the title, in code points. */
const MAX_HEADLINE = 80;
/** Maximum length of the encoded title, in characters: the text needs the space. */
const MAX_ENCODED_TITLE = 1_500;
/** Maximum length of the summary of a wiki's edit, in code points: MediaWiki accepts 500. */
const MAX_SUMMARY = 400;
/** Minimum length to which the reader's comment is cut in that summary, in code points: less says nothing. */
const MIN_SUMMARY_COMMENT = 20;
const SEPARATOR = ' · ';

export interface IssueDraft {
  /** Opens the issue or the editor. */
  readonly address: string;
  /** The text that the reader pastes there. Absent if the address fills it in. */
  readonly copied?: string;
}

/** Returns the draft in the story's language, which its editors read. The reader's e-mail is never in it: issues are public. */
export function issueDraft(content: CorrectionContent, { host, address, path }: IssueRecipient): IssueDraft {
  const { letter, words } = letterOf(content);
  const worded = { content, letter, words, path };
  switch (host) {
    case 'github':
    case 'gitea':
      return withFields(worded, address, 'title', 'body');
    case 'gitlab':
      return withFields(worded, address, 'issue[title]', 'issue[description]');
    case 'bitbucket': {
      // Not every version fills in its fields.
      const draft = withFields(worded, address, 'title', 'content');
      return { ...draft, copied: draft.copied ?? bodyOf(worded) };
    }
    case 'mediawiki':
      return {
        address: addressWith(address, [['summary', summaryOf(letter)]]),
        copied:
          content.suggestion.replacement || plainText({ ...letter, reader: withoutMail(letter) }, words),
      };
  }
}

interface WordedIssue {
  readonly content: CorrectionContent;
  readonly letter: Letter;
  readonly words: Words;
  /** The source file's path. */
  readonly path: string | undefined;
}

function withFields(worded: WordedIssue, address: string, title: string, body: string): IssueDraft {
  const titled = [title, titleOf(worded)] as const;
  for (const version of shorterVersions(worded)) {
    const opens = addressWith(address, [titled, [body, version]]);
    if (opens.length <= MAX_ISSUE_ADDRESS) return { address: opens };
  }
  // Two thousand letters in another script take nine characters each: the reader pastes the text.
  const link = `<${worded.letter.address}>`;
  return { address: addressWith(address, [titled, [body, link]]), copied: bodyOf(worded) };
}

function addressWith(address: string, fields: readonly (readonly [string, string])[]): string {
  const [start = ''] = address.split('#', 1);
  const query = fields
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return `${start}${start.includes('?') ? '&' : '?'}${query}`;
}

/** The change first, because lists of issues cut long titles: `Typo: “jumpd” → “jumped” (Fox clears dog)`. */
function titleOf({ content, letter, words }: WordedIssue): string {
  const { headline } = content.page;
  const about = headline === undefined ? '' : ` (${shorten(headline, MAX_HEADLINE)})`;
  const kind = fill(words.label, { name: letter.kind });
  let title = inertTitle(shorten(`${kind} ${letter.summary}${about}`, MAX_TITLE));
  for (
    let length = countCodePoints(title);
    encodeURIComponent(title).length > MAX_ENCODED_TITLE;
    length -= 10
  ) {
    title = `${cutToCodePoints(title, length).trimEnd()}…`;
  }
  return title;
}

/**
 * The change, why, and the source, because nobody else gets them: only the wording is pasted. The source is left out if it does not
 * fit whole. A summary of an edit may have links, and a link to a user notifies them.
 */
function summaryOf({ kind, summary, comment, evidence }: Letter): string {
  const change = toSingleLine(shorten(`${kind}: ${summary}`, MAX_SUMMARY));
  const room = MAX_SUMMARY - countCodePoints(change);
  const source = evidence === undefined ? '' : SEPARATOR + evidence;
  const withSource = countCodePoints(source) <= room ? source : '';
  const roomForComment = room - countCodePoints(withSource) - countCodePoints(SEPARATOR);
  const why =
    comment === undefined || roomForComment < MIN_SUMMARY_COMMENT
      ? ''
      : SEPARATOR + shorten(toSingleLine(comment), roomForComment);
  return (change + why + withSource).replace(/([[{/])(?=[[{*])/g, '$1\u2060');
}

function withoutMail({ reader }: Letter): Letter['reader'] {
  return reader.name === undefined ? {} : { name: reader.name };
}

interface Parts {
  readonly comment?: string;
  readonly isTrimmed?: boolean;
  readonly without?: ReadonlySet<'quote' | 'evidence' | 'path' | 'rest'>;
}

/** Yields the whole text, then shorter and shorter versions. Each has the suggestion and a link. */
function* shorterVersions(worded: WordedIssue): Generator<string> {
  const { comment = '' } = worded.letter;
  yield bodyOf(worded);
  for (let length = countCodePoints(comment); length >= 20; length = Math.floor(0.85 * length)) {
    yield bodyOf(worded, { comment: `${cutToCodePoints(comment, length)}…` });
  }
  const short = { comment: '' };
  yield bodyOf(worded, { ...short, without: new Set(['quote']) });
  yield bodyOf(worded, { ...short, without: new Set(['quote', 'evidence']) });
  const without = new Set(['quote', 'evidence', 'path', 'rest'] as const);
  yield bodyOf(worded, { ...short, without });
  yield bodyOf(worded, { ...short, without, isTrimmed: true });
}

function bodyOf({ content, letter, words, path }: WordedIssue, parts: Parts = {}): string {
  const { comment = letter.comment, isTrimmed = false, without } = parts;
  const label = (name: string) => fill(words.label, { name });
  const { name } = letter.reader;
  const blocks = [
    letter.translated,
    ...changeOf(content, letter, isTrimmed, without?.has('quote') ?? false),
    comment && `${label(words.comment)}\n\n${inertQuote(comment)}`,
    letter.picture && `${label(words.picture)} <${letter.picture}>`,
    letter.evidence && !without?.has('evidence') && `${label(words.evidence)} ${codeSpan(letter.evidence)}`,
    `${label(letter.linkText)} <${without?.has('rest') ? letter.address : letter.link}>`,
    path !== undefined && !without?.has('path') && `${label(words.sourceFile)} ${codeSpan(path)}`,
    !without?.has('rest') && name !== undefined && `${label(words.reader)} ${inertLine(name)}`,
    !without?.has('rest') && letter.replaces && words.replaces,
    !without?.has('rest') && words.footer,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

/** The sentence as a quote, and the change as exact lines. Without a proposed wording, the summary says what it is about. */
function changeOf(
  { page, passage, suggestion }: CorrectionContent,
  { summary }: Letter,
  isTrimmed: boolean,
  isBare: boolean,
): string[] {
  if (passage === undefined) return [inertLine(summary)];
  const { exact } = passage;
  const { before, after } = sentenceOf(passage, page.language);
  const sentence = before + exact + after;
  const quote = isBare ? [] : [inertQuote(sentence)];
  const { replacement } = suggestion;
  if (replacement === undefined) {
    return sentence.trim() === exact.trim() ? [inertQuote(exact)] : [inertLine(summary), ...quote];
  }
  const change = isTrimmed
    ? trimToDifference(exact, replacement, page.language)
    : { before: exact, after: replacement };
  const block = diffBlock(change.before, change.after);
  return sentence.trim() === exact.trim() ? [block] : [...quote, block];
}

// Test cases for locating on plain text: a described passage, the page's text today, and what happened to the passage.

import type { Passage } from '../../lib/correction/content';
import { sentenceOf } from '../../lib/correction/sentence';
import { describePassage } from '../../lib/passage/describe/describe';
import { occurrences } from '../../lib/passage/locate/duplicates';
import type { Located } from '../../lib/passage/locate/locate';
import {
  blockText,
  type GeneratedDocument,
  generateDocument,
  type Language,
} from '../../testing/documents/documents';
import { seededRandom } from '../../testing/seeded';
import { EDITS, type Edit, type EditedCase, editedCase, type Place } from './page-edits';

/** A stretch of text, in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What happened to the passage, with positions in today's text. */
export type TruthInText =
  | {
      readonly verdict: 'unchanged' | 'fixed' | 'changed';
      readonly place: Stretch;
      readonly orGone: boolean;
      /** Words of its sentence were edited too, so the verdict `changed` says nothing false, and counts as doubted. */
      readonly orChanged: boolean;
    }
  | { readonly verdict: 'gone'; readonly within?: Stretch };

export interface Described extends Stretch {
  readonly passage: Passage;
}

export interface LocateCase {
  readonly edit: Edit;
  readonly language: Language;
  readonly passage: Passage;
  readonly replacement: string;
  /** The page text of today. */
  readonly text: string;
  readonly truth: TruthInText;
}

export interface CaseOptions {
  readonly seed: number;
  readonly language: Language;
  /** Approximate length of the page, in UTF-16 code units. */
  readonly characters: number;
  /** Number of cases. The edits take turns. */
  readonly count: number;
  /** Which parts of the passage are known; everything by default. */
  readonly noted?: Noted;
}

/** `no position`: a quote with its context, as other senders give it. `words only`: a quote from a context menu. */
export type Noted = 'everything' | 'no position' | 'words only';

/** Returns cases on one generated page, without a DOM. The same options give the same cases. */
export function makeCases({ noted = 'everything', count, ...page }: CaseOptions): LocateCase[] {
  const cases: LocateCase[] = [];
  for (const edited of editsOf(page)) {
    if (cases.length === count) break;
    const text = plainText(edited.original);
    const described = describeIn(text, edited);
    const passage = described && asNoted(text, described.passage, noted);
    const one = passage && caseIn(plainText(edited.edited), passage, edited);
    if (one !== undefined) cases.push(one);
    else if (noted !== 'words only') edited.retry(); // after some edits, no passage can be identified by its words only
  }
  return cases;
}

/** Returns the known part of the passage; `undefined` if its words without context do not identify it. */
function asNoted(text: string, passage: Passage, noted: Noted): Passage | undefined {
  const { exact, prefix, suffix } = passage;
  switch (noted) {
    case 'everything':
      return passage;
    case 'no position':
      return { exact, prefix, suffix };
    case 'words only':
      return occurrences(text, exact).length > 1 ? undefined : { exact, prefix: '', suffix: '' };
    default:
      return noted satisfies never;
  }
}

interface Retryable extends EditedCase {
  /** Uses the same edit for the next case, because this one has no single true result. */
  readonly retry: () => void;
}

/** Yields edited pages endlessly. The edits take turns. */
export function* editsOf(options: Omit<CaseOptions, 'count'>): Generator<Retryable> {
  const random = seededRandom(options.seed);
  const page = generateDocument(options);
  for (let done = 0; ; done += 1) {
    const edit = EDITS[done % EDITS.length] ?? 'unchanged';
    const retry = () => {
      done -= 1;
    };
    yield { ...editedCase(page, edit, random), retry };
  }
}

/** Returns the text that `readPageText` returns for the document's HTML: a line for each block. */
function plainText({ blocks }: GeneratedDocument): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join('\n');
}

/** Describes the passage in the page text; `undefined` if its whole context occurs more than once. */
export function describeIn(
  text: string,
  { original, passage: place, edit }: EditedCase,
): Described | undefined {
  const { start, end } = placeInText(text, original, place);
  const passage = describePassage(text, start, end, original.language);
  if (occurrences(text, passage.prefix + passage.exact + passage.suffix).length > 1) return undefined;
  if (edit === 'moved' && !isOnlyLine(text, { start, end })) return undefined;
  return { passage, start, end };
}

/** Returns the case on today's text; `undefined` if an edit planted a second copy of the passage's whole block. */
export function caseIn(text: string, passage: Passage, edited: EditedCase): LocateCase | undefined {
  const truth = truthInText(text, passage, edited);
  if (edited.edit === 'duplicates planted' && truth.verdict !== 'gone' && !isOnlyLine(text, truth.place))
    return undefined;
  const { edit, replacement } = edited;
  return { edit, replacement, language: edited.original.language, passage, text, truth };
}

/** Whether the line around the stretch occurs only once. A moved block has new neighbours, so only its own text identifies it. */
function isOnlyLine(text: string, { start, end }: Stretch): boolean {
  const lineBreak = text.indexOf('\n', end);
  const line = text.slice(text.lastIndexOf('\n', start) + 1, lineBreak === -1 ? text.length : lineBreak);
  return occurrences(text, line).length === 1;
}

/** Returns the position of a place in the page text, which has the blocks in document order. */
function placeInText(text: string, { blocks }: GeneratedDocument, place: Place): Stretch {
  let from = 0;
  for (const [index, block] of blocks.entries()) {
    const own = blockText(block);
    if (own !== '') {
      while (/\s/.test(text.charAt(from))) from += 1;
      if (!text.startsWith(own, from)) throw new Error(`The page text has no block ${index} (${own}).`);
    }
    if (index === place.block) return { start: from + place.start, end: from + place.end };
    from += own.length;
  }
  throw new RangeError(`The document has no block ${place.block}.`);
}

function truthInText(text: string, passage: Passage, { edited, truth }: EditedCase): TruthInText {
  if (truth.verdict !== 'gone') {
    const place = placeInText(text, edited, truth.place);
    const { before, after } = sentenceOf(passage, edited.language);
    const isSentenceSame = text.slice(0, place.start).endsWith(before) && text.startsWith(after, place.end);
    return { ...truth, place, orChanged: !isSentenceSame };
  }
  if (truth.within === undefined) return { verdict: 'gone' };
  return { verdict: 'gone', within: placeInText(text, edited, truth.within) };
}

export type Judgement = 'right' | 'wrong' | 'missing';

/** Judges whether `found` is the passage's place; `undefined` means that nothing was found. */
export function judge(truth: TruthInText, found: Stretch | undefined): Judgement {
  if (found === undefined && !mayBeGone(truth)) return 'missing';
  return isRight(truth, found) ? 'right' : 'wrong';
}

/** Whether the verdict is true, or acceptable for these edits. */
export function isTrueVerdict(truth: TruthInText, located: Located): boolean {
  const { verdict } = located;
  if (verdict === truth.verdict) return true;
  if (verdict === 'gone') return mayBeGone(truth) && truth.verdict !== 'fixed';
  if (verdict !== 'changed' || !isRight(truth, located)) return false;
  return truth.verdict === 'gone' || truth.orChanged;
}

function mayBeGone(truth: TruthInText): boolean {
  return truth.verdict === 'gone' || truth.orGone;
}

/** Minimum overlap of the found and the true stretch, as a share of their union (0 to 1). */
const MIN_OVERLAP = 0.7;
/** Maximum distance from an empty place, in characters, because it can be before or after a space. */
const EMPTY_TOLERANCE = 1;

function isRight(truth: TruthInText, found: Stretch | undefined): boolean {
  if (found === undefined) return mayBeGone(truth);
  if (truth.verdict === 'gone') return truth.within !== undefined && isWithin(truth.within, found);
  const { place } = truth;
  if (place.start === place.end)
    return isWithin({ start: place.start - EMPTY_TOLERANCE, end: place.end + EMPTY_TOLERANCE }, found);
  const shared = Math.min(place.end, found.end) - Math.max(place.start, found.start);
  return shared / (Math.max(place.end, found.end) - Math.min(place.start, found.start)) >= MIN_OVERLAP;
}

function isWithin(outer: Stretch, inner: Stretch): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

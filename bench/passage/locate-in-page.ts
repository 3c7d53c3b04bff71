// Runs in the page: describes passages in a page as it was, and has each method find them in the page as it is now.

import { describePassage } from '../../lib/passage/describe/describe';
import { occurrences } from '../../lib/passage/locate/duplicates';
import { locate } from '../../lib/passage/locate/locate';
import { readPageText } from '../../lib/passage/page-text/page-text';
import {
  blockText,
  type GeneratedDocument,
  generateDocument,
  type Language,
  toHtml,
} from '../../testing/documents/documents';
import { seededRandom } from '../../testing/seeded';
import { hypothesisFinder, type Stretch, textQuoteFinder } from './locate-peers';
import { EDITS, type Edit, type EditedCase, editedCase, type Place, type Truth } from './page-edits';

export type Method = 'Corrigenda' | 'Hypothesis' | 'dom-anchor-text-quote';

export interface Finding {
  readonly method: Method;
  readonly edit: Edit;
  readonly judgement: 'right' | 'wrong' | 'missing';
  readonly ms: number;
  /** What ours says became of the passage, and what did. */
  readonly verdict?: Verdict;
  readonly trueVerdict: Verdict;
  readonly isTrueVerdict?: boolean;
  /** To look into what went wrong. */
  readonly story: string;
}

type Verdict = Truth['verdict'];

export interface LocateOptions {
  readonly seed: number;
  readonly language: Language;
  readonly characters: number;
  readonly cases: number;
  readonly methods: readonly Method[];
}

/** Each edit in turn, on a generated page of about so many characters. */
export function locateAll({ seed, language, characters, cases, methods }: LocateOptions): Finding[] {
  const random = seededRandom(seed);
  const findings: Finding[] = [];
  const page = generateDocument({ seed, language, characters });
  for (let done = 0; done < cases; ) {
    const edit = EDITS[done % EDITS.length] ?? 'unchanged';
    const found = findInEdited(editedCase(page, edit, random), methods);
    if (found === undefined) continue;
    findings.push(...found);
    done += 1;
  }
  return findings;
}

/** `undefined` where the passage cannot be told from a twin, whatever is noted down of it. */
function findInEdited(edited: EditedCase, methods: readonly Method[]): Finding[] | undefined {
  const page = show(edited.original);
  const { start, end } = placeInText(page.text, edited.original, edited.passage);
  const { language } = edited.original;
  const passage = describePassage(page.text, start, end, language);
  const { prefix, exact, suffix } = passage;
  if (occurrences(page.text, prefix + exact + suffix).length > 1) return undefined;
  if (edited.edit === 'moved' && !isUniqueWithin(page.text, start, end)) return undefined;
  const finders = {
    Hypothesis: hypothesisFinder(page, start, end),
    'dom-anchor-text-quote': textQuoteFinder(page, start, end),
  };

  const today = show(edited.edited);
  const truth = truthInText(today.text, edited);
  if (edited.edit === 'twins planted' && truth.verdict !== 'gone') {
    // A new twin of the whole block: nothing that was noted down could say which of them it was.
    if (!isUniqueWithin(today.text, truth.place.start, truth.place.end)) return undefined;
  }
  return methods.map((method): Finding => {
    const begun = performance.now();
    if (method === 'Corrigenda') {
      const located = locate(today.text, passage, edited.replacement, language);
      const ms = performance.now() - begun;
      const found = located.verdict === 'gone' ? undefined : located;
      return {
        ...judged(method, edited, truth, found, ms),
        verdict: located.verdict,
        isTrueVerdict: isTrue(truth, located.verdict, found),
        story: storyOf(today.text, edited, { prefix, exact, suffix }, truth, found, located.verdict),
      };
    }
    const whereFound = finders[method](today);
    const ms = performance.now() - begun;
    return { ...judged(method, edited, truth, whereFound(), ms), story: '' };
  });
}

/** A block that is moved leaves its neighbours: if it has a twin, only they could say which of the two it was. */
function isUniqueWithin(text: string, start: number, end: number): boolean {
  const lineBreak = text.indexOf('\n', end);
  const line = text.slice(text.lastIndexOf('\n', start) + 1, lineBreak === -1 ? text.length : lineBreak);
  return occurrences(text, line).length === 1;
}

function show(generated: GeneratedDocument) {
  const parsed = new DOMParser().parseFromString(toHtml(generated), 'text/html');
  document.documentElement.replaceWith(document.adoptNode(parsed.documentElement));
  return readPageText(document);
}

/** Where in the page text a stretch of a block is: blocks follow each other in the order of the document. */
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

type TruthInText =
  | { readonly verdict: 'unchanged' | 'fixed' | 'changed'; readonly place: Stretch; readonly orGone: boolean }
  | { readonly verdict: 'gone'; readonly within?: Stretch };

function truthInText(text: string, { edited, truth }: EditedCase): TruthInText {
  if (truth.verdict !== 'gone') return { ...truth, place: placeInText(text, edited, truth.place) };
  if (truth.within === undefined) return { verdict: 'gone' };
  return { verdict: 'gone', within: placeInText(text, edited, truth.within) };
}

function judged(
  method: Method,
  { edit }: EditedCase,
  truth: TruthInText,
  found: Stretch | undefined,
  ms: number,
): Omit<Finding, 'story'> {
  const missing = found === undefined && !mayBeGone(truth);
  const judgement = missing ? 'missing' : isRight(truth, found) ? 'right' : 'wrong';
  return { method, edit, judgement, ms, trueVerdict: truth.verdict };
}

function mayBeGone(truth: TruthInText): boolean {
  return truth.verdict === 'gone' || truth.orGone;
}

/** So much of what is found and what is true must be the same. */
const OVERLAP = 0.7;
/** Where nothing is left, its place may be taken to be before or behind a space. */
const BESIDE = 1;

function isRight(truth: TruthInText, found: Stretch | undefined): boolean {
  if (found === undefined) return mayBeGone(truth);
  if (truth.verdict === 'gone') return truth.within !== undefined && isWithin(truth.within, found);
  const { place } = truth;
  if (place.start === place.end) {
    return isWithin({ start: place.start - BESIDE, end: place.end + BESIDE }, found);
  }
  const shared = Math.min(place.end, found.end) - Math.max(place.start, found.start);
  return shared / (Math.max(place.end, found.end) - Math.min(place.start, found.start)) >= OVERLAP;
}

function isWithin(outer: Stretch, inner: Stretch): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isTrue(truth: TruthInText, verdict: Verdict, found: Stretch | undefined): boolean {
  if (verdict === truth.verdict) return true;
  if (verdict === 'gone') return mayBeGone(truth) && truth.verdict !== 'fixed';
  return verdict === 'changed' && truth.verdict === 'gone' && isRight(truth, found);
}

function storyOf(
  text: string,
  { edit, replacement }: EditedCase,
  { prefix, exact, suffix }: { prefix: string; exact: string; suffix: string },
  truth: TruthInText,
  found: Stretch | undefined,
  verdict: Verdict,
): string {
  const at = (stretch: Stretch | undefined) =>
    stretch === undefined
      ? '–'
      : `${text.slice(Math.max(0, stretch.start - 60), stretch.start)}[[${text.slice(stretch.start, stretch.end)}]]${text.slice(stretch.end, stretch.end + 60)}`;
  const place = truth.verdict === 'gone' ? truth.within : truth.place;
  return [
    edit,
    `sought   ${prefix}[[${exact}]]${suffix}`,
    `instead  ${replacement}`,
    `true     ${truth.verdict}: ${at(place)}`,
    `found    ${verdict}: ${at(found)}`,
  ]
    .map((line) => line.replaceAll('\n', '⏎'))
    .join('\n  ');
}

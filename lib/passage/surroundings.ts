// How well the text around a place agrees with what was noted down around the passage.

import { likeness } from './likeness';
import type { Sides, Sought, Today } from './sought';

export interface Agreement {
  /** How much of the passage's sentence stands around it, 0 to 1; `undefined` where the passage was all of it. */
  readonly sentence: number | undefined;
  /** How much stands there literally, from the words on: which of two places it is, where both have all of it. */
  readonly adjacent: number;
  /** How much of what tells its sentence from a twin stands there; `undefined` where it had none. */
  readonly farther: number | undefined;
  /** Whether the passage begins and ends where its sentence or line does, if it did. */
  readonly isBounded: boolean;
  /** Whether the line begins or ends before its context would: a headline or a teaser says only some of the words. */
  readonly isCutShort: boolean;
  /** Whether on both sides its nearest context stands there literally; where it has none, its sentence ends there too. */
  readonly isBracketed: boolean;
}

/** Context is compared piece by piece: a place that has half of it literally, and then ends, has half of it. */
const PIECE = 24;
/** Edits farther in have shifted a piece by so many characters, and by this share of its distance. */
const SHIFT = 10;
const SHIFT_SHARE = 0.25;
/** Literal agreement over so many characters beside the words leaves no doubt which of the same words they are. */
const ADJACENT = 16;

export function agreementAt(page: Today, sought: Sought, start: number, end: number): Agreement {
  const { farther } = sought;
  const lineStart = page.lineStart(start);
  const lineEnd = page.lineEnd(end);
  // Of context that is cut off by the beginning or the end of the page, only what could stand there counts.
  const sentence = {
    before: lineStart === 0 ? sought.sentence.before.slice(-start - CUT_OFF) : sought.sentence.before,
    behind:
      lineEnd === page.text.length
        ? sought.sentence.behind.slice(0, page.text.length - end + CUT_OFF)
        : sought.sentence.behind,
  };
  // Read away from the words on both sides, so that one rule serves for both.
  const before = reversed(page.text.slice(Math.max(lineStart, start - reach(sentence.before)), start));
  const behind = page.text.slice(end, Math.min(lineEnd, end + reach(sentence.behind)));
  const within = {
    before: sideAgreement(before.trimStart(), reversed(sentence.before.trimEnd())),
    behind: sideAgreement(behind.trimStart(), sentence.behind.trimStart()),
  };
  const literal = {
    before: literalAgreement(before.trimStart(), reversed(sought.prefix.trimEnd())),
    behind: literalAgreement(behind.trimStart(), sought.suffix.trimStart()),
  };
  const most =
    Math.min(ADJACENT, sentence.before.trim().length) + Math.min(ADJACENT, sentence.behind.trim().length);
  const adjacent = Math.min(most, Math.min(ADJACENT, literal.before) + Math.min(ADJACENT, literal.behind));
  const begins = BEGINNING.test(page.text.slice(lineStart, start));
  const ends = ENDING.test(page.text.slice(end, Math.min(lineEnd, end + 6)));
  const isBracket = (count: number, context: string, isEdge: boolean) =>
    context.trim() === '' ? isEdge : count >= Math.min(8, context.trim().length);
  const fartherSides = {
    before: fartherAgreement(
      reversed(page.text.slice(Math.max(0, start - reach(sought.prefix)), start)),
      reversed(farther.before),
      sentence.before.length,
    ),
    behind: fartherAgreement(
      page.text.slice(end, end + reach(sought.suffix)),
      farther.behind,
      sentence.behind.length,
    ),
  };
  const told = mean(fartherSides, farther);
  return {
    isBracketed:
      isBracket(literal.before, sentence.before, begins) && isBracket(literal.behind, sentence.behind, ends),
    isBounded: (hasWords(sentence.before) || begins) && (hasWords(sentence.behind) || ends),
    isCutShort:
      start - lineStart < CUT * sentence.before.trim().length ||
      lineEnd - end < CUT * sentence.behind.trim().length,
    sentence: mean(within, sentence),
    adjacent: most === 0 ? 0 : adjacent / most,
    farther: told === undefined || told > 0.9 ? told : isTold(fartherSides, farther) ? 0.9 : told,
  };
}

const CUT_OFF = 1; // a space
/** So much of the context's length must be there on a line that is the passage's. */
const CUT = 0.9;
/** What stands between the beginning of a line or the end of a sentence and a passage with which a sentence begins. */
const BEGINNING = /(^\s*|[.!?…:;][\p{P}\p{S}]*\s+)[\p{P}\p{S}]*$/u;
const ENDING = /^[\p{P}\p{S}]*(\s*$|(?<=[.!?…:;。！？][\p{P}\p{S}]*)(\s|$))/u;

function reach(context: string): number {
  return Math.ceil(context.length * (1 + SHIFT_SHARE)) + SHIFT + 1;
}

function reversed(text: string): string {
  return Array.from(text).reverse().join('');
}

/** Each side counts by its length; `undefined` where there is nothing on either. */
function mean(agreement: Sides<number>, { before, behind }: Sides<string>): number | undefined {
  const [one, other] = [before.trim().length, behind.trim().length];
  if (one + other === 0) return undefined;
  return (agreement.before * one + agreement.behind * other) / (one + other);
}

function sideAgreement(text: string, context: string): number {
  if (context === '' || text.startsWith(context)) return 1;
  const count = Math.max(1, Math.round(context.length / PIECE));
  const length = Math.ceil(context.length / count);
  let agreed = 0;
  for (let from = 0; from < context.length; from += length) {
    const piece = context.slice(from, from + length);
    agreed += piece.length * likeness(piece, aroundPiece(text, from, length));
  }
  return agreed / context.length;
}

function fartherAgreement(text: string, context: string, distance: number): number {
  const piece = context.trim();
  if (piece === '') return 0;
  const found = aroundPiece(text, distance, piece.length + 2);
  // Of so short a text, only nearly all of it says something.
  const alike = likeness(piece, found);
  return piece.length < SHIFT && alike < 0.75 ? 0 : alike;
}

function hasWords(context: string): boolean {
  return /[\p{L}\p{N}]/u.test(context);
}

/** One side tells a place from its twins if enough stands there: something new may have been put in on the other. */
function isTold(agreement: Sides<number>, { before, behind }: Sides<string>): boolean {
  return (
    (agreement.before >= 0.9 && before.trim().length >= SHIFT) ||
    (agreement.behind >= 0.9 && behind.trim().length >= SHIFT)
  );
}

function aroundPiece(text: string, from: number, length: number): string {
  const shift = from === 0 ? 2 + SHIFT : SHIFT + Math.ceil(from * SHIFT_SHARE);
  return text.slice(Math.max(0, from - shift), from + length + shift);
}

function literalAgreement(text: string, context: string): number {
  let count = 0;
  while (count < context.length && text.charCodeAt(count) === context.charCodeAt(count)) count += 1;
  return count;
}

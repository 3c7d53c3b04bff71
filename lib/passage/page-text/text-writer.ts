// The page text while it is written: how each text goes on after the one before it.

import { withoutSoftHyphens } from './collapse';
import type { Edge, Stretch } from './edges';
import { collapseSpaces, type WhiteSpace } from './layout';
import { type Joint, jointOfBoxes, jointOfPlaced } from './placement';
import { type Raise, raiseSigns } from './raised';

/** A text node's place in the page text: `start` to `end`, UTF-16. */
export interface Piece {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  readonly white: WhiteSpace;
}

/** Where the `offset` of a piece's text node stands in the page text. */
export function positionInPiece({ node, start, end, white }: Piece, offset: number): number {
  const before = node.data.slice(0, offset);
  const shown = white === 'kept' ? before : collapseSpaces(before, white).replace(/^[ \n]/, '');
  return Math.min(start + withoutSoftHyphens(shown).length, end);
}

/** What was known when an element was entered. */
export interface Since {
  readonly length: number;
  readonly parts: number;
  readonly pieces: number;
  readonly edges: number;
  readonly border: Border;
  readonly space: boolean;
}

/**
 * What was crossed since the last text: the border of a box within the line; of a note that is taken out of the flow, into it
 * or out of it; or from one to the next of several that are.
 */
type Border = 'none' | 'box' | 'into placed' | 'out of placed' | 'between placed';

export class TextWriter {
  readonly pieces: Piece[] = [];
  readonly edges: Edge[] = [];
  length = 0;
  /** A space was read that is shown only if more text follows on the line. */
  space = false;
  #border: Border = 'none';
  /** The text in parts: a string that is read while it grows is copied each time, 50 s for a page of a million letters. */
  readonly #parts: string[] = [];

  get text(): string {
    return this.#parts.join('');
  }

  get isAfterPlaced(): boolean {
    return this.#border === 'out of placed';
  }

  since(): Since {
    return {
      length: this.length,
      parts: this.#parts.length,
      pieces: this.pieces.length,
      edges: this.edges.length,
      border: this.#border,
      space: this.space,
    };
  }

  /** Adds the text of a node, as the browser shows it but with its soft hyphens. */
  append(node: Text, shown: string, white: WhiteSpace, raise: Raise | undefined): void {
    const joint = this.#jointBefore(node, shown);
    if (joint === 'new line') this.break();
    else if (joint === 'apart' && this.#isInLine()) this.#add(' ');
    this.space = false;
    this.#border = 'none';
    const start = this.length;
    this.#add(raise === undefined ? withoutSoftHyphens(shown) : raiseSigns(shown, raise));
    this.pieces.push({ node, start, end: this.length, white });
    if (raise !== undefined) this.edges.push({ start, end: this.length, found: shown });
    else if (this.length < start + shown.length) this.#noteSoftHyphens(shown, start);
  }

  /** A browser's search passes over them within a word, but not between two terms of a directive. */
  #noteSoftHyphens(shown: string, start: number): void {
    Array.from(shown.matchAll(/\u00ad/g), ({ index, 0: found }, count) =>
      this.edges.push({ start: start + index - count, end: start + index - count, found }),
    );
  }

  /** How the text goes on after what was read before. */
  #jointBefore(node: Text, shown: string): Joint {
    const before = this.pieces.at(-1);
    const isKnown = before?.end === this.length;
    if (this.#border === 'between placed' && isKnown) {
      const joint = jointOfPlaced(before.node, node);
      if (joint === 'new line') return joint;
      if (joint === 'apart') return this.#hasSpaceBefore(shown) ? 'close' : 'apart';
      if (joint === 'close') return this.space ? 'apart' : 'close';
    }
    if (this.space) return 'apart';
    if (this.#border === 'none' || !this.#areWords(shown, BEGIN_AND_END)) return 'close';
    const joint = this.#border === 'box' && isKnown ? jointOfBoxes(before.node, node) : undefined;
    return joint ?? (this.#areWords(shown, BEGIN_AND_END_OF_WORDS) ? 'apart' : 'close');
  }

  #hasSpaceBefore(shown: string): boolean {
    return /\s$/.test(this.#parts.at(-1) ?? '') || /^\s/.test(shown);
  }

  #areWords(shown: string, [begin, end]: readonly [begin: RegExp, end: RegExp]): boolean {
    return end.test(this.#parts.at(-1) ?? '') && begin.test(shown);
  }

  /** Adds a formula, in whose place a browser's search reads `found`. */
  addFormula(text: string, found: string, isDisplayed: boolean): Stretch {
    if ((this.space || isDisplayed) && this.#isInLine()) this.#add(' ');
    const place = { start: this.length, end: this.length + text.length };
    this.#add(text);
    this.edges.push({ ...place, found });
    this.space = isDisplayed;
    this.#border = 'none';
    return place;
  }

  /** Adds what a browser's search reads here and a reader does not. */
  addUnseen(found: string, isInline: boolean): void {
    const isCloseBy = isInline && !this.space;
    this.edges.push({ start: this.length, end: this.length, found: isCloseBy ? found : `\n${found}\n` });
  }

  /** Hides the text from a position on from the browser's search. */
  hideFromSearch(start: number): void {
    while ((this.edges.at(-1)?.start ?? -1) >= start) this.edges.pop(); // those in it count no more
    if (this.length > start) this.edges.push({ start, end: this.length });
  }

  break(): void {
    this.space = false;
    this.#border = 'none';
    if (this.#isInLine()) this.#add('\n');
  }

  crossBorder(border: Exclude<Border, 'none'>): void {
    if (!this.#isInLine()) return;
    if (this.#border === 'none' || border !== 'box') this.#border = border;
    const last = this.edges.at(-1);
    if (last?.start !== this.length || last.found !== undefined)
      this.edges.push({ start: this.length, end: this.length });
  }

  /** Whether anything was read that a reader sees, or a browser's search. */
  hasReadSince({ pieces, edges }: Since): boolean {
    return this.pieces.length > pieces || this.edges.slice(edges).some(({ found }) => found !== undefined);
  }

  /** Forgets the borders of a box in which nothing was read: a reader sees none, even in the middle of a word. */
  forgetEmptyBox({ length, parts, edges, border, space }: Since, isFoundAsBorder: boolean): void {
    this.#parts.length = parts; // without the breaks of empty blocks in it
    this.length = length;
    this.edges.length = Math.min(this.edges.length, edges);
    this.#border = border;
    this.space = space;
    if (isFoundAsBorder && this.#isInLine()) this.edges.push({ start: this.length, end: this.length });
  }

  /** @param found what the field shows. */
  crossField(found: string): void {
    if (this.#border === 'none') this.#border = 'box';
    this.addUnseen(found, false);
  }

  #isInLine(): boolean {
    return this.#parts.at(-1)?.endsWith('\n') === false;
  }

  #add(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.length += text.length;
  }
}

/** Letters or figures that would become one word. */
const BEGIN_AND_END = [/^[\p{L}\p{N}]/u, /[\p{L}\p{N}]$/u] as const;
/** The words of two boxes stand apart though no space is between them; an initial stands close to its word. */
const BEGIN_AND_END_OF_WORDS = [/^[\p{L}\p{N}]{2}/u, /[\p{L}\p{N}]{2}$/u] as const;

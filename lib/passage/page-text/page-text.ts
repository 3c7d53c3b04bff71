// The text of a document as a reader sees it, read once, with a map from its nodes to their place in it.

import { bodyOf, childrenOf } from '../../page/safe-dom';
import { type Edge, searched } from './edges';
import { formulaText, isFormula } from './formula';
import { collapseSpaces, isField, isIcon, isRead, Layout, tagOf, textInField } from './layout';
import { raiseOf } from './raised';
import { type Piece, TextWriter } from './text-writer';

/**
 * The visible text of a document. White space is collapsed as the browser shows it; `\n` stands wherever a reader sees
 * a break (between two blocks, at `<br>`, at a line end in `pre`), so one line is one run of inline text.
 */
export interface PageText {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Where a browser's search reads something else than a reader, in the order of the text. */
  readonly edges: readonly Edge[];
  /** What is quoted for an element whose own text nodes are not read: a formula, and the word of a reading. */
  readonly standIns: ReadonlyMap<Node, { readonly start: number; readonly end: number }>;
  /** The shadow roots that were walked; `Selection.getComposedRanges` wants to be told them. */
  readonly shadowRoots: readonly ShadowRoot[];
}

/** Opens the shadow root of an element, also a closed one, where the surroundings can (`chrome.dom`). */
export type OpenShadowRoot = (element: HTMLElement) => ShadowRoot | null;

/**
 * Reads the text of `document.body` (in SVG and other XML, of the whole document), open shadow roots and slots included.
 *
 * @param openShadowRoot opens closed shadow roots too; their text can be read, but no search of the browser's finds it.
 */
export function readPageText(document: Document, openShadowRoot?: OpenShadowRoot | undefined): PageText {
  const reader = new TextReader(openShadowRoot);
  const root = bodyOf(document) ?? document.documentElement;
  if (root !== null) reader.read(root);
  return reader.pageText();
}

/**
 * Returns the text of one element as a reader sees it, with `\n` at the breaks between its lines.
 *
 * @param isLeftOut whether the text of an element within it does not count.
 */
export function readElementText(element: Element, isLeftOut: (element: Element) => boolean): string {
  const reader = new TextReader(undefined, { isLeftOut });
  reader.read(element);
  return reader.pageText().text;
}

/** What is still to be done on the walk: a node to be read, or an element to be left. */
type Step = Node | Layout;

class TextReader {
  readonly #writer = new TextWriter();
  readonly #standIns = new Map<Node, { start: number; end: number }>();
  readonly #shadowRoots: ShadowRoot[] = [];
  /** How many elements were entered but images. */
  #entered = 0;
  /** Where the text of the closed shadow root begins that is being read. */
  #closedSince: number | undefined;

  readonly #isAsSearched: boolean;
  readonly #isLeftOut: ((element: Element) => boolean) | undefined;

  /**
   * @param isAsSearched whether to read all that a browser's search reads, such as both copies of a formula.
   * @param isLeftOut whether the text of an element does not count.
   */
  constructor(
    readonly openShadowRoot: OpenShadowRoot | undefined,
    {
      isAsSearched = false,
      isLeftOut,
    }: { readonly isAsSearched?: boolean; readonly isLeftOut?: (element: Element) => boolean } = {},
  ) {
    this.#isAsSearched = isAsSearched;
    this.#isLeftOut = isLeftOut;
  }

  pageText(): PageText {
    const { text, pieces, edges } = this.#writer;
    return { text, pieces, edges, standIns: this.#standIns, shadowRoots: this.#shadowRoots };
  }

  /** Walks without recursion: scripts nest elements deeper than a stack goes. */
  read(root: Element): void {
    const layouts: Layout[] = [];
    const steps: Step[] = [root];
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      if (step instanceof Layout) {
        layouts.pop();
        this.#leave(step);
      } else if (step instanceof Text) {
        const layout = layouts.at(-1);
        if (layout?.isShown) this.#readText(step, layout);
      } else if (step instanceof Element) {
        const layout = this.#enter(step, layouts.at(-1));
        if (layout === undefined) continue;
        layouts.push(layout);
        steps.push(layout);
        const children = this.#childrenOf(step, layout);
        for (let index = children.length - 1; index >= 0; index -= 1) {
          const child = children[index];
          if (child !== undefined) steps.push(child);
        }
      }
    }
  }

  /** @returns `undefined` where nothing in the element is read any more. */
  #enter(element: Element, around: Layout | undefined): Layout | undefined {
    const tag = tagOf(element);
    if (tag === 'BR') {
      // In a PDF's text layer, it stands between lines that are placed anyway.
      const isOfLayer = this.#writer.isAfterPlaced && element.getAttribute('role') === 'presentation';
      if (!isOfLayer) this.#writer.break();
      return undefined;
    }
    if (!isRead(tag)) {
      if (isField(tag) && new Layout(element, tag).kind !== 'none')
        this.#writer.crossField(textInField(element));
      return undefined;
    }
    if (this.#isLeftOut?.(element)) return undefined;
    if (!this.#isAsSearched && MAY_READ_OTHERWISE.has(tag) && this.#readOtherwise(element, tag))
      return undefined;
    const layout = new Layout(element, tag, around);
    if (layout.kind === 'none') return undefined;
    if (layout.kind === 'block') this.#writer.break();
    if (layout.kind === 'box' || layout.kind === 'placed' || layout.isDropCap) {
      layout.since = this.#writer.since();
      layout.enteredBefore = this.#entered;
    }
    if (layout.kind === 'box') this.#writer.crossBorder('box');
    if (layout.kind === 'placed')
      this.#writer.crossBorder(this.#writer.isAfterPlaced ? 'between placed' : 'into placed');
    if (tag !== 'IMG') this.#entered += 1;
    layout.raise = this.#isAsSearched ? undefined : (raiseOf(element, tag) ?? around?.raise);
    return layout;
  }

  #leave(layout: Layout): void {
    const { kind, isDropCap, isClosedRoot, since } = layout;
    if (isClosedRoot) this.#leaveClosedRoot();
    if (kind === 'inline') return;
    // An initial is close to its word though a gap is between them, so its place says nothing.
    const isInitial = isDropCap && this.#writer.length - (since?.length ?? 0) <= MAX_DROP_CAP;
    if (since === undefined || (isDropCap && !isInitial)) this.#writer.break();
    else if (this.#writer.hasReadSince(since))
      this.#writer.crossBorder(isInitial ? 'into placed' : kind === 'placed' ? 'out of placed' : 'box');
    else this.#writer.forgetEmptyBox(since, layout.hasLines && this.#entered > layout.enteredBefore + 1);
  }

  /** Reads an element in which a reader sees something else than its text; returns whether it is one. */
  #readOtherwise(element: Element, tag: string): boolean {
    if (tag === 'RT') {
      const [start, end] = [this.#writer.pieces.at(-1)?.start ?? this.#writer.length, this.#writer.length];
      this.#standIns.set(element, { start, end });
    } else if (isFormula(element, tag)) {
      return this.#readFormula(element, tag);
    } else if (!isIcon(element, tag)) {
      return false;
    }
    const found = this.#searchedIn(element);
    if (found !== '') this.#writer.addUnseen(found, new Layout(element, tag).kind === 'inline');
    return true;
  }

  /** @returns whether the page says what the formula is. */
  #readFormula(element: Element, tag: string): boolean {
    const { kind, isShown } = new Layout(element, tag);
    const text = kind !== 'none' && isShown ? formulaText(element) : '';
    if (text === '') return false;
    const isDisplayed = tag === 'MATH' ? element.getAttribute('display') === 'block' : kind === 'block';
    const place = this.#writer.addFormula(text, `\n${this.#searchedIn(element)}\n`, isDisplayed);
    this.#standIns.set(element, place);
    return true;
  }

  /** Returns what a browser's search reads in the element. */
  #searchedIn(element: Element): string {
    const reader = new TextReader(this.openShadowRoot, { isAsSearched: true });
    reader.read(element);
    const { text, edges } = reader.pageText();
    return text.trim() === '' ? '' : searched(text, edges).text;
  }

  #childrenOf(element: Element, layout: Layout): ArrayLike<Node> {
    if (element instanceof HTMLFormElement) return childrenOf(element);
    const root = this.#shadowRootOf(element);
    if (root !== null) {
      this.#shadowRoots.push(root);
      if (element.shadowRoot === null && this.#closedSince === undefined) {
        layout.isClosedRoot = true;
        this.#closedSince = this.#writer.length;
      }
      return root.childNodes;
    }
    if (element instanceof HTMLSlotElement) {
      const assigned = element.assignedNodes();
      if (assigned.length > 0) return assigned;
    }
    return element.childNodes;
  }

  #shadowRootOf(element: Element): ShadowRoot | null {
    if (element.shadowRoot !== null) return element.shadowRoot;
    // Only asked of custom elements and of empty ones: asking all of them doubles the time of the walk.
    const mayHaveOne = element.localName.includes('-') || element.firstChild === null;
    if (!mayHaveOne || !(element instanceof HTMLElement)) return null;
    return this.openShadowRoot?.(element) ?? null;
  }

  #leaveClosedRoot(): void {
    this.#writer.hideFromSearch(this.#closedSince ?? this.#writer.length);
    this.#closedSince = undefined;
  }

  #readText(node: Text, { white, raise }: Layout): void {
    const writer = this.#writer;
    if (white === 'kept') {
      writer.append(node, node.data.replace(/\r\n?/g, '\n'), white, raise);
      return;
    }
    const collapsed = collapseSpaces(node.data, white);
    if (white === 'lines-kept' && collapsed.includes('\n')) {
      writer.append(node, collapsed, white, raise);
      return;
    }
    const start = collapsed.startsWith(' ') ? 1 : 0;
    const end = collapsed.length - (collapsed.length > 1 && collapsed.endsWith(' ') ? 1 : 0);
    if (start === 1) writer.space = true;
    if (end > start) {
      writer.append(node, collapsed.slice(start, end), white, raise);
      writer.space = end < collapsed.length;
    }
  }
}

/** The elements of which a reader may see something else than their text: formulas, readings, icons. */
const MAY_READ_OTHERWISE = new Set('SPAN DIV MATH MJX-CONTAINER IMG RT I EM MAT-ICON'.split(' '));

/** A floated initial has at most an opening quote and two letters. */
const MAX_DROP_CAP = 3;

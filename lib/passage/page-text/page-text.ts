// The text of a document as a reader sees it, read once, with a map from its nodes to their place in it.

import { bodyOf, childrenOf } from '../../page/safe-dom';
import { collapseSpaces, isField, isRead, Layout, tagOf, textInField, type WhiteSpace } from './layout';

/**
 * The visible text of a document. White space is collapsed as the browser shows it; `\n` stands wherever a reader sees
 * a break (between two blocks, at `<br>`, at a line end in `pre`), so one line is one run of inline text.
 */
export interface PageText {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Where a browser's search ends a block though a reader sees none, in the order of the text. */
  readonly edges: readonly Edge[];
  /** The shadow roots that were walked; `Selection.getComposedRanges` wants to be told them. */
  readonly shadowRoots: readonly ShadowRoot[];
}

/** A text node's place in the page text: `start` to `end`, UTF-16. */
export interface Piece {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  readonly white: WhiteSpace;
}

/** A border within a line, at `start`; what stands up to `end` (UTF-16) is seen, but no search of the browser's finds it. */
export interface Edge {
  readonly start: number;
  readonly end: number;
  /** What a search of the browser's finds there, though it is no part of the text: what stands in a field. */
  readonly found?: string;
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
  const reader = new TextReader(undefined, isLeftOut);
  reader.read(element);
  return reader.pageText().text;
}

/** Where the `offset` of a piece's text node stands in the page text. */
export function positionInPiece({ node, start, end, white }: Piece, offset: number): number {
  const before = node.data.slice(0, offset);
  const shown = white === 'kept' ? before : collapseSpaces(before, white).replace(/^[ \n]/, '');
  return Math.min(start + shown.length, end);
}

/** What is still to be done on the walk: a node to be read, or an element to be left. */
type Step = Node | { readonly leave: Layout; readonly since: number };

class TextReader {
  /** The text in parts: a string that is read while it grows is copied each time, 50 s for a page of a million letters. */
  readonly #parts: string[] = [];
  #length = 0;
  readonly #pieces: Piece[] = [];
  readonly #edges: Edge[] = [];
  readonly #shadowRoots: ShadowRoot[] = [];
  /** A space was read that is shown only if more text follows on the line. */
  #space = false;
  /** The border of a box within the line was crossed, and no text has followed yet. */
  #border = false;
  /** Where the text of the closed shadow root begins that is being read. */
  #closedSince: number | undefined;

  constructor(
    readonly openShadowRoot: OpenShadowRoot | undefined,
    readonly isLeftOut?: (element: Element) => boolean,
  ) {}

  pageText(): PageText {
    const [text, edges] = [this.#parts.join(''), this.#edges];
    return { text, pieces: this.#pieces, edges, shadowRoots: this.#shadowRoots };
  }

  /** Walks without recursion: scripts nest elements deeper than a stack goes. */
  read(root: Element): void {
    const layouts: Layout[] = [];
    const steps: Step[] = [root];
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
      if ('leave' in step) {
        layouts.pop();
        this.#leave(step.leave, step.since);
      } else if (step instanceof Text) {
        const layout = layouts.at(-1);
        if (layout?.isShown) this.#readText(step, layout.white);
      } else if (step instanceof Element) {
        const layout = this.#enter(step);
        if (layout === undefined) continue;
        layouts.push(layout);
        steps.push({ leave: layout, since: this.#length });
        const children = this.#childrenOf(step, layout);
        for (let index = children.length - 1; index >= 0; index -= 1) {
          const child = children[index];
          if (child !== undefined) steps.push(child);
        }
      }
    }
  }

  /** @returns `undefined` where nothing in the element is read. */
  #enter(element: Element): Layout | undefined {
    if (tagOf(element) === 'BR') {
      this.#break();
      return undefined;
    }
    if (!isRead(element)) {
      if (isField(element)) this.#crossField(element);
      return undefined;
    }
    if (this.isLeftOut?.(element)) return undefined;
    const layout = new Layout(element);
    if (layout.kind === 'none') return undefined;
    if (layout.kind === 'block') this.#break();
    if (layout.kind === 'box') this.#crossBorder();
    return layout;
  }

  #leave({ kind, isDropCap, isClosedRoot }: Layout, since: number): void {
    if (isClosedRoot) this.#leaveClosedRoot();
    if (kind === 'inline') return;
    if (kind === 'block' && !(isDropCap && this.#length - since <= MAX_DROP_CAP)) this.#break();
    else if (this.#length > since) this.#crossBorder();
    else if (this.#edges.at(-1)?.start === since && this.#edges.at(-1)?.found === undefined)
      this.#edges.pop(); // an empty box is no border
  }

  #childrenOf(element: Element, layout: Layout): ArrayLike<Node> {
    if (element instanceof HTMLFormElement) return childrenOf(element);
    const root = this.#shadowRootOf(element);
    if (root !== null) {
      this.#shadowRoots.push(root);
      if (element.shadowRoot === null && this.#closedSince === undefined) {
        layout.isClosedRoot = true;
        this.#closedSince = this.#length;
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
    const start = this.#closedSince ?? this.#length;
    while ((this.#edges.at(-1)?.start ?? -1) >= start) this.#edges.pop(); // those in it count no more
    if (this.#length > start) this.#edges.push({ start, end: this.#length });
    this.#closedSince = undefined;
  }

  #readText(node: Text, white: WhiteSpace): void {
    if (white === 'kept') {
      this.#append(node, node.data.replace(/\r\n?/g, '\n'), white);
      return;
    }
    const collapsed = collapseSpaces(node.data, white);
    if (white === 'lines-kept' && collapsed.includes('\n')) {
      this.#append(node, collapsed, white);
      return;
    }
    const start = collapsed.startsWith(' ') ? 1 : 0;
    const end = collapsed.length - (collapsed.length > 1 && collapsed.endsWith(' ') ? 1 : 0);
    if (start === 1) this.#space = true;
    if (end > start) {
      this.#append(node, collapsed.slice(start, end), white);
      this.#space = end < collapsed.length;
    }
  }

  #append(node: Text, shown: string, white: WhiteSpace): void {
    if ((this.#space && this.#isInLine()) || (this.#border && this.#wouldGlue(shown))) this.#add(' ');
    this.#space = false;
    this.#border = false;
    const start = this.#length;
    this.#add(shown);
    this.#pieces.push({ node, start, end: this.#length, white });
  }

  /** The words of two boxes stand apart though no space is between them; an initial stands close to its word. */
  #wouldGlue(shown: string): boolean {
    return /[\p{L}\p{N}]{2}$/u.test(this.#parts.at(-1) ?? '') && /^[\p{L}\p{N}]{2}/u.test(shown);
  }

  #break(): void {
    this.#space = false;
    this.#border = false;
    if (this.#isInLine()) this.#add('\n');
  }

  #crossBorder(): void {
    if (!this.#isInLine()) return;
    this.#border = true;
    if (this.#edges.at(-1)?.start !== this.#length)
      this.#edges.push({ start: this.#length, end: this.#length });
  }

  #crossField(field: Element): void {
    const found = textInField(field);
    this.#border = true;
    this.#edges.push({ start: this.#length, end: this.#length, ...(found === '' ? {} : { found }) });
  }

  #isInLine(): boolean {
    return this.#parts.at(-1)?.endsWith('\n') === false;
  }

  #add(text: string): void {
    if (text === '') return;
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** A floated initial has at most an opening quote and two letters. */
const MAX_DROP_CAP = 3;

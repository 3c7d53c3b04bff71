// The text of a document as a reader sees it, read once, with a map from its nodes to their place in it.

/**
 * The visible text of a document. White space is collapsed as the browser shows it; `\n` stands wherever a reader sees
 * a break (between two blocks, at `<br>`, at a line end in `pre`), so one line is one run of inline text.
 */
export interface PageText {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The shadow roots that were walked; `Selection.getComposedRanges` wants to be told them. */
  readonly shadowRoots: readonly ShadowRoot[];
}

/** A text node's place in the page text: `start` to `end`, UTF-16. */
export interface Piece {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
  /** Whether line ends and spaces count as they stand (`pre`). */
  readonly preserved: boolean;
}

/** Elements whose text nobody reads in place: code, fallbacks and what the reader types. */
const NOT_READ = new Set(
  'SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT VIDEO AUDIO CANVAS SELECT TEXTAREA INPUT DATALIST TITLE'.split(
    ' ',
  ),
);
const INLINE = /^(inline|contents|ruby)/;
const INLINE_BOX = /^inline-/; // an inline-block is a block of its own to Chromium's text search
const PRESERVED = /^(pre|break-spaces)/;

/** Reads the text of `document.body`, open shadow roots and slots included. */
export function readPageText(document: Document): PageText {
  const reader = new TextReader();
  if (document.body !== null) reader.readElement(document.body);
  return { text: reader.text, pieces: reader.pieces, shadowRoots: reader.shadowRoots };
}

/** Where the `offset` of a piece's text node stands in the page text. */
export function positionInPiece(piece: Piece, offset: number): number {
  const before = piece.node.data.slice(0, offset);
  const shown = piece.preserved ? before : collapseSpaces(before).replace(/^ /, '');
  return Math.min(piece.start + shown.length, piece.end);
}

class TextReader {
  /** The text in parts: a string that is read while it grows is copied each time, 50 s for a page of a million letters. */
  readonly #parts: string[] = [];
  #length = 0;
  readonly pieces: Piece[] = [];
  readonly shadowRoots: ShadowRoot[] = [];
  /** A space was read that is shown only if more text follows on the line. */
  #space = false;

  get text(): string {
    return this.#parts.join('');
  }

  readElement(element: Element): void {
    if (NOT_READ.has(element.tagName.toUpperCase())) return;
    if (element.tagName === 'BR') {
      this.#break();
      return;
    }
    const style = getComputedStyle(element);
    if (style.display === 'none') return;
    const block = !INLINE.test(style.display) || INLINE_BOX.test(style.display);
    if (block) this.#break();
    const shown = style.visibility === 'visible';
    const preserved = PRESERVED.test(style.whiteSpace);
    for (const node of this.#childrenOf(element)) {
      if (node instanceof Text) {
        if (shown) this.#readText(node, preserved);
      } else if (node instanceof Element) {
        this.readElement(node);
      }
    }
    if (block) this.#break();
  }

  #childrenOf(element: Element): Iterable<Node> {
    if (element.shadowRoot !== null) {
      this.shadowRoots.push(element.shadowRoot);
      return element.shadowRoot.childNodes;
    }
    if (element instanceof HTMLSlotElement) {
      const assigned = element.assignedNodes();
      if (assigned.length > 0) return assigned;
    }
    return element.childNodes;
  }

  #readText(node: Text, preserved: boolean): void {
    if (preserved) {
      this.#append(node, node.data.replace(/\r\n?/g, '\n'), preserved);
      return;
    }
    const collapsed = collapseSpaces(node.data);
    const start = collapsed.startsWith(' ') ? 1 : 0;
    const end = collapsed.length - (collapsed.length > 1 && collapsed.endsWith(' ') ? 1 : 0);
    if (start === 1) this.#space = true;
    if (end > start) {
      this.#append(node, collapsed.slice(start, end), preserved);
      this.#space = end < collapsed.length;
    }
  }

  #append(node: Text, shown: string, preserved: boolean): void {
    if (this.#space && this.#isInLine()) this.#add(' ');
    this.#space = false;
    const start = this.#length;
    this.#add(shown);
    this.pieces.push({ node, start, end: this.#length, preserved });
  }

  #break(): void {
    this.#space = false;
    if (this.#isInLine()) this.#add('\n');
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

/** CSS collapses these; a no-break space stays. */
function collapseSpaces(text: string): string {
  return text.replace(/[ \t\n\r\f]+/g, ' ');
}

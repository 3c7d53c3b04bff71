// Runs in the page: lets Chromium judge and generate directives. Both need the flag TextFragmentAPI.

/** How the range that was found relates to the range that was meant. */
export type Judgement = 'right' | 'wider' | 'narrower' | 'elsewhere' | 'not found';

/** Returns the directive (`:~:text=…`) that Chromium makes for the range; `undefined` if it makes none. */
export async function chromiumDirective(range: Range): Promise<string | undefined> {
  const directive = await document.fragmentDirective.createSelectorDirective(range).catch(() => null); // it rejects if it finds none
  return directive === null ? undefined : `:~:${directive}`;
}

/** How long Chromium may take to find a directive, in milliseconds. */
const JUDGEMENT_MS = 10_000;

function timeOut(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), JUDGEMENT_MS));
}

/** Returns how the range that Chromium finds by the directive relates to `meant`. */
export async function judge(directive: string, meant: Range, index: TextIndex): Promise<Judgement> {
  location.hash = directive;
  const matching = document.fragmentDirective.items[0]?.getMatchingRange();
  // It rejects if nothing matches, and on some pages it never settles.
  const found = await Promise.race([matching?.catch(() => undefined), timeOut()]);
  if (found === undefined) return 'not found';
  const [a, b] = [index.boundsOf(meant), index.boundsOf(found)];
  if (a.start === b.start && a.end === b.end) return 'right';
  if (b.start <= a.start && b.end >= a.end) return 'wider';
  return b.start >= a.start && b.end <= a.end ? 'narrower' : 'elsewhere';
}

/** Positions in a document without counting white space, so that two ranges of the same words have the same positions. */
export class TextIndex {
  readonly #before = new Map<Node, number>();
  #total = 0;

  constructor(root: Node) {
    this.#walk(root);
  }

  #walk(root: Node): void {
    for (const node of [root, ...root.childNodes]) {
      if (node !== root) this.#walk(node);
      else this.#before.set(node, this.#total);
      if (node === root && node instanceof Text) this.#total += seen(node.data);
      if (node === root && node instanceof Element && node.shadowRoot !== null) this.#walk(node.shadowRoot);
    }
  }

  boundsOf(range: Range): { start: number; end: number } {
    return {
      start: this.#positionOf(range.startContainer, range.startOffset),
      end: this.#positionOf(range.endContainer, range.endOffset),
    };
  }

  #positionOf(container: Node, offset: number): number {
    if (container instanceof Text)
      return (this.#before.get(container) ?? 0) + seen(container.data.slice(0, offset));
    const child = container.childNodes[offset];
    if (child !== undefined) return this.#before.get(child) ?? 0;
    let node: Node | null = container;
    while (node !== null && node.nextSibling === null) node = node.parentNode;
    return node?.nextSibling ? (this.#before.get(node.nextSibling) ?? 0) : this.#total;
  }
}

/** Returns the number of characters that are neither white space nor invisible. */
function seen(text: string): number {
  return text.replace(/[\s\p{Cf}]+/gu, '').length;
}

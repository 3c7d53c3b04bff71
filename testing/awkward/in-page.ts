// Runs in the page: compares the marked passage with what a browser's directive finds.

/** A point as the number of visible characters before it, without white space and invisible characters. */
type Place = number;

export interface Marks {
  readonly start: Place;
  readonly end: Place;
  /** The visible text between the marks, with white space as in the source. */
  readonly text: string;
  /** Whether both marks are in one text node, so that no block can end between them. */
  readonly inOneNode: boolean;
}

/** What a directive finds, compared with the marks. */
export interface Finding {
  readonly verdict: 'right' | 'wider' | 'narrower' | 'elsewhere' | 'not found';
  readonly text: string;
}

/** The object that {@link installMarking} puts into the page. */
interface Marking {
  /** Removes the marks from the page and selects the text between them. */
  select(): Marks;
  /** What Chromium itself finds for the directive (`:~:text=…`), with or without marks (flag `TextFragmentAPI`). */
  judge(directive: string): Promise<Finding>;
  /** The directive that Chromium itself makes for the selection, or `undefined`. */
  generate(): Promise<string | undefined>;
}

declare global {
  var marking: Marking;
  // The API is behind the flag TextFragmentAPI, so its type is empty in the type library.
  interface FragmentDirective {
    readonly items: readonly { getMatchingRange(): Promise<Range> }[];
    createSelectorDirective(of: Range): Promise<{ toString(): string }>;
  }
}

/**
 * Installs `marking` in the page; for `page.addInitScript` or `page.evaluate`. It uses nothing outside itself and no named
 * functions, because TypeScript runners would wrap those in helpers that no page has.
 */
export function installMarking(): void {
  const NOT_READ = new Set(
    'SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT VIDEO AUDIO CANVAS SELECT TEXTAREA INPUT DATALIST TITLE METER PROGRESS RT RP'.split(
      ' ',
    ),
  );
  const UNCOUNTED = /[\s\p{Cf}]+/gu;

  const marking = {
    ends: new Map<Node, { from: Place; to: Place }>(),
    seen: [] as Text[],
    length: 0,
    marks: undefined as { readonly start: Range; readonly end: Range } | undefined,

    /** Walks the tree as painted: shadow trees instead of their hosts' children, slotted nodes in their slots. */
    read(node: Node, visible: boolean): void {
      const from = this.length;
      if (node instanceof Text) {
        if (
          visible &&
          getComputedStyle(node.parentElement ?? document.documentElement).visibility === 'visible'
        ) {
          this.seen.push(node);
          this.length += node.data.replace(UNCOUNTED, '').length;
        }
      } else if (node instanceof Element) {
        const shown =
          visible && !NOT_READ.has(node.tagName.toUpperCase()) && getComputedStyle(node).display !== 'none';
        const assigned = node instanceof HTMLSlotElement ? node.assignedNodes() : [];
        for (const child of node.shadowRoot?.childNodes ??
          (assigned.length > 0 ? assigned : node.childNodes)) {
          this.read(child, shown);
        }
      }
      this.ends.set(node, { from, to: this.length });
      const parent = node.parentNode;
      if (parent instanceof ShadowRoot) {
        this.ends.set(parent, { from: this.ends.get(parent)?.from ?? from, to: this.length });
      }
    },

    readAll(): void {
      this.ends.clear();
      this.seen = [];
      this.length = 0;
      this.read(document.body, true);
    },

    placeOf(container: Node, offset: number): Place {
      if (container instanceof Text) {
        if (!this.seen.includes(container)) return this.ends.get(container)?.from ?? -1;
        return (
          (this.ends.get(container)?.from ?? -1) +
          container.data.slice(0, offset).replace(UNCOUNTED, '').length
        );
      }
      const child = container.childNodes[offset];
      if (child !== undefined) return this.ends.get(child)?.from ?? -1;
      return this.ends.get(container)?.to ?? -1;
    },

    textBetween(start: Range, end: Range): string {
      let text = '';
      let inside =
        start.startContainer instanceof Text
          ? undefined
          : this.placeOf(start.startContainer, start.startOffset);
      const last = this.placeOf(end.startContainer, end.startOffset);
      for (const node of this.seen) {
        const { from, to } = this.ends.get(node) ?? { from: 0, to: 0 };
        if (node === start.startContainer) inside = from;
        if (inside === undefined || from < inside) continue;
        if (node !== end.startContainer && from >= last && to > from) break;
        const cutFrom = node === start.startContainer ? start.startOffset : 0;
        const cutTo = node === end.startContainer ? end.startOffset : node.length;
        text += node.data.slice(cutFrom, cutTo);
        if (node === end.startContainer) break;
      }
      return text;
    },

    /** Removes `mark` and returns its point as a range that follows changes around it. */
    takeOut(mark: string, root: Node): Range | undefined {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node: Node | null = walker.nextNode(); node !== null; node = walker.nextNode()) {
        if (node instanceof Element) {
          const within = node.shadowRoot && this.takeOut(mark, node.shadowRoot);
          if (within) return within;
          continue;
        }
        const text = node as Text; // the walker shows only text here
        const at = text.data.indexOf(mark);
        if (at === -1 || text.parentElement?.tagName === 'SCRIPT') continue;
        const point = new Range();
        text.deleteData(at, 1);
        if (text.length === 0) {
          point.setStartBefore(text);
          point.collapse(true);
          text.remove();
        } else {
          point.setStart(text, at);
          point.collapse(true);
        }
        return point;
      }
      return undefined;
    },

    select(): Marks {
      const end = this.takeOut('⟧', document.body);
      const start = this.takeOut('⟦', document.body);
      if (start === undefined || end === undefined) throw new Error('The page has no marks.');
      this.marks = { start, end };
      this.readAll();
      getSelection()?.setBaseAndExtent(
        start.startContainer,
        start.startOffset,
        end.startContainer,
        end.startOffset,
      );
      return {
        start: this.placeOf(start.startContainer, start.startOffset),
        end: this.placeOf(end.startContainer, end.startOffset),
        text: this.textBetween(start, end),
        inOneNode: start.startContainer === end.startContainer && start.startContainer instanceof Text,
      };
    },

    async judge(directive: string): Promise<Finding> {
      location.hash = directive;
      const found = await document.fragmentDirective.items[0]?.getMatchingRange().catch(() => undefined);
      if (!found) return { verdict: 'not found', text: '' };
      const text = found.toString();
      if (this.marks === undefined) return { verdict: 'elsewhere', text };
      this.readAll(); // opening the directive may have opened <details>
      const { start, end } = this.marks;
      const from = this.placeOf(start.startContainer, start.startOffset);
      const to = this.placeOf(end.startContainer, end.startOffset);
      const foundFrom = this.placeOf(found.startContainer, found.startOffset);
      const foundTo = this.placeOf(found.endContainer, found.endOffset);
      if (foundFrom === from && foundTo === to) return { verdict: 'right', text };
      if (foundFrom <= from && foundTo >= to) return { verdict: 'wider', text };
      if (foundFrom >= from && foundTo <= to) return { verdict: 'narrower', text };
      return { verdict: 'elsewhere', text };
    },

    async generate(): Promise<string | undefined> {
      if (this.marks === undefined) throw new Error('Nothing was marked.');
      const { start, end } = this.marks;
      const range = new Range();
      range.setStart(start.startContainer, start.startOffset);
      range.setEnd(end.startContainer, end.startOffset);
      if (range.collapsed) return undefined; // its ends are in different trees, so no range can hold it
      const made = await document.fragmentDirective.createSelectorDirective(range).catch(() => undefined);
      return made && `:~:${made.toString()}`;
    },
  };
  globalThis.marking = marking;
}

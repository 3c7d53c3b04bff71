// dom-anchor-text-quote ships no types: what we use of it.

declare module 'dom-anchor-text-quote' {
  interface TextQuoteSelector {
    readonly exact: string;
    readonly prefix?: string;
    readonly suffix?: string;
  }
  export function fromTextPosition(root: Node, position: { start: number; end: number }): TextQuoteSelector;
  export function toRange(root: Node, selector: TextQuoteSelector, options: { hint: number }): Range | null;
}

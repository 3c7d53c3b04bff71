// Types of the peers that have none, for the functions that we use.

declare module 'text-fragments-polyfill/dist/fragment-generation-utils.js' {
  /** `fragment` is absent if none was made; `status` has the reason. */
  export function generateFragment(selection: Selection): {
    status: number;
    fragment?: { prefix?: string; textStart: string; textEnd?: string; suffix?: string };
  };
}

declare module 'dom-anchor-text-quote' {
  interface TextQuoteSelector {
    readonly exact: string;
    readonly prefix?: string;
    readonly suffix?: string;
  }
  export function fromTextPosition(root: Node, position: { start: number; end: number }): TextQuoteSelector;
  export function toRange(root: Node, selector: TextQuoteSelector, options: { hint: number }): Range | null;
}

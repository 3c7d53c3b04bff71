// Shadow roots that a page keeps closed.

import type { OpenShadowRoot } from '../passage/page-text/page-text';

/** What we use of the browser's own object; none where a built script is evaluated in a plain page. */
declare const chrome:
  | { readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } }
  | undefined;

/** Only an extension can open them, and only in some browsers. */
export function closedShadowRoots(): OpenShadowRoot | undefined {
  const dom = typeof chrome === 'undefined' ? undefined : chrome.dom;
  return dom && ((element) => dom.openOrClosedShadowRoot(element));
}

// Facts about the frame in which one of the extension's scripts runs.

import type { FrameCapture } from '../page/capture';
import type { OpenShadowRoot } from '../passage/page-text/page-text';
import { lastPress } from './presses';

/** Returns the origin of the frame's document, and whether the reader is in it. */
export function identifyFrame(): FrameCapture['frame'] {
  const isOpaque = self.origin === 'null';
  const origin = isOpaque ? originOfAddress() : self.origin;
  return {
    ...(origin !== undefined && { origin }),
    // Only the document around a frame can set its srcdoc; a frame can navigate to a data: address without it.
    isWrittenByTop: isOpaque && location.href === 'about:srcdoc' && parent === top,
    isOpaque,
    holdsFocusedFrame: isFrame(deepActiveElement()),
    lastPress: lastPress(),
  };
}

/** Returns the origin that a sandboxed document was loaded from. */
function originOfAddress(): string | undefined {
  const { origin } = new URL(location.href);
  return origin === 'null' ? undefined : origin;
}

function isFrame(element: Element | null): boolean {
  return [HTMLIFrameElement, HTMLFrameElement, HTMLObjectElement, HTMLEmbedElement].some(
    (type) => element instanceof type,
  );
}

/** Returns the element with the focus, in any shadow tree. */
export function deepActiveElement(): Element | null {
  const openRoot = shadowRootOpener();
  // From the prototype: an image can shadow the document's property.
  let element: unknown = Reflect.get(Document.prototype, 'activeElement', document);
  while (element instanceof HTMLElement) {
    const root = openRoot?.(element) ?? element.shadowRoot;
    if (!root?.activeElement) break;
    element = root.activeElement;
  }
  return element instanceof Element ? element : null;
}

/** The part of the extension API that is used here; `undefined` if a built script is evaluated in a plain page. */
declare const chrome:
  | { readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } }
  | undefined;

/** Returns a function that opens closed shadow roots, or `undefined` if the browser has none for extensions. */
export function shadowRootOpener(): OpenShadowRoot | undefined {
  const dom = typeof chrome === 'undefined' ? undefined : chrome.dom;
  return dom && ((element) => dom.openOrClosedShadowRoot(element));
}

// Whose document the capture script reads, and whether the reader is in it.

import type { FrameCapture } from '../page/capture';
import { lastPress } from './presses';
import { closedShadowRoots } from './shadow-roots';

export function identifyFrame(): FrameCapture['frame'] {
  const isOpaque = self.origin === 'null';
  const origin = isOpaque ? originOfAddress() : self.origin;
  return {
    ...(origin !== undefined && { origin }),
    // Only the document around a frame can set its srcdoc; a frame can go to a data: address without that document.
    isWrittenByTop: isOpaque && location.href === 'about:srcdoc' && parent === top,
    isOpaque,
    holdsFocusedFrame: isFrame(deepActiveElement()),
    lastPress: lastPress(),
  };
}

/** The origin that a sandboxed document was loaded from. */
function originOfAddress(): string | undefined {
  const { origin } = new URL(location.href);
  return origin === 'null' ? undefined : origin;
}

function isFrame(element: Element | null): boolean {
  return element instanceof HTMLIFrameElement || element instanceof HTMLFrameElement;
}

/** The element with the focus, in whatever shadow tree it is. */
function deepActiveElement(): Element | null {
  const openRoot = closedShadowRoots();
  // By the prototype's own: an image can take the place of the document's property.
  let element: unknown = Reflect.get(Document.prototype, 'activeElement', document);
  while (element instanceof HTMLElement) {
    const root = openRoot?.(element) ?? element.shadowRoot;
    if (!root?.activeElement) break;
    element = root.activeElement;
  }
  return element instanceof Element ? element : null;
}

// Injected on demand: captures the highlight (or the quote that the reader typed) and the page. Changes nothing.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { capturePassage, findWords, selectedInField } from '../lib/capture/capture-passage';
import { identifyFrame } from '../lib/capture/frame';
import type { FrameCapture } from '../lib/page/capture';
import { describePage } from '../lib/page/metadata';
import { readElementText } from '../lib/passage/page-text/page-text';
import { declaredInbox } from '../lib/recipient/sources/declared-inbox';

export default defineUnlistedScript((): FrameCapture => {
  const { corrigendaQuote: quote } = globalThis;
  Reflect.deleteProperty(globalThis, 'corrigendaQuote');
  const frame = identifyFrame();
  const found = findWords(quote);
  const page = describePage(document, readElementText, found?.node);
  const inbox = frame.isOpaque ? undefined : declaredInbox(document);
  const inField = found || quote !== undefined ? undefined : selectedInField(page?.language);
  return {
    ...(inField ?? capturePassage(found, page)),
    ...(page && { page }),
    ...(inbox && { inbox }),
    frame,
  };
});

// Injected on demand into the frame that asked: reads the highlighted passage (or finds the one that the reader quotes)
// and the page, and changes nothing.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { capturePassage } from '../lib/capture/capture-passage';
import { identifyFrame } from '../lib/capture/frame';
import type { FrameCapture } from '../lib/page/capture';
import { describePage } from '../lib/page/metadata';
import { declaredInbox } from '../lib/recipient/inbox-link';

export default defineUnlistedScript((): FrameCapture => {
  const { corrigendaQuote: quote } = globalThis;
  Reflect.deleteProperty(globalThis, 'corrigendaQuote');
  const frame = identifyFrame();
  const page = describePage(document);
  const inbox = frame.isOpaque ? undefined : declaredInbox(document);
  return {
    ...capturePassage(page?.language, quote),
    ...(page && { page }),
    ...(inbox && { inbox }),
    frame,
  };
});

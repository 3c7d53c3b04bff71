// Injected on demand into the frame that asked: reads the highlighted passage (or finds the one that the reader quotes)
// and the page, and changes nothing.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Capture } from '../lib/capture';
import { capturePassage } from '../lib/doors/capture-passage';
import { describePage } from '../lib/page/metadata';
import { declaredInbox } from '../lib/recipient/inbox-link';

export default defineUnlistedScript((): Capture => {
  const { corrigendaQuote: quote } = globalThis;
  Reflect.deleteProperty(globalThis, 'corrigendaQuote');
  const opaque = self.origin === 'null';
  const page = opaque ? undefined : describePage(document);
  const inbox = opaque ? undefined : declaredInbox(document);
  return {
    ...capturePassage(page?.language, quote),
    ...(page && { page }),
    ...(inbox && { inbox }),
  };
});

// Injected on demand into the frame that asked: reads the highlighted passage (or finds the one that the reader quotes)
// and the page, and changes nothing.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Capture } from '../lib/capture';
import { quotedStretch } from '../lib/doors/quote';
import { closedShadowRoots } from '../lib/doors/shadow-roots';
import { describePage } from '../lib/page/metadata';
import { edgesFor } from '../lib/passage/beyond-search';
import { describePassage } from '../lib/passage/describe';
import { readPageText } from '../lib/passage/page-text';
import { selectedStretch } from '../lib/passage/selection';
import { declaredInbox } from '../lib/recipient/inbox-link';

export default defineUnlistedScript((): Capture => {
  const pageText = readPageText(document, closedShadowRoots());
  const { corrigendaQuote: quote } = globalThis;
  Reflect.deleteProperty(globalThis, 'corrigendaQuote');
  const stretch =
    quote === undefined ? selectedStretch(getSelection(), pageText) : quotedStretch(pageText.text, quote);
  const opaque = self.origin === 'null';
  const page = opaque ? undefined : describePage(document);
  const inbox = opaque ? undefined : declaredInbox(document);
  return {
    ...(stretch && {
      passage: describePassage(
        pageText.text,
        stretch.start,
        stretch.end,
        page?.language,
        edgesFor(pageText, stretch.start, stretch.end),
      ),
    }),
    ...(page && { page }),
    ...(inbox && { inbox }),
    shortened: stretch?.shortened ?? false,
  };
});

// Injected on demand into the frame that asked: reads the highlighted passage and the page, and changes nothing.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { Capture } from '../lib/capture';
import { describePage } from '../lib/page/metadata';
import { describePassage } from '../lib/passage/describe';
import { readPageText } from '../lib/passage/page-text';
import { selectedStretch } from '../lib/passage/selection';
import { declaredInbox } from '../lib/recipient/inbox-link';

export default defineUnlistedScript((): Capture => {
  const pageText = readPageText(document);
  const stretch = selectedStretch(getSelection(), pageText);
  const opaque = self.origin === 'null';
  const page = opaque ? undefined : describePage(document);
  const inbox = opaque ? undefined : declaredInbox(document);
  return {
    ...(stretch && { passage: describePassage(pageText.text, stretch.start, stretch.end, page?.language) }),
    ...(page && { page }),
    ...(inbox && { inbox }),
    shortened: stretch?.shortened ?? false,
  };
});

// Injected on demand: reads the page's current text. Changes nothing.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { shadowRootOpener } from '../lib/capture/frame';
import { cleanAddress } from '../lib/page/address';
import type { FrameText } from '../lib/page/capture';
import { toLanguage } from '../lib/page/language';
import { readTranslation } from '../lib/page/translation';
import { readPageText } from '../lib/passage/page-text/page-text';

/** Returns `undefined` if the document has no web address, or is translated: no correction's words would be found in it. */
export default defineUnlistedScript((): FrameText | undefined => {
  const address = cleanAddress(document.location.href);
  if (address === undefined || readTranslation(document)) return undefined;
  const language = toLanguage([document.documentElement.lang]);
  const { text } = readPageText(document, shadowRootOpener());
  return { address, ...(language !== undefined && { language }), text };
});

// Injected when the form is open: reads the parts of the page that may name contacts, and the directory's rows of its site. The
// background judges them. Changes nothing.

import directory from 'virtual:corrigenda-directory';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { cleanAddress } from '../lib/page/address';
import { rowsOfSite } from '../lib/recipient/directory-rows';
import { readPageParts } from '../lib/recipient/read-parts';

export default defineUnlistedScript(() => {
  const address = cleanAddress(location.href); // a frame may have no web address
  if (address === undefined) return undefined;
  return { address, parts: readPageParts(document, address), listed: rowsOfSite(directory, address) };
});

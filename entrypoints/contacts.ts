// Injected when the form is open: reads the contacts on the page, and what the directory has for its site. Changes nothing.

import directory from 'virtual:corrigenda-directory';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { cleanAddress } from '../lib/page/address';
import { contactsOnPage } from '../lib/recipient/page-contacts';
import { mergeContacts } from '../lib/recipient/ranking';
import { contactsInDirectory } from '../lib/recipient/sources/directory';

export default defineUnlistedScript(() => {
  const address = cleanAddress(location.href); // a frame may have no web address
  if (address === undefined) return undefined;
  const contacts = mergeContacts(contactsOnPage(document, address), contactsInDirectory(directory, address));
  return { address, contacts };
});

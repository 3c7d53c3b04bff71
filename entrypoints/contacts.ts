// Injected when the form is open: reads the contacts on the page. Changes nothing.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { cleanAddress } from '../lib/page/address';
import { contactsOnPage } from '../lib/recipient/page-contacts';

export default defineUnlistedScript(() => {
  const address = cleanAddress(location.href); // a frame may have no web address
  return address === undefined ? undefined : { address, contacts: contactsOnPage(document, address) };
});

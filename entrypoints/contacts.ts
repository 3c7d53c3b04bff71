// Injected once the form is open: reads the contacts that the page names. Changes nothing.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { cleanAddress } from '../lib/page/address';
import { contactsOnPage } from '../lib/recipient/page-contacts';

export default defineUnlistedScript(() => {
  const address = cleanAddress(location.href); // a frame may have none of its own
  return address === undefined ? undefined : { address, contacts: contactsOnPage(document, address) };
});

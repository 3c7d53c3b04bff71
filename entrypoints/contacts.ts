// Injected on demand once the form is open: reads whom the page names as its editors, and changes nothing.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { cleanAddress } from '../lib/page/address';
import { contactsOnPage } from '../lib/recipient/page-contacts';

export default defineUnlistedScript(() => {
  const address = cleanAddress(location.href); // none where the frame has none of its own
  return address === undefined ? undefined : { address, contacts: contactsOnPage(document, address) };
});

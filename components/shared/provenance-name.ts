// How a recipient was found, in the reader's language. Separate from recipient-name.ts, which the popup's first form does
// not need.

import type { Provenance } from '../../lib/correction/recipient';
import { text } from '../../lib/i18n/i18n';

/** @param page the address of the page that the correction is about. */
export function provenanceName(provenance: Provenance, page: string): string {
  const { host } = new URL(page);
  switch (provenance) {
    case 'declared':
      return text('provenanceDeclared', host);
    case 'home':
      return text('provenanceHome', host);
    case 'set':
      return text('provenanceSet');
    case 'trust-txt':
      return text('provenanceTrustTxt', host);
    case 'structured-data':
      return text('provenanceData');
    case 'reply-to':
    case 'mail-link':
      return text('provenanceLink');
    case 'contact-page':
      return text('provenanceContactPage', host);
    case 'typed':
      return text('provenanceTyped');
  }
}

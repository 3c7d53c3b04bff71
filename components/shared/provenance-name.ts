// How a recipient was found, in the reader's language. Separate from recipient-name.ts, which the popup's first form does
// not need.

import type { Provenance } from '../../lib/correction/recipient';
import { interfaceLanguage, text } from '../../lib/i18n/i18n';

/**
 * Returns how the recipient was found, in the reader's language.
 *
 * @param page the address of the page that the correction is about.
 * @param seen the day on which the directory's entry was seen, as `2025-11-30`.
 */
export function provenanceName(provenance: Provenance, page: string, seen?: string): string {
  const { host } = new URL(page);
  switch (provenance) {
    case 'declared':
      return text('provenanceDeclared', host);
    case 'home':
      return text('provenanceHome', host);
    case 'set':
      return text('provenanceSet');
    case 'site-tool':
      return text('provenanceSiteTool');
    case 'key-line':
      return text('provenanceKeyLine');
    case 'edit-link':
      return text('provenanceEditLink');
    case 'corrections-link':
      return text('provenanceCorrectionsLink');
    case 'directory':
      return text('provenanceDirectory', host, dayOf(seen ?? ''));
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

/** Returns the day in words; what is not a date stays as it is. */
function dayOf(day: string): string {
  const date = new Date(day);
  if (Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

// The addresses and forms of sites that Corrigenda brings along: the files of the folder `directory`, as the build reads them.

import type { Candidate, Contacts } from '../candidate';
import type { DirectoryRow } from '../directory-rows';
import { withSites } from '../own-site';

/**
 * Returns what the directory has for the page's site.
 *
 * @param rows the rows of the site.
 * @param address the address of the page.
 */
export function contactsInDirectory(rows: readonly DirectoryRow[], address: string): Contacts {
  return { candidates: withSites(rows.map(toCandidate), address), pages: [] };
}

function toCandidate([where, purpose, seen]: DirectoryRow): Candidate {
  const known = { provenance: 'directory', purpose, seen } as const;
  return /^https?:/.test(where)
    ? { type: 'form', form: where, opens: 'page', ...known }
    : { type: 'mailbox', mailbox: where, ...known };
}

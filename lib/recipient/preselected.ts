// Who is taken by itself.

import { type Candidate, isAuthors, SPEAKS_FOR_ITSELF } from './candidate';

/**
 * The one that is taken where the reader says nothing: the site itself says that it takes corrections or letters there.
 * An address of another site, an author's own, or one that merely stands on the page is the reader's to choose.
 */
export function preselected(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.find((candidate) => {
    if (candidate.type === 'inbox') return true; // the page or its site declares it
    if (candidate.elsewhere !== undefined || isAuthors(candidate)) return false;
    return SPEAKS_FOR_ITSELF.has(candidate.provenance) || candidate.purpose !== 'general';
  });
}

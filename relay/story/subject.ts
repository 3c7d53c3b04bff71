// The subject of a story's e-mails. It is never a stranger's choice: it comes from the story as the relay reads it, or from
// the story's address.

import { shorten } from '../../lib/correction/cut';
import { toSingleLine } from '../../lib/correction/text';
import { fill, letterLanguage } from '../../lib/letter/words';
import type { Site } from '../domain/site';

type SubjectSite = Pick<Site, 'language' | 'subjectPrefix'>;

/** Maximum length of a headline in a subject, in code points. */
const MAX_HEADLINE = 150;

/** The subject for a story with that headline, in the site's language and behind its prefix. */
export function subjectFor(headline: string, { language, subjectPrefix }: SubjectSite): string {
  const subject = fill(letterLanguage(language).words.subject, { headline: shorten(headline, MAX_HEADLINE) });
  return subjectPrefix === undefined ? subject : `${subjectPrefix} ${subject}`;
}

/** The subject for a story of which only the address is known. */
export function subjectFromAddress(story: string, site: SubjectSite): string {
  return subjectFor(titleOf(new URL(story)), site);
}

/**
 * `Fox clears dog` for `/2026/11/fox-clears-dog-1234.html`; the address if its path has no words.
 *
 * Only letters, digits and spaces are left of the path, so that nothing in it reads as another address.
 */
function titleOf({ host, pathname }: URL): string {
  const segments = pathname.split('/').map(wordsIn);
  const title = segments.findLast((words) => /\p{L}{2}/u.test(words));
  if (title === undefined) return `${host}${pathname === '/' ? '' : pathname}`;
  return title.charAt(0).toLocaleUpperCase('en') + title.slice(1);
}

/** The words of a path's segment, without a file's ending and a number at either end. */
function wordsIn(segment: string): string {
  const words = decoded(segment)
    .replace(/\.[a-z]{2,5}$/i, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ');
  return toSingleLine(words.replace(/^[\d ]+(?=\p{L})|(?<=\p{L} )[\d ]+$/gu, ''));
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // a lone `%`
  }
}

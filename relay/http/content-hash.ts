// Whether a sender repeats a correction: the content of the same id must have the same hash.

import { createHash } from 'node:crypto';
import { FIRST_KINDS } from '../../lib/correction/annotation';
import type { CorrectionContent } from '../../lib/correction/content';

/**
 * The fields of version 0.1.0, in the order of its schemas. Never change them: the relay can be upgraded between a sender's first attempt
 * and the next one, and both must have the same hash. A field that was added since then is not compared.
 */
const FIRST_FIELDS = {
  page: ['address', 'headline', 'site', 'author', 'published', 'modified', 'language'],
  passage: ['exact', 'prefix', 'suffix', 'start', 'end', 'textFragment'],
  picture: ['address', 'alt', 'caption'],
  suggestion: ['kind', 'replacement', 'comment', 'evidence'],
  reader: ['name', 'email'],
} as const satisfies { readonly [Part in keyof CorrectionContent]?: readonly string[] };

/** Returns the SHA-256 of what version 0.1.0 read of the content, in hexadecimal. */
export function contentHash({
  id,
  created,
  page,
  passage,
  picture,
  suggestion,
  reader,
  replaces,
}: CorrectionContent): string {
  const { kind } = suggestion;
  const compared = {
    id,
    created,
    page: pick(page, FIRST_FIELDS.page),
    passage: passage && pick(passage, FIRST_FIELDS.passage),
    picture: picture && pick(picture, FIRST_FIELDS.picture),
    // Before a kind that it does not know, version 0.1.0 read the tag `other`.
    suggestion: pick(
      { ...suggestion, kind: FIRST_KINDS.includes(kind) ? kind : 'other' },
      FIRST_FIELDS.suggestion,
    ),
    reader: pick(reader, FIRST_FIELDS.reader),
    replaces,
  };
  return createHash('sha256').update(JSON.stringify(compared)).digest('hex');
}

/** Returns the fields `names` of a part, in that order. */
function pick<T extends object>(part: T, names: readonly (keyof T)[]): Partial<T> {
  const picked: Partial<T> = {};
  for (const name of names) picked[name] = part[name];
  return picked;
}

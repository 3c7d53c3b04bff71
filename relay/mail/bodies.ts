// The two bodies of a letter, kept small enough that mail programs show all of them.

import { briefLetter } from '../../lib/letter/brief';
import type { Letter } from '../../lib/letter/letter';
import { plainText } from '../../lib/letter/plain-text';
import type { LetterLanguage } from '../../lib/letter/words';
import { htmlLetter } from './html';

/** Maximum encoded size of both bodies in bytes. With its headers, a letter stays below 80 kB. */
export const MAX_BODIES = 68_000;

type Encoding = 'quoted-printable' | 'base64';

export interface Bodies {
  readonly text: string;
  readonly html: string;
  /** The encoding that makes the bodies smaller. nodemailer's own choice can be twice as large for mixed scripts. */
  readonly textEncoding: Encoding;
}

/**
 * Returns the bodies of `letter`, or of its brief form if the full one is too large.
 *
 * @param pageLanguage BCP 47 tag of the story.
 */
export function composeBodies(letter: Letter, language: LetterLanguage, pageLanguage?: string): Bodies {
  const whole = write(letter);
  return sizeOf(whole) <= MAX_BODIES ? whole : write(briefLetter(letter));

  function write(written: Letter): Bodies {
    return encode(plainText(written, language.words), htmlLetter(written, language, pageLanguage));
  }
}

/** Returns the bodies with the encoding that makes them smaller. */
export function encode(text: string, html: string): Bodies {
  const as = (encoding: Encoding) => sizeOf({ text, html, textEncoding: encoding });
  const textEncoding = as('base64') < as('quoted-printable') ? 'base64' : 'quoted-printable';
  return { text, html, textEncoding };
}

/** Returns the encoded size in bytes, with line breaks (RFC 2045: at most 76 characters per line). */
export function sizeOf({ text, html, textEncoding }: Bodies): number {
  const both = text + html;
  if (textEncoding === 'base64') return Math.ceil(((Buffer.byteLength(both) * 4) / 3) * (78 / 76));
  const escaped = Buffer.byteLength(both.replace(/[\t\n -<>-~]+/g, '')); // everything but printable ASCII, and `=`
  return Math.ceil((Buffer.byteLength(both) + 2 * escaped) * (78 / 73));
}

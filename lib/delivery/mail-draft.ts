// A letter as a draft in the reader's own mail app (RFC 6068).

import type { CorrectionContent } from '../correction/correction';
import { cutToCodePoints } from '../correction/text';
import { composeLetter } from '../letter/letter';
import { plainText } from '../letter/plain-text';
import { ENGLISH } from '../letter/words';

/** Mail apps and the systems between take about this much of an address. */
const MAX_LENGTH = 1_900;

/** The `mailto:` address that opens the letter as a draft to `mailbox`. A text that is too long is cut at its end. */
export function mailDraft(content: CorrectionContent, mailbox: string): string {
  const letter = composeLetter(content, ENGLISH);
  const address = (body: string) =>
    `mailto:${encodeURIComponent(mailbox).replace('%40', '@')}?subject=${encodeURIComponent(letter.subject)}` +
    `&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`; // line breaks are %0D%0A: RFC 6068, section 5
  const body = plainText(letter, ENGLISH);
  let kept = body;
  for (let length = body.length; address(kept).length > MAX_LENGTH && length > 0; length -= 20) {
    kept = `${cutToCodePoints(body, length)}…`;
  }
  return address(kept);
}

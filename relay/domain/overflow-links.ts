// The link to the overflow page, which lists all corrections of a letter. It is signed like the links by which editors answer,
// and valid for as long.

import { isSignatureOf, signatureOf } from './signature';
import { DAY_MS, VALID_MS } from './verdict-links';

export type OverflowLinks = ReturnType<typeof overflowLinks>;

/**
 * @param secret what the links are signed with.
 * @param url of the relay, to which they lead.
 * @param now milliseconds since 1970.
 */
export function overflowLinks(secret: Uint8Array, url: string, now: () => number) {
  // No link by which editors answer has a space in what is signed, so neither kind is ever taken for the other. The word is
  // older than the page's address: another word would break the links in letters that were sent.
  const signed = (text: string) => `digest ${text}`;
  return {
    /** @param token of the correction whose letter it is. */
    address(token: string): string {
      const text = `${token}.${Math.floor((now() + VALID_MS) / DAY_MS)}`;
      return `${url}/overflow/${text}.${signatureOf(signed(text), secret)}`;
    },

    /** Whose letter's corrections it lists; `undefined` where it is not one of ours, or too old. */
    read(part: string): string | undefined {
      const [, text = '', token, day, signature = ''] =
        /^(([\w-]{1,64})\.(\d{1,7}))\.([\w-]{43})$/.exec(part) ?? [];
      if (token === undefined || Number(day) * DAY_MS < now()) return undefined;
      return isSignatureOf(signature, signed(text), secret) ? token : undefined;
    },
  };
}

// Whether an address is that of one of the page's authors, so that it can be said.

import { plainWords } from './words';

/** No page has more authors; a hostile one shall not keep us busy. */
const MOST_AUTHORS = 20;

/**
 * By the ways in which offices make addresses of names: of Ada Byron Writer `ada.writer`, `awriter`, `writer.ada`, `ada`, and
 * the like.
 *
 * @param names as bylines write them.
 */
export function authorsAmong(names: readonly string[]): (mailbox: string) => boolean {
  const known = new Set(names.slice(0, MOST_AUTHORS).flatMap(namesInAddresses));
  return (mailbox) =>
    known.has(plainWords(mailbox.split('@')[0]?.replace(/_/g, ' ') ?? '').replaceAll(' ', ''));
}

function namesInAddresses(name: string): string[] {
  const words = plainWords(name.replace(/^\s*by\s/i, '')).split(' ');
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (words.length < 2) return [];
  const [f = '', l = ''] = [first.slice(0, 1), last.slice(0, 1)];
  return [words.join(''), first + last, last + first, f + last, first + l, last + f, first, last];
}

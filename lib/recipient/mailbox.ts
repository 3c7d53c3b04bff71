// E-mail addresses as sites write them.

import * as v from 'valibot';
import { MailboxSchema } from '../correction/fields';
import type { Candidate, Purpose } from './candidate';
import { purposeOf } from './purpose';

/** RFC 5321 allows 254 characters; what is longer, percent-encoded and all, is no address. In UTF-16 units. */
const MAX_ADDRESS = 800;
/** A link that names more names nobody in particular. */
const MOST_IN_LINK = 10;
const MAX_LINK = MOST_IN_LINK * MAX_ADDRESS;

/**
 * The addresses that a `mailto:` link names (RFC 6068), each plain: nothing of its header fields, so no second recipient.
 * A link to share the page (`mailto:?subject=…`) names none.
 */
export function mailboxesOf(href: string): string[] {
  // Editors that add the `mailto:` themselves are given one as well: `mailto:mailto:desk@…`.
  const [start = '', written = ''] =
    /^\s*(?:mailto:\s*)+\/{0,2}([^?&#]*)/i.exec(href.slice(0, MAX_LINK)) ?? [];
  return start === '' ? [] : addressesIn(written);
}

/** The addresses in a text that is to be one: bare, as a `mailto:` link, or with a name before it (`Desk <desk@…>`). */
export function writtenMailboxes(text: string): string[] {
  return /^\s*mailto:/i.test(text) ? mailboxesOf(text) : addressesIn(text.slice(0, MAX_LINK));
}

function addressesIn(written: string): string[] {
  const parts = written.split(/[,;]|%2C|%3B/i, MOST_IN_LINK);
  return parts.flatMap((part) => toMailbox(decoded(part)) ?? []);
}

function decoded(part: string): string {
  if (part.length > MAX_ADDRESS) return '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone `%`
  }
}

/** What is written as an address; `undefined` where it is none. */
function toMailbox(written: string): string | undefined {
  const [, bracketed] = /<([^<>]*)>/.exec(written) ?? [];
  const [address = ''] = (bracketed ?? written)
    .replace(/\p{Cf}/gu, '') // invisible: soft hyphens, marks of direction, what comes with copying
    .replace(/\[at\]|\(at\)|\{at\}/i, '@') // who hides an address from harvesters so has it written by hand
    .replace(/^["'\s]+/, '')
    .split(/["?&#\s]/, 1);
  const mailbox = v.safeParse(MailboxSchema, inAscii(address.replace(/['.]$/, '')));
  return mailbox.success ? mailbox.output : undefined;
}

/** Domains of other scripts as mail programs take them: in Punycode, in which nothing looks like something else. */
function inAscii(address: string): string {
  const [, name = '', domain = ''] = /^([^@]+)@([\p{L}\p{M}\p{N}.-]+)$/u.exec(address) ?? [];
  if (/^[\w.-]*$/.test(domain)) return address;
  return `${name}@${URL.parse(`https://${domain}/`)?.hostname ?? ''}`;
}

/** Addresses as candidates, but for those that no reader should write to. Whether they are of the page's own site is for {@link withSites} to say. */
export function mailboxCandidates(
  mailboxes: readonly string[],
  provenance: Candidate['provenance'],
  toPurpose: (mailbox: string) => Purpose | undefined = purposeOf,
): Candidate[] {
  return mailboxes.flatMap((mailbox) => {
    const purpose = toPurpose(mailbox);
    return purpose === undefined ? [] : [{ type: 'mailbox' as const, mailbox, provenance, purpose }];
  });
}

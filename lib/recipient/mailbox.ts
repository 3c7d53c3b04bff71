// Reads e-mail addresses in the forms in which sites write them.

import * as v from 'valibot';
import { MailboxSchema } from '../correction/fields';
import type { Purpose } from '../correction/recipient';
import { percentDecoded } from '../correction/text';
import type { Candidate } from './candidate';
import { purposeOf } from './purpose';

/** Maximum length of a written address, in UTF-16 units: RFC 5321 allows 254 characters, and percent-encoding makes them longer. */
const MAX_ADDRESS = 800;
/** Maximum number of addresses that are read in a link. */
const MAX_IN_LINK = 10;
/** Maximum length that is read of a link, in UTF-16 units. */
const MAX_LINK = MAX_IN_LINK * MAX_ADDRESS;

/**
 * Returns the addresses of a `mailto:` link (RFC 6068), without its header fields, which could add a recipient. A link to share the
 * page (`mailto:?subject=…`) has none.
 */
export function mailboxesOf(href: string): string[] {
  // Some content systems add a second `mailto:`: `mailto:mailto:desk@…`.
  const [start = '', written = ''] =
    /^\s*(?:mailto:\s*)+\/{0,2}([^?&#]*)/i.exec(href.slice(0, MAX_LINK)) ?? [];
  return start === '' ? [] : addressesIn(written);
}

/** Returns the addresses in a value that should be one: plain, as a `mailto:` link, or after a name (`Desk <desk@…>`). */
export function writtenMailboxes(text: string): string[] {
  return /^\s*mailto:/i.test(text) ? mailboxesOf(text) : addressesIn(text.slice(0, MAX_LINK));
}

function addressesIn(written: string): string[] {
  const parts = written.split(/[,;]|%2C|%3B/i, MAX_IN_LINK);
  return parts.flatMap((part) => (part.length > MAX_ADDRESS ? [] : (toMailbox(percentDecoded(part)) ?? [])));
}

/** Returns the address; `undefined` if the text is not one. */
function toMailbox(written: string): string | undefined {
  const [, bracketed] = /<([^<>]*)>/.exec(written) ?? [];
  const [address = ''] = (bracketed ?? written)
    .replace(/\p{Cf}/gu, '') // invisible characters that are copied along: soft hyphens, direction marks
    .replace(/\[at\]|\(at\)|\{at\}/i, '@') // some sites hide addresses from spammers in this way
    .replace(/^["'\s]+/, '')
    .split(/["?&#\s]/, 1);
  const mailbox = v.safeParse(MailboxSchema, inAscii(address.replace(/['.]$/, '')));
  return mailbox.success ? mailbox.output : undefined;
}

/** Writes a domain in another script in Punycode, as mail programs accept it, so that no letter can look like another one. */
function inAscii(address: string): string {
  const [, name = '', domain = ''] = /^([^@]+)@([\p{L}\p{M}\p{N}.-]+)$/u.exec(address) ?? [];
  if (/^[\w.-]*$/.test(domain)) return address;
  return `${name}@${URL.parse(`https://${domain}/`)?.hostname ?? ''}`;
}

/**
 * Returns the addresses as candidates, without those that readers should not write to. {@link withSites} adds whether they are of the
 * page's own site.
 */
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

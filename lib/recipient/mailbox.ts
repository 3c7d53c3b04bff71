// E-mail addresses as sites write them, and what they are for.

import * as v from 'valibot';
import { MailboxSchema } from '../correction/fields';
import type { Candidate, Purpose } from './candidate';

/** RFC 5321 allows 254 characters; what is longer before the `?` is no address. */
const MAX_WRITTEN = 1_000;

/**
 * The addresses that a `mailto:` link names (RFC 6068), each plain: nothing of its header fields, so no second recipient.
 * A link to share the page (`mailto:?subject=…`) names none.
 */
export function mailboxesOf(href: string): string[] {
  const [, written = ''] = /^\s*mailto:\/{0,2}([^?#]*)/i.exec(href) ?? [];
  if (written.length > MAX_WRITTEN) return [];
  return written.split(/,|%2C/i).flatMap((part) => toMailbox(decoded(part)) ?? []);
}

/** What is written as an address, with or without `mailto:`; `undefined` where it is none. */
export function toMailbox(written: string): string | undefined {
  const mailbox = v.safeParse(MailboxSchema, written.slice(0, MAX_WRITTEN).trim());
  return mailbox.success ? mailbox.output : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone `%`
  }
}

/** Words that say who reads what is sent there, whole, in the languages of the interface and some more. */
const CORRECTIONS =
  /\b(corrections?|errata|errors?|fehler|korrektur(en)?|correctifs?|erreurs?|rectifications?|correcciones|erratas?|rectificaciones|sprostowania|labojumi|kludas|pomylky|vypravlennya|correzioni|correcoes)\b/i;
const EDITORS =
  /\b(editors?|editorial|newsroom|news|newsdesk|desk|redaktion|leserbriefe|leserservice|redactie|redaction|redaccion|redakcja|redakcija|redaktsiya|redakciya|redakcia|redazione|redacao|redakce|feedback|letters|lettertoeditor|readers?|tips?|hoax|ombudsman|publiceditor|readereditor|readerseditor)\b/i;
/** The same, as a link's text says it. */
const CORRECTIONS_TEXT =
  /corrections?\b|report an? (error|mistake|correction)|suggest a correction|fehler melden|korrektur|signaler une (erreur|faute)|rectificaci|fe de erratas|informar (de )?un error|zgłoś (błąd|błędy)|ziņot(iet)? par kļūdu|повідомити про помилку|помилк[аи] в тексті|الإبلاغ عن خطأ|تصحيح/iu;

/** What an address is for, by its own name and by the text of the link that names it. */
export function purposeOf(mailbox: string, text = ''): Purpose {
  const name = (mailbox.split('@')[0] ?? '').replace(/[._+-]/g, ' ');
  if (CORRECTIONS.test(name) || CORRECTIONS_TEXT.test(text)) return 'corrections';
  return EDITORS.test(name) ? 'editors' : 'general';
}

/** A mailbox as a candidate. Whether it is of the page's own site is for {@link withSites} to say. */
export function mailboxCandidate(
  mailbox: string,
  provenance: Candidate['provenance'],
  purpose: Purpose = purposeOf(mailbox),
): Candidate {
  return { type: 'mailbox', mailbox, provenance, purpose };
}

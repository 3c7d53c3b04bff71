// The rules for the files in `directory`. docs/directory.md explains them.

import { getDomain } from 'tldts';
import * as v from 'valibot';
import { MailboxSchema, WebAddressSchema } from '../../lib/correction/fields';
import { isFormHost } from '../../lib/recipient/form-hosts';
import { purposeOf } from '../../lib/recipient/purpose';
import { readEntries, type WrittenEntry } from './entry';

/** What is wrong with a file. A warning does not fail the check. */
export interface Fault {
  readonly line: number;
  readonly message: string;
  readonly isWarning?: true;
}

/** The fields of an entry, in their order. */
const FIELDS = ['address', 'form', 'for', 'source', 'seen', 'allowed'] as const;
type Field = (typeof FIELDS)[number];
const REQUIRED = ['for', 'source', 'seen'] as const satisfies readonly Field[];
/** What an address or form may be for. Authors' own addresses are not in the directory. */
const PURPOSES: readonly string[] = ['corrections', 'editors', 'general'];

/** Names of addresses that several people read, in addition to those that `lib/recipient/purpose.ts` knows to be editors'. */
const ROLES = /^(contact|contacto|contato|hello|info|kontakt|mail|office|post|team|webmaster)$/;
/** Minimum length of a reason, in UTF-16 units: a shorter one explains nothing. */
const MIN_REASON = 10;
/** Maximum age of an entry without a warning, in years. */
const MAX_AGE_YEARS = 2;
/** How far a date may be ahead, in milliseconds: in the first time zones it is tomorrow already. */
const DAY_MS = 86_400_000;

/** Returns what is wrong with a file. @param name its name, such as `example.com.txt`. */
export function faultsIn(name: string, text: string, today: Date): Fault[] {
  const host = name.replace(/\.txt$/, '');
  const entries = readEntries(text);
  return [
    ...nameFaults(name, host),
    ...(entries.length === 0 ? [{ line: 1, message: 'has no entry' }] : []),
    ...(text.endsWith('\n') && !/\r|\n\n$|^\n/.test(text)
      ? []
      : [{ line: 1, message: 'must end with one line break and begin with none' }]),
    ...entries.flatMap((entry) => entryFaults(host, entry, today)),
    ...repeated(entries),
  ];
}

function nameFaults(name: string, host: string): Fault[] {
  const fault = (message: string): Fault[] => [{ line: 1, message }];
  if (!name.endsWith('.txt')) return fault('must be named HOST.txt');
  const parsed = URL.parse(`https://${host}/`)?.hostname;
  if (parsed !== host)
    return fault(`must be named by a host in lower case and Punycode: ${parsed ?? '?'}.txt`);
  if (getDomain(host, { allowPrivateDomains: true }) === null)
    return fault('must be a registered domain or a host below one: this would apply to sites of many owners');
  if (/^(www|m|amp)\./.test(host))
    return fault(`must be named ${host.replace(/^\w+\./, '')}.txt, which applies to all its hosts`);
  return [];
}

function entryFaults(host: string, { line, fields, unread }: WrittenEntry, today: Date): Fault[] {
  const at = (message: string, isWarning = false): Fault => ({
    line,
    message,
    ...(isWarning && { isWarning }),
  });
  const unknown = [...fields.keys()].filter((name) => !FIELDS.some((field) => field === name));
  const known = FIELDS.filter((field) => fields.has(field));
  const [address, form] = [fields.get('address'), fields.get('form')];
  return [
    ...unread.map((one) => ({ line: one.line, message: `is not a field: ${one.text}` })),
    ...unknown.map((name) => at(`has an unknown field: ${name}`)),
    ...(unknown.length === 0 && [...fields.keys()].join() !== known.join()
      ? [at(`must have its fields in this order: ${known.join(', ')}`)]
      : []),
    ...REQUIRED.filter((field) => !fields.has(field)).map((field) => at(`has no ${field}`)),
    ...((address === undefined) === (form === undefined) ? [at('must have an address or a form')] : []),
    ...(fields.has('for') && !PURPOSES.includes(fields.get('for') ?? '')
      ? [at(`must be for one of: ${PURPOSES.join(', ')}`)]
      : []),
    ...(address === undefined
      ? []
      : mailboxFaults(host, address, fields.get('allowed')).map((one) => at(one))),
    ...(form === undefined ? [] : formFaults(host, form).map((one) => at(one))),
    ...(form !== undefined && fields.has('allowed') ? [at('must have no reason: a form is no person')] : []),
    ...sourceFaults(host, fields.get('source')).map((one) => at(one)),
    ...dayFaults(fields.get('seen'), today, at),
  ];
}

function mailboxFaults(host: string, mailbox: string, reason: string | undefined): string[] {
  if (!v.is(MailboxSchema, mailbox)) return [`is not one e-mail address: ${mailbox}`];
  const [name = '', domain = ''] = mailbox.split('@');
  if (mailbox !== mailbox.toLowerCase()) return [`must be in lower case: ${mailbox}`];
  const purpose = purposeOf(mailbox);
  if (purpose === undefined) return [`is an address for something other than corrections: ${mailbox}`];
  const isRole = purpose !== 'general' || ROLES.test(name);
  const isOwn = isSameDomain(domain, host);
  if (reason === undefined) {
    return [
      ...(isRole ? [] : [`may be a person’s own: leave ${mailbox} out, or say in allowed why it is not`]),
      ...(isOwn ? [] : [`is at another domain: say in allowed why ${mailbox} is the site’s`]),
    ];
  }
  if (isRole && isOwn) return [`needs no reason: ${mailbox} says what it is for`];
  return reason.length < MIN_REASON ? ['must have a reason that explains something'] : [];
}

function formFaults(host: string, form: string): string[] {
  const address = v.safeParse(WebAddressSchema, form);
  if (!address.success || address.output !== form)
    return [`is not a web address in its normal form: ${form}`];
  const { hostname } = new URL(form);
  return isSameDomain(hostname, host) || isFormHost(hostname)
    ? []
    : [`is at another site, which is no listed host of forms: ${form}`];
}

function sourceFaults(host: string, source: string | undefined): string[] {
  if (source === undefined) return [];
  const address = v.safeParse(WebAddressSchema, source);
  if (!address.success || address.output !== source)
    return [`has a source that is no web address: ${source}`];
  return isSameDomain(new URL(source).hostname, host)
    ? []
    : [`must have its source at the site itself: ${source}`];
}

function dayFaults(
  seen: string | undefined,
  today: Date,
  at: (message: string, isWarning?: boolean) => Fault,
): Fault[] {
  if (seen === undefined) return [];
  const day = /^\d{4}-\d\d-\d\d$/.test(seen) ? new Date(`${seen}T00:00:00Z`) : new Date(Number.NaN);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== seen)
    return [at(`must be seen on a day such as 2026-11-30, not ${seen}`)];
  if (day.getTime() > today.getTime() + DAY_MS) return [at(`is seen in the future: ${seen}`)];
  const old = new Date(today);
  old.setUTCFullYear(old.getUTCFullYear() - MAX_AGE_YEARS);
  return day < old ? [at(`was seen on ${seen}: please look at its source again`, true)] : [];
}

function repeated(entries: readonly WrittenEntry[]): Fault[] {
  const where = entries.map(({ fields }) => fields.get('address') ?? fields.get('form'));
  return entries
    .filter((_, index) => where[index] !== undefined && where.indexOf(where[index]) !== index)
    .map(({ line }) => ({ line, message: 'is in the file twice' }));
}

function isSameDomain(host: string, other: string): boolean {
  const [one, two] = [host, other].map((each) => getDomain(each, { allowPrivateDomains: true }));
  return one !== null && one === two;
}

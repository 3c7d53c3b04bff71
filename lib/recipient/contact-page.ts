// Reads a contact page of a site: its addresses, also those that it hides from programs, or else its form.

import { parse } from 'tldts';
import { anonymousFetch, beginningOf, type Fetch } from '../net/anonymous-fetch';
import { isSameSite } from '../page/site';
import { type Candidate, type ContactPage, type Contacts, NO_CONTACTS } from './candidate';
import { contactsInHtml } from './html-contacts';
import { mailboxCandidates } from './mailbox';
import { withSites } from './own-site';
import { isForEveryone, purposeNextTo } from './purpose';
import { mergeContacts } from './ranking';
import { isForNow, isNoAnswer, type SiteRequest, siteRequestOptions } from './site-source';
import { cloakedMailboxes } from './sources/cloaks';
import { hasContactForm } from './sources/contact-form';
import { mailboxesInText } from './sources/written-mailboxes';
import { visibleLines } from './visible-text';

/** How long the request may take if the reader asks for the page, in milliseconds. */
const TIMEOUT_MS = 8_000;
/** Maximum length that is read of the page, in UTF-16 units: far more than contact pages have. */
const MAX_HTML = 2_000_000;

/**
 * Returns the recipients on a contact page, when the reader asks for it. The request has no cookies and no referrer. Never throws.
 *
 * @param page the page about which the reader writes. A contact page of another site is not read.
 */
export async function fetchContactPage(
  page: string,
  contactPage: ContactPage,
  fetch: Fetch,
): Promise<Contacts> {
  const request = { page, fetch, signal: AbortSignal.timeout(TIMEOUT_MS) };
  return (await askContactPage(contactPage, request)) ?? NO_CONTACTS; // no response: the reader can open the page
}

/** Like {@link fetchContactPage}; `undefined` means that the page did not answer and may be asked again. */
export async function askContactPage(
  contactPage: ContactPage,
  { page, fetch, signal }: Omit<SiteRequest, 'remember'>,
): Promise<Contacts | undefined> {
  try {
    if (!isSameSite(contactPage.address, page)) return NO_CONTACTS;
    const options = { ...siteRequestOptions(page, signal), headers: { Accept: 'text/html' } };
    const response = await anonymousFetch(contactPage.address, options, fetch);
    const address = response.url || contactPage.address;
    if (isNoAnswer(response, contactPage.address)) return undefined;
    if (!response.ok) return NO_CONTACTS;
    const { text, isBroken } = await beginningOf(response, MAX_HTML);
    const contacts = contactsOnContactPage(text, { ...contactPage, address });
    const isNobodyYet = contacts.candidates.length === 0 && isForNow(response);
    return isBroken || isNobodyYet ? undefined : contacts;
  } catch {
    return undefined;
  }
}

/** Returns the addresses on a contact page or, if it names none of its own site, its form. */
export function contactsOnContactPage(html: string, { address, purpose }: ContactPage): Contacts {
  const isOwn = (mailbox: string) => {
    const domain = `https://${mailbox.split('@')[1] ?? ''}`;
    return URL.canParse(domain) && isSameSite(domain, siteAddress(address));
  };
  const isSure = (mailbox: string) => isOwn(mailbox) || hasKnownDomain(mailbox);
  const written = mailboxesInText(visibleLines(html))
    .filter(({ mailbox }) => isSure(mailbox))
    .flatMap(({ mailbox, label }) =>
      mailboxCandidates([mailbox], 'contact-page', () => purposeNextTo(mailbox, label)),
    );
  const cloaked = mailboxCandidates(cloakedMailboxes(html, isOwn).filter(isSure), 'contact-page');
  const linked = contactsInHtml(html, address).candidates.filter(isForAnyPage);
  const mailboxes = [...linked, ...withSites([...cloaked, ...written], address)]
    .map((candidate) => onContactPage(candidate, purpose))
    .sort((one, other) => Number(isForAll(other)) - Number(isForAll(one)));
  const hasOwn = mailboxes.some(({ type, elsewhere }) => type === 'mailbox' && elsewhere === undefined);
  const forms: Candidate[] =
    hasOwn || !hasContactForm(html)
      ? []
      : [
          {
            type: 'form',
            form: address,
            opens: 'page',
            purpose: purpose === 'corrections' ? 'corrections' : 'general',
            provenance: 'contact-page',
          },
        ];
  return {
    candidates: mergeContacts({ candidates: [...mailboxes, ...forms], pages: [] }).candidates,
    pages: [],
  };
}

/** The address of the site for {@link isSameSite}, which tells hosts without a registered domain apart by their ports. */
function siteAddress(address: string): string {
  return `https://${new URL(address).hostname}`;
}

/** Whether the domain ends as a public one: `logo@2x.png` and `desk@paper.orgTelephone` do not. */
function hasKnownDomain(mailbox: string): boolean {
  const { isIcann, isPrivate } = parse(mailbox.split('@')[1] ?? '', { allowPrivateDomains: true });
  return isIcann === true || isPrivate === true;
}

/** Whether the candidate is for corrections to other pages too, and not only to the contact page itself. */
function isForAnyPage(candidate: Candidate): boolean {
  switch (candidate.type) {
    case 'mailbox':
      return true;
    case 'form':
      return candidate.opens === 'page';
    case 'inbox':
    case 'mistape':
    case 'issue':
      return false;
    default:
      return candidate satisfies never;
  }
}

function onContactPage(candidate: Candidate, purpose: ContactPage['purpose']): Candidate {
  const found: Candidate = { ...candidate, provenance: 'contact-page' };
  const isForCorrections =
    purpose === 'corrections' && found.type === 'mailbox' && found.purpose === 'general';
  return isForCorrections ? { ...found, purpose: 'corrections' } : found;
}

/** Whether anyone may write there: such an address comes before those of single people. */
function isForAll(candidate: Candidate): boolean {
  return candidate.type === 'mailbox' && isForEveryone(candidate.mailbox);
}

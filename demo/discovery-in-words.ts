// What `npm run discover` says: whom a correction can go to, why, and how that is known.

import type { Provenance } from '../lib/correction/recipient';
import type { Candidate, Contacts } from '../lib/recipient/candidate';
import { preselected } from '../lib/recipient/preselected';

const FOUND: Readonly<Record<Provenance, string>> = {
  declared: 'the page declares it',
  home: 'the home page declares it',
  set: 'set in the options',
  'trust-txt': 'trust.txt names it',
  'structured-data': 'the page’s schema.org data name it',
  'reply-to': 'the page’s reply-to link',
  'mail-link': 'a link on the page',
  'contact-page': 'a contact page',
  typed: 'typed',
};

/** Why the candidate is chosen where the reader says nothing, or why it is not. */
export function reasonFor(candidate: Candidate, chosen: Candidate | undefined): string {
  if (candidate === chosen) return 'chosen: the site itself takes corrections or letters there';
  if (candidate.type === 'mailbox' && candidate.purpose === 'author')
    return 'for the reader to choose: the author’s own';
  if (candidate.elsewhere !== undefined)
    return `for the reader to choose: of another site, ${candidate.elsewhere}`;
  if (preselected([candidate]) !== undefined) return 'may be chosen, but comes after a better one';
  return 'for the reader to choose: nothing says who reads it';
}

/** A request, and what came of it. */
export interface Asked {
  readonly request: string;
  readonly answer: string;
}

/** @param ignored inboxes that the page names, and that do not count. */
export function inWords(
  page: string,
  { candidates, pages }: Contacts,
  { asked, ignored }: { readonly asked: readonly Asked[]; readonly ignored: readonly string[] },
): string {
  const chosen = preselected(candidates);
  const lines = candidates.flatMap((one) => [
    `${one === chosen ? '→' : ' '} ${one.type === 'inbox' ? one.inbox : one.mailbox}`,
    `    ${FOUND[one.provenance]}; ${reasonFor(one, chosen)}`,
  ]);
  return [
    page,
    '',
    ...(lines.length > 0 ? lines : ['  The page and its site name nobody.']),
    ...ignored.map(
      (inbox) =>
        `  The inbox ${inbox} does not count: it must be https, at a host with a name, and without a password.`,
    ),
    ...(chosen === undefined ? ['  Nobody is chosen: the reader says who gets it.'] : []),
    ...(pages.length > 0 ? ['', 'Pages that are looked at when the reader wishes:'] : []),
    ...pages.map(({ address, purpose }) => `  ${purpose.padEnd(11)} ${address}`),
    '',
    'Asked, without cookies:',
    ...asked.map(({ request, answer }) => `  ${request}\n    ${answer}`),
  ].join('\n');
}

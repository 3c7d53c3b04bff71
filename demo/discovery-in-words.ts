// What `npm run discover` prints: the recipients of a correction, why each is one, and how that is known.

import type { Provenance } from '../lib/correction/recipient';
import { addressOf, seenOn } from '../lib/correction/recipient';
import { type Candidate, type Contacts, isAuthors, preselected } from '../lib/recipient/candidate';

const FOUND: Readonly<Record<Provenance, string>> = {
  declared: 'the page declares it',
  home: 'the home page declares it',
  set: 'set in the options',
  'site-tool': 'the page runs this tool for corrections',
  'key-line': 'a line of the page names the key of such a tool',
  'edit-link': 'the page links to its source',
  'corrections-link': 'a link on the page about corrections',
  directory: 'Corrigenda’s directory',
  'trust-txt': 'trust.txt names it',
  'structured-data': 'the page’s schema.org data name it',
  'reply-to': 'the page’s reply-to link',
  'mail-link': 'a link on the page',
  'contact-page': 'a contact page',
  typed: 'typed',
};

/** Says why the candidate is selected automatically, or why it is not. */
export function reasonFor(candidate: Candidate, chosen: Candidate | undefined): string {
  if (candidate === chosen) {
    return candidate.provenance === 'directory'
      ? 'selected: nothing better is known'
      : 'selected: the site itself receives corrections or letters there';
  }
  if (isAuthors(candidate)) return 'only if the reader chooses it: the author’s own address';
  if (preselected([candidate]) !== undefined) return 'could be selected, but another one is better';
  if (candidate.elsewhere !== undefined)
    return `only if the reader chooses it: it belongs to another site, ${candidate.elsewhere}`;
  return 'only if nothing better is found';
}

/** Says what kind of channel it is. */
function kindOf(candidate: Candidate): string {
  switch (candidate.type) {
    case 'inbox':
      return 'inbox';
    case 'mistape':
      return 'Mistape';
    case 'mailbox':
      return 'e-mail';
    case 'issue':
      return candidate.host === 'mediawiki' ? 'wiki' : 'issue';
    case 'form':
      return candidate.opens === 'key' ? 'tool on the page' : 'form';
    default:
      return candidate satisfies never;
  }
}

function foundBy(candidate: Candidate): string {
  const seen = seenOn(candidate);
  return `${FOUND[candidate.provenance]}${seen === undefined ? '' : `, seen on ${seen}`}`;
}

/** A request and its answer. */
export interface Asked {
  readonly request: string;
  readonly answer: string;
}

/** Renders the result as text. @param ignored inboxes that the page names but that do not count. */
export function inWords(
  page: string,
  { candidates, pages }: Contacts,
  { asked, ignored }: { readonly asked: readonly Asked[]; readonly ignored: readonly string[] },
): string {
  const chosen = preselected(candidates);
  const lines = candidates.flatMap((one) => [
    `${one === chosen ? '→' : ' '} ${addressOf(one)}`,
    `    ${kindOf(one)}: ${foundBy(one)}; ${reasonFor(one, chosen)}`,
  ]);
  return [
    page,
    '',
    ...(lines.length > 0 ? lines : ['  Neither the page nor its site names a recipient.']),
    ...ignored.map(
      (inbox) =>
        `  The inbox ${inbox} does not count: it must be https, at a host with a name, and without a password.`,
    ),
    ...(chosen === undefined ? ['  No recipient is selected: the reader chooses.'] : []),
    ...(pages.length > 0 ? ['', 'Pages that are read if the reader asks for it:'] : []),
    ...pages.map(({ address, purpose }) => `  ${purpose.padEnd(11)} ${address}`),
    '',
    'The page’s scripts were not run: a tool or an address that they add is found only in the browser.',
    '',
    'Requests, without cookies:',
    ...asked.map(({ request, answer }) => `  ${request}\n    ${answer}`),
  ].join('\n');
}

// The contacts in a page's schema.org data: its publisher's contacts, its author's address, its pages about corrections.

import type { JsonLd } from '../../page/json-ld';
import { isThing, type Lookup, resolve, type Thing, textOf, typesOf, valuesOf } from '../../page/thing';
import type { Candidate, ContactPage, Contacts } from '../candidate';
import { toContactPage } from '../candidate';
import { mailboxCandidates, writtenMailboxes } from '../mailbox';
import { purposeOf, purposeOfContact } from '../purpose';

/** https://schema.org/publishingPrinciples and its subproperties for corrections and for readers' letters. */
const POLICIES = {
  correctionsPolicy: 'corrections',
  actionableFeedbackPolicy: 'contact',
  publishingPrinciples: 'about',
} as const satisfies Record<string, ContactPage['purpose']>;

/** Maximum number of things, organisations and authors that are read, to limit the work on a hostile page. */
const MAX_THINGS = 200;
/** Maximum number of contact points of an organisation that are read. */
const MAX_POINTS = 20;
/** Maximum number of addresses in one `email` property that are read. */
const MAX_ADDRESSES = 10;

/** @param base the address against which relative addresses are resolved. */
export function contactsIn({ subjects, lookUp }: JsonLd, base: string): Contacts {
  const things = subjects.slice(0, MAX_THINGS);
  const partsOf = (thing: Thing, key: string) =>
    valuesOf(thing[key])
      .filter(isThing)
      .map((part) => resolve(part, lookUp));
  const organisations = things
    .flatMap((thing) => [
      ...(isOrganisation(thing) ? [thing] : []),
      ...partsOf(thing, 'publisher'),
      ...partsOf(thing, 'sourceOrganization'),
    ])
    .slice(0, MAX_THINGS);
  const authors = things.flatMap((thing) => partsOf(thing, 'author')).slice(0, MAX_THINGS);
  return {
    candidates: [
      ...organisations.flatMap((organisation) => contactsOf(organisation, lookUp)),
      ...authors
        .filter((author) => !isOrganisation(author))
        .flatMap((author) => candidatesIn(author.email, (mailbox) => purposeOf(mailbox) && 'author')),
    ],
    pages: [...things, ...organisations].flatMap((thing) => policiesOf(thing, base)),
  };
}

function isOrganisation(thing: Thing): boolean {
  return typesOf(thing).some((type) => /Organization$|^(Corporation|NGO|LocalBusiness)$/.test(type));
}

/** Returns the organisation's contacts, its contact points first, then its own address. */
function contactsOf(organisation: Thing, lookUp: Lookup): Candidate[] {
  // `contactPoints` is the property's old name.
  const points = [...valuesOf(organisation.contactPoint), ...valuesOf(organisation.contactPoints)]
    .filter(isThing)
    .slice(0, MAX_POINTS)
    .map((point) => resolve(point, lookUp));
  return [
    ...points.flatMap((point) => {
      const type = textOf(point.contactType) ?? textOf(point.name) ?? '';
      return candidatesIn(point.email, (mailbox) => purposeOfContact(mailbox, type));
    }),
    ...candidatesIn(organisation.email, purposeOf),
  ];
}

function candidatesIn(email: unknown, toPurpose: Parameters<typeof mailboxCandidates>[2]): Candidate[] {
  const written = valuesOf(email).slice(0, MAX_ADDRESSES);
  const mailboxes = written.flatMap((one) => writtenMailboxes(textOf(one) ?? ''));
  return mailboxCandidates(mailboxes, 'structured-data', toPurpose);
}

function policiesOf(thing: Thing, base: string): ContactPage[] {
  return Object.entries(POLICIES).flatMap(([key, purpose]) =>
    valuesOf(thing[key]).flatMap((value) => {
      const written = (
        (isThing(value) ? (textOf(value.url) ?? textOf(value['@id'])) : textOf(value)) ?? ''
      ).trim();
      if (written === '' || /\s/.test(written)) return []; // some sites write the policy itself
      return toContactPage(written, base, purpose) ?? [];
    }),
  );
}

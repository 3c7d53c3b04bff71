// Whom a page names in its schema.org data: its publisher's contacts, its author's address, its pages on corrections.

import type { JsonLd } from '../page/json-ld';
import { isThing, type Lookup, resolve, type Thing, textOf, typesOf, valuesOf } from '../page/thing';
import type { Candidate, ContactPage, Contacts, Purpose } from './candidate';
import { mailboxCandidate, mailboxesOf, purposeOf, toMailbox } from './mailbox';

/** https://schema.org/publishingPrinciples and what schema.org derives from it for corrections. */
const POLICIES = {
  correctionsPolicy: 'corrections',
  actionableFeedbackPolicy: 'corrections',
  publishingPrinciples: 'about',
} as const satisfies Record<string, ContactPage['purpose']>;

/** https://schema.org/contactType is free text. */
const CONTACT_TYPES: readonly (readonly [RegExp, Purpose])[] = [
  [/correct|errat|fehler|korrekt/i, 'corrections'],
  [/editor|newsroom|redak|redac|news/i, 'editors'],
];

/** No page describes more; a hostile one shall not keep us busy. */
const MOST_THINGS = 200;

/** @param base against which relative addresses are resolved. */
export function contactsIn({ subjects, lookUp }: JsonLd, base: string): Contacts {
  const things = subjects.slice(0, MOST_THINGS);
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
    .slice(0, MOST_THINGS);
  const authors = things.flatMap((thing) => partsOf(thing, 'author')).slice(0, MOST_THINGS);
  return {
    candidates: [
      ...organisations.flatMap((organisation) => contactsOf(organisation, lookUp)),
      ...authors
        .filter((author) => !isOrganisation(author))
        .flatMap((author) => mailboxesIn(author.email))
        .map((mailbox) => mailboxCandidate(mailbox, 'structured-data', 'author')),
    ],
    pages: [...things, ...organisations].flatMap((thing) => policiesOf(thing, base)),
  };
}

function isOrganisation(thing: Thing): boolean {
  return typesOf(thing).some((type) => /Organization$|^(Corporation|NGO|LocalBusiness)$/.test(type));
}

/** The organisation's contacts, those for corrections first, then its own address. */
function contactsOf(organisation: Thing, lookUp: Lookup): Candidate[] {
  const points = valuesOf(organisation.contactPoint)
    .filter(isThing)
    .map((point) => resolve(point, lookUp));
  return [
    ...points.flatMap((point) =>
      mailboxesIn(point.email).map((mailbox) =>
        mailboxCandidate(mailbox, 'structured-data', purposeOfPoint(point, mailbox)),
      ),
    ),
    ...mailboxesIn(organisation.email).map((mailbox) => mailboxCandidate(mailbox, 'structured-data')),
  ];
}

function purposeOfPoint(point: Thing, mailbox: string): Purpose {
  const type = textOf(point.contactType) ?? textOf(point.name) ?? '';
  return CONTACT_TYPES.find(([words]) => words.test(type))?.[1] ?? purposeOf(mailbox);
}

function mailboxesIn(value: unknown): string[] {
  const text = textOf(value) ?? '';
  return /^\s*mailto:/i.test(text) ? mailboxesOf(text) : [toMailbox(text) ?? []].flat();
}

function policiesOf(thing: Thing, base: string): ContactPage[] {
  return Object.entries(POLICIES).flatMap(([key, purpose]) =>
    valuesOf(thing[key]).flatMap((value) => {
      const written = isThing(value) ? (textOf(value.url) ?? textOf(value['@id'])) : textOf(value);
      const url = written === undefined ? null : URL.parse(written, base);
      return url !== null && /^https?:$/.test(url.protocol) ? [{ address: url.href, purpose }] : [];
    }),
  );
}

// The contacts in a page's schema.org data, in the forms in which content systems write it.

import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../lib/correction/recipient';
import { candidatePurpose, preselected } from '../../../lib/recipient/candidate';
import { contactsInHtml } from '../../../lib/recipient/html-contacts';

const PAGE = 'https://www.paper.example/2026/11/fox';

function contactsOf(...things: unknown[]) {
  const scripts = things.map(
    (thing) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`,
  );
  return contactsInHtml(scripts.join('\n'), PAGE);
}

/** The addresses, each with what it is for. */
function addressesOf(...things: unknown[]): string[] {
  return contactsOf(...things).candidates.map((candidate) =>
    [addressOf(candidate), candidatePurpose(candidate) ?? []].flat().join(' '),
  );
}

const pagesOf = (...things: unknown[]) =>
  contactsOf(...things).pages.map(({ address, purpose }) => `${purpose} ${address}`);

const point = (contactType: unknown, email: unknown) => ({ '@type': 'ContactPoint', contactType, email });
const paper = (rest: object) => ({ '@type': 'NewsMediaOrganization', name: 'The Paper', ...rest });

describe('an organisation’s address is found', () => {
  const email = 'hello@paper.example';
  const found = ['hello@paper.example general'];

  test('on the publisher of a story, which may be an organisation or a person', () => {
    expect(addressesOf({ '@type': 'NewsArticle', publisher: paper({ email }) })).toEqual(found);
    const person = { '@type': ['Person', 'Organization'], name: 'Ada Writer', email };
    expect(addressesOf({ '@type': 'NewsArticle', publisher: person })).toEqual(found);
    expect(addressesOf({ '@type': 'NewsArticle', sourceOrganization: { name: 'The Paper', email } })).toEqual(
      found,
    );
  });

  test('on the page’s own organisation, with any name of the vocabulary', () => {
    expect(addressesOf(paper({ email }))).toEqual(found);
    expect(addressesOf({ '@type': 'http://schema.org/Organization', email })).toEqual(found);
    expect(addressesOf([{ '@type': ['schema:LocalBusiness'], email }])).toEqual(found);
  });

  test('in a graph, through a reference, as Yoast writes it', () => {
    const graph = [
      {
        '@type': 'Article',
        '@id': `${PAGE}#article`,
        publisher: { '@id': 'https://www.paper.example/#organization' },
      },
      { '@type': 'WebSite', publisher: { '@id': 'https://www.paper.example/#organization' } },
      { '@type': 'Organization', '@id': 'https://www.paper.example/#organization', name: 'The Paper', email },
    ];
    expect(addressesOf({ '@context': 'https://schema.org', '@graph': graph })).toEqual(found);
  });

  test('through a reference to another script, in either order', () => {
    const story = { '@type': 'NewsArticle', publisher: { '@id': '#paper' } };
    const publisher = { '@type': 'Corporation', '@id': '#paper', name: 'The Paper', email };
    expect(addressesOf(story, publisher)).toEqual(found);
    expect(addressesOf(publisher, story)).toEqual(found);
  });

  test.each([
    ['as a link', 'mailto:hello@paper.example'],
    ['as a link with a subject', 'MAILTO:hello@paper.example?subject=Hi&bcc=spy@other.example'],
    ['with a name', 'The Paper <hello@paper.example>'],
    ['as a typed value', { '@value': 'hello@paper.example' }],
    ['in a list', [['hello@paper.example']]],
    ['in an ordered list', { '@list': ['hello@paper.example'] }],
    ['next to nonsense', [null, 17, '', 'n/a', { email: 'x@y.example' }, 'hello@paper.example']],
  ])('written %s', (_, written) => {
    expect(addressesOf(paper({ email: written }))).toEqual(found);
  });

  test('for each of several', () => {
    expect(addressesOf(paper({ email: ['hello@paper.example', 'redaktion@paper.example'] }))).toEqual([
      'redaktion@paper.example editors',
      'hello@paper.example general',
    ]);
  });

  test.each([
    ['names that are no things', { '@type': 'NewsArticle', publisher: 'The Paper, hello@paper.example' }],
    [
      'another’s organisation',
      { '@type': 'NewsArticle', about: paper({ email }), mentions: [paper({ email })] },
    ],
    ['what is hardly an address', paper({ email: 'hello at paper' })],
    ['an address that nobody reads', paper({ email: 'noreply@paper.example' })],
    ['a person', { '@type': 'Person', email }],
  ])('but not from %s', (_, thing) => {
    expect(addressesOf(thing)).toEqual([]);
  });

  test('but not in broken data, which does not affect other data', () => {
    const html = `
      <script type="application/ld+json">{ "@type": "Organization", "email": "broken@paper.example", }}</script>
      <script type="application/ld+json"></script>
      <script type="APPLICATION/LD+JSON; charset=utf-8">
        // <![CDATA[
        { "@type": "Organization", "name": "The
           Paper", "email": "hello@paper.example" }
        // ]]>
      </script>
      <script type="application/json">{ "@type": "Organization", "email": "state@paper.example" }</script>`;
    expect(contactsInHtml(html, PAGE).candidates).toMatchObject([{ mailbox: 'hello@paper.example' }]);
  });
});

describe('contacts', () => {
  test('are sorted: corrections, editors, support, and then the organisation’s own address', () => {
    const contactPoint = [
      point('customer support', 'support@paper.example'),
      point('newsroom', 'a@paper.example'),
      point(['Corrections', 'Complaints'], 'b@paper.example'),
      point('sales', 'c@paper.example'),
      { '@type': 'ContactPoint', telephone: '+1 23' },
      'Editorial: d@paper.example',
    ];
    const publisher = paper({ email: 'hello@paper.example', contactPoint });
    expect(addressesOf({ '@type': 'NewsArticle', publisher })).toEqual([
      'b@paper.example corrections',
      'a@paper.example editors',
      'support@paper.example general',
      'hello@paper.example general',
    ]);
  });

  test('are recognized in other languages, by their name or only by their address', () => {
    expect(
      addressesOf(paper({ contactPoint: point('Leserbriefe an die Redaktion', 'a@paper.example') })),
    ).toEqual(['a@paper.example editors']);
    const named = { name: 'Rédaction', email: 'a@paper.example' };
    expect(addressesOf(paper({ contactPoint: named }))).toEqual(['a@paper.example editors']);
    expect(addressesOf(paper({ contactPoints: [{ email: 'corrections@paper.example' }] }))).toEqual([
      'corrections@paper.example corrections',
    ]);
  });

  test('may be references as well', () => {
    const desk = { '@id': '#desk', ...point('editorial', 'a@paper.example') };
    expect(addressesOf(paper({ contactPoint: [{ '@id': '#desk' }] }), desk)).toEqual([
      'a@paper.example editors',
    ]);
  });

  test('are used automatically if they are of the site itself, not if they are of another site', () => {
    expect(preselected(contactsOf(paper({ email: 'hello@paper.example' })).candidates)).toMatchObject({
      mailbox: 'hello@paper.example',
    });
    const { candidates } = contactsOf(paper({ contactPoint: point('corrections', 'a@holding.example') }));
    expect(candidates).toMatchObject([{ mailbox: 'a@holding.example', elsewhere: 'holding.example' }]);
    expect(preselected(candidates)).toBeUndefined();
  });
});

describe('an author’s address', () => {
  test('is a separate candidate, after all others', () => {
    const story = {
      '@type': 'NewsArticle',
      author: [{ '@type': 'Person', name: 'Ada Writer', email: 'mailto:ada@paper.example' }, 'Bo Writer'],
      publisher: paper({ email: 'hello@paper.example' }),
    };
    expect(addressesOf(story)).toEqual(['hello@paper.example general', 'ada@paper.example author']);
    expect(preselected(contactsOf({ ...story, publisher: undefined }).candidates)).toBeUndefined();
  });

  test('is the organisation’s if the organisation wrote the story', () => {
    const author = { '@type': 'Organization', name: 'The Paper', email: 'hello@paper.example' };
    expect(addressesOf({ '@type': 'NewsArticle', author })).toEqual([]);
    expect(addressesOf({ '@type': 'NewsArticle', author, publisher: author })).toEqual([
      'hello@paper.example general',
    ]);
  });
});

describe('pages about corrections', () => {
  test('are the site’s policies, in every place where they can be', () => {
    const publisher = paper({
      correctionsPolicy: 'https://www.paper.example/corrections-policy',
      publishingPrinciples: ['/principles'],
    });
    const story = { '@type': 'NewsArticle', actionableFeedbackPolicy: { '@id': '/letters#form' }, publisher };
    expect(pagesOf(story)).toEqual([
      'corrections https://www.paper.example/corrections-policy',
      'contact https://www.paper.example/letters#form',
      'about https://www.paper.example/principles',
    ]);
    expect(pagesOf(paper({ correctionsPolicy: { '@type': 'CreativeWork', url: '/fix' } }))).toEqual([
      'corrections https://www.paper.example/fix',
    ]);
  });

  test.each([
    ['the policy itself', 'We correct mistakes as soon as we know of them.'],
    ['another scheme', 'javascript:alert(1)'],
    ['a user name', 'https://user:word@www.paper.example/fix'],
    ['a number', 17],
    ['nothing', ''],
    ['an address without end', `https://www.paper.example/${'x'.repeat(5_000)}`],
  ])('are none where there is %s', (_, correctionsPolicy) => {
    expect(pagesOf(paper({ correctionsPolicy }))).toEqual([]);
  });
});

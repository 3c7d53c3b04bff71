// The order of candidates, and which one is used if the reader does not choose.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressOf, PROVENANCES } from '../../../lib/correction/recipient';
import type { Candidate, ContactPage } from '../../../lib/recipient/candidate';
import { preselected } from '../../../lib/recipient/candidate';
import { mergeContacts } from '../../../lib/recipient/ranking';

type Mailbox = Extract<Candidate, { type: 'mailbox' }>;

const mailbox = (
  address: string,
  provenance: Candidate['provenance'] = 'mail-link',
  purpose: Mailbox['purpose'] = 'general',
): Mailbox => ({ type: 'mailbox', mailbox: address, provenance, purpose });
const inbox = (address: string, provenance: Candidate['provenance'] = 'declared'): Candidate => ({
  type: 'inbox',
  inbox: address,
  provenance,
});
const only = (...candidates: Candidate[]) => ({ candidates, pages: [] });
const elsewhere = (candidate: Candidate): Candidate => ({ ...candidate, elsewhere: 'other.example' });

const named = (...candidates: Candidate[]) =>
  mergeContacts(only(...candidates)).candidates.map((candidate) => addressOf(candidate));

describe('candidates are sorted', () => {
  test('by where they were found, in any order of the responses', () => {
    const all = [
      inbox('https://paper.example/inbox', 'declared'),
      inbox('https://paper.example/home', 'home'),
      inbox('https://relay.example/set', 'set'),
      mailbox('a@paper.example', 'trust-txt', 'editors'),
      mailbox('b@paper.example', 'structured-data', 'editors'),
      mailbox('c@paper.example', 'reply-to', 'editors'),
      mailbox('d@paper.example', 'mail-link', 'editors'),
      mailbox('e@paper.example', 'contact-page', 'editors'),
    ];
    const inOrder = named(...all);
    expect(inOrder).toHaveLength(8);
    expect(mergeContacts(only(...all)).candidates).toEqual(all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 8 }), (shuffled) => {
        expect(mergeContacts(...shuffled.map((one) => only(one))).candidates).toEqual(all);
      }),
    );
  });

  test('then by what they are for, then by their order on the page', () => {
    const { candidates } = mergeContacts(
      only(
        mailbox('a@paper.example', 'mail-link', 'general'),
        mailbox('b@paper.example', 'mail-link', 'editors'),
        mailbox('c@paper.example', 'mail-link', 'general'),
        mailbox('d@paper.example', 'mail-link', 'corrections'),
      ),
    );
    expect(candidates.map((one) => one.type === 'mailbox' && one.mailbox[0]).join('')).toBe('dbac');
  });

  test('with authors’ own addresses after all others', () => {
    expect(
      named(
        mailbox('ada@paper.example', 'structured-data', 'author'),
        mailbox('info@paper.example', 'contact-page'),
      ),
    ).toEqual(['info@paper.example', 'ada@paper.example']);
  });

  test('each once, in any spelling, with the best that is known about it', () => {
    const { candidates } = mergeContacts(
      only(mailbox('Desk@paper.example', 'mail-link', 'corrections')),
      only(mailbox('desk@paper.example', 'trust-txt', 'general')),
    );
    expect(candidates).toEqual([mailbox('desk@paper.example', 'trust-txt', 'corrections')]);
    expect(
      named(inbox('https://paper.example/inbox', 'home'), inbox('https://paper.example/inbox')),
    ).toHaveLength(1);
  });

  test('as the author’s if a source says so, unless the site itself names the address as its contact', () => {
    const author = mailbox('ada@paper.example', 'structured-data', 'author');
    const onPage = mailbox('ada@paper.example', 'mail-link', 'general');
    expect(mergeContacts(only(author), only(onPage)).candidates).toMatchObject([{ purpose: 'author' }]);
    const said = mailbox('ada@paper.example', 'trust-txt', 'general');
    expect(mergeContacts(only(author), only(said)).candidates).toEqual([said]);
  });

  test('at most twelve of them', () => {
    expect(
      named(...Array.from({ length: 50 }, (_, index) => mailbox(`a${index}@paper.example`))),
    ).toHaveLength(12);
  });
});

test('pages are sorted by what they are for, each once, at most two with the same purpose', () => {
  const page = (path: string, purpose: ContactPage['purpose']) => ({
    address: `https://paper.example${path}`,
    purpose,
  });
  const { pages } = mergeContacts(
    { candidates: [], pages: [page('/about', 'about'), page('/1', 'contact'), page('/2', 'contact')] },
    { candidates: [], pages: [page('/1/', 'corrections'), page('/3', 'contact'), page('/4', 'contact')] },
    {
      candidates: [],
      pages: [{ address: 'http://paper.example/2', purpose: 'contact' }, page('/i', 'imprint')],
    },
  );
  expect(pages.map(({ address, purpose }) => `${purpose} ${new URL(address).pathname}`)).toEqual([
    'corrections /1/',
    'contact /2',
    'contact /3',
    'imprint /i',
    'about /about',
  ]);
});

test('candidates of all types are in the order of preference', () => {
  const form = (
    address: string,
    opens: 'page' | 'key',
    purpose: Mailbox['purpose'] = 'general',
  ): Candidate => ({
    type: 'form',
    form: address,
    opens,
    purpose,
    provenance: opens === 'key' ? 'site-tool' : 'corrections-link',
  });
  const inOrder: Candidate[] = [
    inbox('https://paper.example/inbox'),
    inbox('https://paper.example/other-inbox', 'home'),
    inbox('https://relay.example/inbox', 'set'),
    { type: 'mistape', endpoint: 'https://paper.example/wp-admin/admin-ajax.php', provenance: 'site-tool' },
    form('https://paper.example/story', 'key'),
    mailbox('corrections@paper.example', 'mail-link', 'corrections'),
    mailbox('editor@paper.example', 'contact-page', 'editors'),
    {
      type: 'issue',
      host: 'github',
      address: 'https://github.com/paper/site/issues/new',
      provenance: 'edit-link',
    },
    form('https://paper.example/report', 'page', 'corrections'),
    { ...form('https://paper.example/story#line', 'key', 'corrections'), provenance: 'key-line' },
    { ...mailbox('desk@paper.example', 'directory', 'corrections'), seen: '2025-11-30' },
    mailbox('info@paper.example', 'trust-txt'),
    mailbox('hello@paper.example', 'mail-link'),
    form('https://paper.example/contact', 'page'),
    mailbox('ada@paper.example', 'mail-link', 'author'),
  ];
  expect(mergeContacts(only(...inOrder.toReversed())).candidates).toEqual(inOrder.slice(0, 12));
  expect(mergeContacts(only(...inOrder.slice(10).toReversed())).candidates).toEqual(inOrder.slice(10));
});

describe('the candidate that is used automatically is', () => {
  test.each([
    ['an inbox', inbox('https://paper.example/inbox')],
    ['an inbox that the home page declares', inbox('https://paper.example/inbox', 'home')],
    ['an inbox on another host that the page declares', elsewhere(inbox('https://relay.example/inbox'))],
    ['what trust.txt names', mailbox('info@paper.example', 'trust-txt')],
    ['what the publisher’s data name', mailbox('info@paper.example', 'structured-data')],
    ['an address of the editors to reply to', mailbox('editor@paper.example', 'reply-to', 'editors')],
    ['a linked address for corrections', mailbox('x@paper.example', 'mail-link', 'corrections')],
    ['the editors’ address on a contact page', mailbox('editor@paper.example', 'contact-page', 'editors')],
    ['a general address on the page', mailbox('info@paper.example', 'mail-link')],
    ['a general address on a contact page', mailbox('info@paper.example', 'contact-page')],
    ['a general address for replies', mailbox('story@paper.example', 'reply-to')],
  ])('%s', (_, candidate) => {
    expect(preselected([candidate])).toBe(candidate);
  });

  test.each([
    ['an author’s own', mailbox('ada@paper.example', 'structured-data', 'author')],
    [
      'what trust.txt names on another site',
      elsewhere(mailbox('corrections@other.example', 'trust-txt', 'corrections')),
    ],
    ['the editors of another site', elsewhere(mailbox('editor@other.example', 'structured-data', 'editors'))],
  ])('never %s', (_, candidate) => {
    expect(preselected([candidate])).toBeUndefined();
  });

  test('none if there are no candidates', () => {
    expect(preselected([])).toBeUndefined();
  });

  test('the first one that may be used automatically', () => {
    const desk = mailbox('editor@paper.example', 'mail-link', 'editors');
    expect(
      preselected([
        elsewhere(mailbox('a@other.example', 'trust-txt')),
        mailbox('b@paper.example', 'mail-link', 'author'),
        desk,
      ]),
    ).toBe(desk);
  });

  const anyone: fc.Arbitrary<Candidate> = fc
    .record({
      address: fc.constantFrom('a@paper.example', 'b@paper.example', 'c@other.example'),
      provenance: fc.constantFrom(...PROVENANCES),
      purpose: fc.constantFrom('corrections', 'editors', 'general', 'author'),
      isElsewhere: fc.boolean(),
    })
    .map(({ address, provenance, purpose, isElsewhere }) =>
      isElsewhere ? elsewhere(mailbox(address, provenance, purpose)) : mailbox(address, provenance, purpose),
    );

  test('never an address of another site or of an author', () => {
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 8 }), (candidates) => {
        const merged = mergeContacts(only(...candidates));
        expect(mergeContacts(merged)).toEqual(merged);
        const chosen = preselected(merged.candidates);
        expect(chosen?.elsewhere).toBeUndefined();
        expect(chosen?.type === 'mailbox' && chosen.purpose === 'author').toBe(false);
      }),
    );
  });
});

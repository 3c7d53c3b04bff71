// Hostile or broken pages: nothing throws, everything ends, and no result is more than one address.

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Contacts, ContactsSchema } from '../../../lib/recipient/candidate';
import { contactsInHtml } from '../../../lib/recipient/html-contacts';
import { parseLinkHeader } from '../../../lib/recipient/sources/declared-inbox';
import { headLinks } from '../../../lib/recipient/sources/fetch-declaration';
import { parseTrustTxt } from '../../../lib/recipient/sources/trust-txt';

const PAGE = 'https://www.paper.example/story';
/** Each in all of a test takes seconds at most; what takes the square of its length would take hours. */
const TIMEOUT_MS = 60_000;

/** Whatever was found can be stored and shown, and each address is one. */
function check(contacts: Contacts): void {
  expect(v.parse(ContactsSchema, contacts)).toEqual(contacts);
  for (const candidate of contacts.candidates) {
    if (candidate.type === 'mailbox') expect(candidate.mailbox).toMatch(/^[\w+'.-]+@[\w.-]+$/);
  }
}

const script = (json: string) => `<script type="application/ld+json">${json}</script>`;

describe('for any page, the contacts are valid', () => {
  const word = fc.oneof(
    fc.constantFrom(
      ...[
        'desk@paper.example',
        'spy@other.example',
        'mailto:',
        '?bcc=',
        '%0d%0a',
        ',',
        ';',
        '%2c',
        '&',
        ' ',
        '\r\n',
        '<',
        '>',
      ],
      ...[
        'contact',
        'corrections',
        'https://',
        '//',
        'paper.example',
        '/',
        '#',
        'user:word@',
        '\u0000',
        'ü',
        '(at)',
        '%',
      ],
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(''));
  const thing = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      text,
      fc.jsonValue({ maxDepth: 2 }),
      tie('thing'),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
    thing: fc.dictionary(
      fc.constantFrom(
        ...[
          '@type',
          '@id',
          '@graph',
          '@list',
          '@value',
          '__proto__',
          'constructor',
          'publisher',
          'author',
          'mainEntity',
        ],
        ...[
          'contactPoint',
          'contactType',
          'email',
          'name',
          'url',
          'correctionsPolicy',
          'publishingPrinciples',
        ],
      ),
      fc.oneof(tie('value'), fc.constantFrom('Organization', 'NewsArticle', '#a', '#b')),
      { maxKeys: 6 },
    ),
  })).thing;

  test('in its links', () => {
    const attribute = text.map((value) => value.replaceAll('"', '&quot;'));
    fc.assert(
      fc.property(fc.array(fc.tuple(attribute, attribute, text)), text, (links, junk) => {
        const html = links.map(
          ([href, rel, label]) => `<a href="mailto:${href}" rel="${rel}">${label}</a><a href="${href}">`,
        );
        check(contactsInHtml(html.join(junk), PAGE));
      }),
    );
  });

  test('in its data', () => {
    fc.assert(
      fc.property(fc.array(thing), (things) => {
        check(contactsInHtml(things.map((one) => script(JSON.stringify(one))).join(''), PAGE));
      }),
    );
  });

  test('in its tags', () => {
    const tag = fc.constantFrom(
      ...[
        '<a',
        '<a href=',
        '<area',
        '<base href=',
        '<meta name=author content=',
        '<script type=application/ld+json>',
        '</script>',
      ],
      ...[
        '<template>',
        '</template>',
        '<svg>',
        '</svg>',
        '<title/>',
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '<plaintext>',
        '&amp',
        '&#',
      ],
      ...[
        '<p>',
        '<br>',
        '</p>',
        '<div id=comments>',
        '</div>',
        'Report an error ',
        '? ',
        '. ',
        '<a rel=edit href=',
      ],
      ...[
        'https://github.com/',
        'a/b/',
        'edit/',
        '-/',
        '_edit/',
        'src/branch/',
        'issues/new',
        '?action=edit',
      ],
      ...['"', "'", '>', '/', '=', 'mailto:a@b.cd', '</a', '<a data-cfemail=5f', ' ', '\u0000'],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, text), { maxLength: 40 }), (pieces) => {
        check(contactsInHtml(pieces.join(''), PAGE));
        headLinks(pieces.join(''));
      }),
    );
  });

  test('in its trust.txt', () => {
    fc.assert(
      fc.property(fc.array(text), (lines) => {
        check(
          parseTrustTxt(lines.map((line) => `contact=${line}`).join('\n')) ?? { candidates: [], pages: [] },
        );
      }),
    );
  });
});

describe('reading ends at any size', { timeout: TIMEOUT_MS }, () => {
  const many = (piece: string, characters = 2_000_000) => piece.repeat(Math.ceil(characters / piece.length));

  test.each([
    ['links', '<a href="mailto:desk@paper.example">Corrections</a>'],
    ['links without end', '<a href="mailto:desk@paper.example"'],
    ['links that stay open', '<a href=mailto:desk@paper.example>'],
    ['links to contact pages', '<a href="/contact">Contact</a>'],
    ['links in sentences', 'Report an error <a href="/form">here</a>. '],
    ['links in questions', '<br>Typo? <a href="/form">here</a>'],
    ['links to a source', '<a href="https://github.com/a/b/edit/c/d.md">Edit this page</a>'],
    ['links to a wiki', '<link rel=edit href="?action=edit">'],
    ['ends of sentences', '.” '],
    ['comments of readers', '<div id=comments>'],
    ['words that ask', 'report report suggest fehler zgłoś '],
    ['long lists of addresses', `<a href="mailto:${many('a@paper.example,', 2_000)}">x</a>`],
    ['long quotes around nothing', `<a href="mailto:${many('"', 2_000)}x">x</a>`],
    ['hidden addresses', `<a href="/cdn-cgi/l/email-protection#${many('5f', 2_000)}">x</a>`],
    ['elements that never close', '<b>'],
    ['elements that close what is not open', '</i>'],
    ['drawings', '<svg>'],
    ['drawings with paragraphs', '<svg><p>'],
    ['forms', '<form>'],
    ['templates', '<template>'],
    ['attributes', '<a x'],
    ['attributes in one tag', ' x=y'],
    ['entities', '&amp'],
    ['numbers', '&#'],
    ['comments', '<!--'],
    ['data that stay open', '<script type="application/ld+json">'],
    ['data', script('{"@type":"Organization","email":"desk@paper.example"}')],
    ['white space', ' '],
    ['nulls', '\u0000'],
  ])('%s', (_, piece) => {
    check(contactsInHtml(many(piece), PAGE));
    check(contactsInHtml(`<a href="mailto:${many(piece)}`, PAGE));
    headLinks(many(piece, 262_144));
    headLinks(`<template>${many(piece, 262_144)}`);
    parseLinkHeader(`<a>; ${many(piece, 100_000)}`);
  });

  test('with elements that are closed in another order', () => {
    const depth = 100_000;
    check(contactsInHtml('<b>'.repeat(depth) + '</i>'.repeat(depth), PAGE));
    check(contactsInHtml('<svg>'.repeat(depth) + '<p>'.repeat(depth), PAGE));
  });

  test.each([
    ['lists in lists', (inner: string) => `[${inner}]`],
    ['things in things', (inner: string) => `{"@graph":${inner}}`],
    ['publishers of publishers', (inner: string) => `{"@type":"Organization","publisher":${inner}}`],
    ['ordered lists in ordered lists', (inner: string) => `{"@list":${inner}}`],
  ])('%s, a hundred thousand characters deep', (_, wrap) => {
    const [before = '', after = ''] = wrap('|').split('|');
    const depth = 100_000 / before.length;
    const nested = `${before.repeat(depth)}"desk@paper.example"${after.repeat(depth)}`;
    for (const json of [
      nested,
      `{"@type":"Organization","email":${nested},"contactPoint":${nested}}`,
      `{"@type":"NewsArticle","author":${nested},"publisher":${nested}}`,
      `{"@type":"Organization","name":${nested},"correctionsPolicy":${nested},"@id":${nested}}`,
    ]) {
      check(contactsInHtml(script(json), PAGE));
    }
  });

  test('with things that refer to each other', () => {
    const ids = Array.from({ length: 60 }, (_, index) => ({ '@id': `#${index}` }));
    const emails = Array.from({ length: 100 }, (_, index) => `a${index}@paper.example`);
    const graph = ids.map((id) => ({
      ...id,
      '@type': 'Organization',
      publisher: ids,
      author: ids,
      contactPoint: ids,
      email: emails,
    }));
    const html = script(JSON.stringify({ '@graph': graph }));
    const contacts = contactsInHtml(html, PAGE);
    check(contacts);
    expect(contacts.candidates.length).toBeGreaterThan(0);
  });

  test('with five megabytes of data, which are ignored, next to a small script, which is read', () => {
    const long = script(
      `{"@type":"Organization","name":"${'x'.repeat(5_000_000)}","email":"long@paper.example"}`,
    );
    const short = script('{"@type":"Organization","email":"desk@paper.example"}');
    expect(contactsInHtml(long + short, PAGE).candidates).toMatchObject([{ mailbox: 'desk@paper.example' }]);
  });

  test('with one line of a megabyte', () => {
    for (const piece of ['a', '@', '.', '@a.', 'a@b.cd ', 'mailto:', '/contact', '%', '(at)', '"', '-']) {
      const line = many(piece, 1_000_000);
      check(contactsInHtml(`<a href="mailto:${line}">${line}</a><a href="/${line}">${line}</a>`, PAGE));
      check(
        contactsInHtml(
          script(JSON.stringify({ '@type': 'Organization', email: line.slice(0, 400_000) })),
          PAGE,
        ),
      );
      check(contactsInHtml(`<meta name=author content="${line}"><a rel=author href=x>${line}</a>`, PAGE));
    }
  });
});

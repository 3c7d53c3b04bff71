// E-mail addresses in the forms in which sites write them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailboxesOf, writtenMailboxes } from '../../../lib/recipient/mailbox';
import { unhidden } from '../../../lib/recipient/sources/mail-links';

describe('a mailto link names', () => {
  test.each([
    ['mailto:desk@paper.example', 'plainly'],
    ['MailTo:desk@paper.example', 'in capitals'],
    ['mailto://desk@paper.example', 'as if it were of the web'],
    ['mailto: desk@paper.example ', 'with spaces'],
    ['\n  mailto:\tdesk@paper.example\n', 'over lines'],
    ['mailto:%20desk@paper.example', 'with a space that is encoded'],
    ['mailto:desk%40paper.example', 'with all encoded'],
    ['mailto:d%65sk%40paper%2eexample', 'with letters encoded'],
    ['mailto:mailto:desk@paper.example', 'twice over'],
    ['mailto:desk@paper.example?subject=Mistake', 'with a subject'],
    [
      'mailto:desk@paper.example?cc=boss@paper.example&bcc=spy@other.example',
      'with copies, which are left out',
    ],
    ['mailto:desk@paper.example&subject=Mistake', 'with a subject that is joined by mistake'],
    ['mailto:desk@paper.example%3Fsubject=Mistake', 'with a subject that is encoded by mistake'],
    ['mailto:desk@paper.example?to=other@paper.example', 'with another in its fields'],
    ['mailto:desk@paper.example#top', 'with a fragment'],
    ['mailto:The%20Desk%20<desk@paper.example>', 'with a name'],
    ['mailto:%22Desk,%20The%22%20%3Cdesk@paper.example%3E', 'with a name that is quoted'],
    ['mailto:"desk@paper.example"', 'in quotes'],
    ["mailto:'desk@paper.example'", 'in single quotes'],
    ['mailto:desk@paper.example.', 'with the stop of its sentence'],
    ['mailto:desk@paper.example%0D%0ABcc:spy@other.example', 'with a line break that hides another'],
    ['mailto:desk@paper.example spy@other.example', 'with another behind a space'],
    ['mailto:de\u00adsk@paper.exam\u200bple', 'with marks that nobody sees'],
    ['mailto:desk(at)paper.example', 'hidden from harvesters'],
    ['mailto:desk[at]paper.example', 'hidden in another way'],
  ])('one address: %j (%s)', (href) => {
    expect(mailboxesOf(href)).toEqual(['desk@paper.example']);
  });

  test.each([
    ['mailto:desk@paper.example,editor@paper.example'],
    ['mailto:desk@paper.example;editor@paper.example'],
    ['mailto:desk@paper.example;%20editor@paper.example;'],
    ['mailto:desk@paper.example%2Ceditor@paper.example'],
    ['mailto:desk@paper.example, nonsense, editor@paper.example?subject=a,b@c.example'],
  ])('two, each a candidate of its own: %j', (href) => {
    expect(mailboxesOf(href)).toEqual(['desk@paper.example', 'editor@paper.example']);
  });

  test.each([
    ['mailto:'],
    ['mailto:?subject=Read%20this&body=https://paper.example/story'],
    ['mailto:?to=desk@paper.example'],
    ['mailto:name@email.com@paper.example'],
    ['mailto:desk'],
    ['mailto:desk@localhost'],
    ['mailto:desk@127.0.0.1'],
    ['mailto:desk@[127.0.0.1]'],
    ['mailto:/dev/null@paper.example'],
    ['mailto:desk%2540paper.example'],
    ['mailto:%E9%9B%BB%E5%AD%90+...'],
    ['mailto:%'],
    ['mailto:a%E4@'],
    ['mailto:@paper.example'],
    ['https://paper.example/mailto:desk@paper.example'],
    ['desk@paper.example'],
    ['tel:+4912345'],
    [''],
  ])('none: %j', (href) => {
    expect(mailboxesOf(href)).toEqual([]);
  });

  test('a domain of another script in Punycode', () => {
    expect(mailboxesOf('mailto:redaktion@münchen.example')).toEqual(['redaktion@xn--mnchen-3ya.example']);
    expect(mailboxesOf('mailto:redaktion@m%C3%BCnchen.example')).toEqual([
      'redaktion@xn--mnchen-3ya.example',
    ]);
    expect(mailboxesOf('mailto:desk@раypal.example')).toEqual(['desk@xn--ypal-43d9g.example']); // looks like another
    expect(mailboxesOf('mailto:desk@１２７.0.0.1')).toEqual([]);
  });

  test('at most ten addresses', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => `desk${index}@paper.example`).join(',');
    expect(mailboxesOf(`mailto:${many}`)).toHaveLength(10);
  });
});

describe('a value that should be an address is read', () => {
  test.each([
    ['desk@paper.example'],
    [' desk@paper.example '],
    ['mailto:desk@paper.example'],
    ['MAILTO: desk@paper.example'],
    ['The Desk <desk@paper.example>'],
    ['<desk@paper.example>'],
  ])('from %j', (text) => {
    expect(writtenMailboxes(text)).toEqual(['desk@paper.example']);
  });

  test.each([
    ['https://paper.example/contact'],
    ['https://desk@paper.example/'],
    ['+49 123 45'],
    ['n/a'],
    ['@desk'],
  ])('as none from %j', (text) => {
    expect(writtenMailboxes(text)).toEqual([]);
  });
});

describe('an address that Cloudflare hides', () => {
  const hide = (text: string, key: number) =>
    [key, ...Array.from(text, (letter) => letter.charCodeAt(0) ^ key)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');

  test('is restored, with its header fields', () => {
    const href = `/cdn-cgi/l/email-protection#${hide('desk@paper.example?subject=Hi', 0x5f)}`;
    expect(unhidden(href)).toBe('mailto:desk@paper.example?subject=Hi');
    expect(mailboxesOf(unhidden(`https://paper.example${href}`))).toEqual(['desk@paper.example']);
  });

  test('is not found if nothing is hidden', () => {
    expect(unhidden('/cdn-cgi/l/email-protection')).toBe('/cdn-cgi/l/email-protection');
    expect(unhidden('/cdn-cgi/l/email-protection#xyz')).toBe('/cdn-cgi/l/email-protection#xyz');
    expect(mailboxesOf(unhidden('/cdn-cgi/l/email-protection#5f'))).toEqual([]);
  });
});

describe('for any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        'desk',
        '@',
        'paper.example',
        'spy@other.example',
        ',',
        ';',
        '%2C',
        '%0D%0A',
        '\r\n',
        '?bcc=',
        '&',
        '%26',
        '%3F',
      ],
      ...[
        '%25',
        ' ',
        '<',
        '>',
        '"',
        "'",
        '(at)',
        '\u0000',
        '%00',
        'ü',
        'ａ',
        '\u202e',
        'mailto:',
        '//',
        '#',
        '%',
        '\\',
        ':',
      ],
    ),
    fc.string({ unit: 'binary', maxLength: 5 }),
  );

  test('each result is one address, without characters that mean something in mail', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const found = [...mailboxesOf(`mailto:${pieces.join('')}`), ...writtenMailboxes(pieces.join(''))];
        for (const mailbox of found) {
          expect(mailbox).toMatch(/^[\w+'.-]+@[\w.-]+$/);
          expect(mailbox.split('@')).toHaveLength(2);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('reading ends, at any length', () => {
    for (const filling of [
      ' ',
      '"',
      "'",
      '<',
      '>',
      ',',
      '%',
      '%2C',
      '@',
      'a.',
      'mailto:',
      '.',
      '\u200b',
      '(at)',
    ]) {
      mailboxesOf(`mailto:${filling.repeat(1_000_000)}x`);
      writtenMailboxes(`${filling.repeat(1_000_000)}x`);
      unhidden(`/cdn-cgi/l/email-protection#${filling.repeat(1_000_000)}`);
    }
  });
});

// The contacts in a site's trust.txt, in the forms in which sites write it.

import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../lib/correction/recipient';
import { decodeText, parseTrustTxt } from '../../../lib/recipient/sources/trust-txt';

function contactsOf(file: string): string[] | undefined {
  const said = parseTrustTxt(file);
  return (
    said && [
      ...said.candidates.map((candidate) => addressOf(candidate)),
      ...said.pages.map(({ address }) => address),
    ]
  );
}

const FILE = `# trust.txt of The Paper
# NAME= The Paper
belongto=https://www.association.example/
member=https://local.paper.example/
social=https://social.example/paper
vendor=https://vendor.example/
contact=corrections@paper.example
disclosure=https://www.paper.example/about
datatrainingallowed=no
`;

describe('the contact of a trust.txt', () => {
  test('is found among the file’s other lines', () => {
    expect(contactsOf(FILE)).toEqual(['corrections@paper.example']);
    expect(parseTrustTxt(FILE)?.candidates).toEqual([
      {
        type: 'mailbox',
        mailbox: 'corrections@paper.example',
        provenance: 'trust-txt',
        purpose: 'corrections',
      },
    ]);
  });

  test.each([
    ['as a link', 'contact=mailto:desk@paper.example'],
    ['as a link with a subject', 'contact=MAILTO:desk@paper.example?subject=trust.txt&cc=spy@other.example'],
    ['in capitals and with spaces', '  Contact =  desk@paper.example  '],
    ['behind a byte order mark', '\uFEFFcontact=desk@paper.example'],
    ['in lines of Windows', 'member=https://a.example/\r\ncontact=desk@paper.example\r\nvendor=b\r\n'],
    ['in lines of an old Mac', 'member=https://a.example/\rcontact=desk@paper.example\r'],
    ['before a comment', 'contact=desk@paper.example # weekdays'],
    ['before a comment that touches it', 'contact=desk@paper.example#weekdays'],
    ['in quotes', 'contact="desk@paper.example"'],
    ['in single quotes and brackets', "contact = '<desk@paper.example>'"],
    ['in quotes, before a comment', 'contact="mailto:desk@paper.example"\t# weekdays'],
    ['with a name', 'contact=The Desk <desk@paper.example>'],
    ['at the end without a line break', '\n\n\ncontact=desk@paper.example'],
    ['next to a broken one', 'contact=\ncontact=the desk\ncontact=desk@paper.example'],
  ])('is read %s', (_, file) => {
    expect(contactsOf(file)).toEqual(['desk@paper.example']);
  });

  test.each([
    ['UTF-16, little end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16, big end first', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-8', (text: string) => Buffer.from(text)],
  ])('is read in %s', (_, encoded) => {
    const file = encoded('# Zeitung für Köln\r\ncontact=desk@paper.example\r\n');
    expect(contactsOf(decodeText(file))).toEqual(['desk@paper.example']);
  });

  test('may be several addresses, on several lines or on one', () => {
    const both = ['desk@paper.example', 'editor@paper.example'];
    expect(contactsOf('contact=desk@paper.example\ncontact=editor@paper.example')).toEqual(both);
    expect(contactsOf('contact=desk@paper.example, editor@paper.example')).toEqual(both);
  });

  test('may be a page, which is offered as a page, not as an address', () => {
    expect(parseTrustTxt('Contact=https://www.paper.example/contact # form')).toEqual({
      candidates: [],
      pages: [{ address: 'https://www.paper.example/contact', purpose: 'contact' }],
    });
    expect(contactsOf('contact=https://user:word@paper.example/contact')).toEqual([]);
    expect(contactsOf('contact=https://[')).toEqual([]);
    expect(contactsOf(`contact=https://paper.example/${'x'.repeat(4_000)}`)).toEqual([]);
  });

  test.each([
    ['in a comment', '#contact=desk@paper.example'],
    ['in a comment that is indented', '  # contact=desk@paper.example'],
    ['under another name', 'contacts=desk@paper.example\ncontactus=desk@paper.example'],
    ['without its sign', 'contact: desk@paper.example\ncontact desk@paper.example'],
    ['as a telephone number', 'contact=tel:+12345'],
    ['as an account elsewhere', 'contact=@paper'],
    ['that nobody reads', 'contact=noreply@paper.example'],
    ['of those who sell advertisements', 'contact=advertising@paper.example'],
  ])('is none %s', (_, file) => {
    expect(contactsOf(`vendor=https://vendor.example/\n${file}`)).toEqual([]);
  });

  test.each([
    ['a page', '<!DOCTYPE html><title>Not found</title>\ncontact=desk@paper.example'],
    ['a page behind space', '\uFEFF\n  <html>\ncontact=desk@paper.example'],
    ['an error of an interface', '{ "error": "not found" }'],
    ['nothing', ''],
    ['a text with no line of the format', 'Not found\nhref=https://www.paper.example/\nname = value'],
    ['only a comment', '# trust.txt\n# contact=desk@paper.example'],
  ])('is unknown where %s stands in the file’s place', (_, file) => {
    expect(contactsOf(file)).toBeUndefined();
  });

  test('is never an address that was cut off', () => {
    const beginning = `#${'x'.repeat(65_500)}\ncontact=desk@paper.`;
    expect(contactsOf(`${beginning}example.org`)).toEqual(['desk@paper.example.org']);
    expect(contactsOf(`${beginning}example${'.org'.repeat(20)}`)).toBeUndefined(); // no line is left
    expect(contactsOf(`contact=desk@paper.example\n${'x'.repeat(100_000)}`)).toEqual(['desk@paper.example']);
  });

  test('is found quickly, with any lines', () => {
    for (const filling of ['contact=', ' ', '#', '=', '"', '<', '\r', 'contact=a@b.cd\n', ' #']) {
      parseTrustTxt(filling.repeat(1_000_000));
      parseTrustTxt(`contact=${filling.repeat(1_000_000)}`);
    }
  });
});

// What is found on a contact page: addresses in its text, addresses that it hides from programs, and its form.

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../lib/correction/recipient';
import {
  type ContactPage,
  ContactsSchema,
  candidatePurpose,
  preselected,
} from '../../../lib/recipient/candidate';
import { contactsOnContactPage } from '../../../lib/recipient/contact-page';

const PAGE: ContactPage = { address: 'https://www.paper.org/contact', purpose: 'contact' };

/** Returns the candidates on a contact page with that body, in short. */
function on(html: string, page = PAGE): string[] {
  return contactsOnContactPage(html, page).candidates.map((candidate) => {
    expect(candidate.provenance).toBe('contact-page');
    return [addressOf(candidate), candidatePurpose(candidate), candidate.elsewhere].filter(Boolean).join(' ');
  });
}

const DESK = ['desk@paper.org editors'];

/** The parts of `mailto:` as Joomla’s script writes them. */
const joomla = (
  addy: string,
) => `<span id="cloak71">This email address is being protected from spambots.</span>
<script type='text/javascript'>
 //<!--
 document.getElementById('cloak71').innerHTML = '';
 var prefix = '&#109;a' + 'i&#108;' + '&#116;o';
 var path = 'hr' + 'ef' + '=';
 ${addy}
 document.getElementById('cloak71').innerHTML += '<a ' + path + '\\'' + prefix + ':' + addy71 + '\\'>' +addy_text71+'<\\/a>';
 //-->
</script>`;

describe('an address is found in the text of a contact page', () => {
  test.each([
    ['plainly', '<p>Write to desk@paper.org.</p>'],
    ['with its sign as an entity', '<p>desk&#64;paper&#46;org</p>'],
    ['with its sign in brackets', '<p>desk[@]paper.org</p>'],
    ['with a word in brackets', '<p>desk (at) paper.org</p>'],
    ['with a word in square brackets', '<p>Write to desk[at]paper[dot]org or call us.</p>'],
    ['with words in brackets and capitals', '<p>desk (AT) paper (DOT) org</p>'],
    ['with words in German', '<p>desk (ät) paper (Punkt) org</p>'],
    ['with bare words', '<p>You reach us under desk at paper dot org every day.</p>'],
    ['with a bare word, alone on its line', '<li>desk at paper.org</li>'],
    ['with a bare word, after a colon', '<li>Newsroom: desk at paper.org</li>'],
    ['in pieces', '<p><span>desk</span><b>@</b><span>paper<wbr>.org</span></p>'],
    ['around comments', '<p>desk<!-- no -->@<!-- spam@trap.org -->paper.org</p>'],
    ['around soft hyphens', '<p>desk&shy;@pa&shy;per.org</p>'],
    ['around a decoy that is hidden', '<p>desk<span style="display:none">null</span>@paper.org</p>'],
    ['around a decoy with an attribute', '<p>desk@<i hidden>spam.</i>paper.org</p>'],
    [
      'around a decoy that the page’s style hides',
      '<style>p { color: red } b, span.no{ display : none }</style><p>desk@<span class="x no">spam.</span>paper.org</p>',
    ],
    ['reversed', '<p><span style="unicode-bidi: bidi-override; direction: rtl;">gro.repap@ksed</span></p>'],
    [
      'reversed by a class',
      '<style>.turn{unicode-bidi:bidi-override;direction:rtl}</style><p><span class="turn">gro.<b>repap</b>@ksed</span></p>',
    ],
    [
      'reversed by a plugin, with a decoy',
      '<span class="oe_textdirection">gro.repap<span class="oe_displaynone">llun</span>@ksed</span>',
    ],
    ['twice', '<p>desk@paper.org</p><p>DESK@paper.org</p>'],
    [
      'in a subdomain of the site',
      '<p>desk@paper.org</p>',
      { ...PAGE, address: 'https://news.paper.org/contact' },
    ],
  ])('%s', (_, html, page = PAGE) => {
    expect(on(html, page).map((one) => one.toLowerCase())).toEqual(DESK);
  });

  test.each([
    ['a sentence with a place', '<p>Read all of it at paper.org today. Find us at paper.org.</p>'],
    ['a heading with a place', '<h2>Editors at paper.org</h2>'],
    ['an account elsewhere', '<p>@desk@social.org or @desk on the web</p>'],
    ['a link in words', '<p>https://desk@paper.org/ and //paper.org/@desk</p>'],
    ['a picture for fine screens', '<p>logo@2x.png</p>'],
    ['text that is hidden', '<p style="visibility:hidden">trap@paper.org</p>'],
    ['text of a script or a field', '<script>"trap@paper.org"+x</script><textarea>trap@paper.org</textarea>'],
    ['text of a template', '<template>trap@paper.org</template>'],
    ['an address that nobody reads', '<p>noreply@paper.org</p>'],
    ['an address for advertisers', '<p>ads@paper.org</p>'],
    ['an address below words about something else', '<h3>Advertising</h3><p>jane@paper.org</p>'],
    ['an address after words about something else', '<p>Press: jane@paper.org</p>'],
  ])('but not in %s', (_, html) => {
    expect(on(html)).toEqual([]);
  });

  test('with the purpose that the words before it say', () => {
    expect(on('<p>Corrections: jane@paper.org, all else: joe@paper.org</p>')).toEqual([
      'jane@paper.org corrections',
      'joe@paper.org general',
    ]);
    expect(on('<dt>Report an error</dt><dd>jane@paper.org</dd>')).toEqual(['jane@paper.org corrections']);
  });

  test('for corrections on a corrections page, if it is a general one', () => {
    const html = '<p>info@paper.org, desk@paper.org</p>';
    expect(on(html, { ...PAGE, purpose: 'corrections' })).toEqual([
      'info@paper.org corrections',
      'desk@paper.org editors',
    ]);
  });

  test('for everyone before one of a person', () => {
    expect(on('<p>jane.doe@paper.org</p><p>info@paper.org</p>')).toEqual([
      'info@paper.org general',
      'jane.doe@paper.org general',
    ]);
  });

  test('of another site, but it is not selected automatically', () => {
    const contacts = contactsOnContactPage('<p>paper.desk@gmail.com</p>', PAGE);
    expect(contacts.candidates).toMatchObject([{ mailbox: 'paper.desk@gmail.com', elsewhere: 'gmail.com' }]);
    expect(preselected(contacts.candidates)).toBeUndefined();
  });
});

describe('an address is found that a page hides', () => {
  test.each([
    ['in two attributes', '<a href="#" data-user="desk" data-domain="paper.org">Mail</a>'],
    ['in three attributes', '<span data-name="desk" data-domain="paper" data-tld="org"></span>'],
    ['in reversed attributes', '<span data-user="ksed" data-website="gro.repap"></span>'],
    ['in one attribute', '<span data-email="desk@paper.org"></span>'],
    ['in one attribute, with words', '<span data-mail="desk[at]paper[dot]org"></span>'],
    ['in one attribute, reversed', '<span data-email="gro.repap@ksed"></span>'],
    ['in one attribute, as base64', `<span data-email="${btoa('desk@paper.org')}"></span>`],
    ['as a plugin of WordPress does', '<a href="javascript:;" data-enc-email="qrfx[at]cncre.bet">Mail</a>'],
    [
      'as Cloudflare does',
      '<span class="__cf_email__" data-cfemail="5e3a3b2d351e2e3f2e3b2c70312c39">x</span>',
    ],
    ['as TYPO3 does', `<a href="javascript:linkTo_UnCryptMailto('nbjmup+eftlAqbqfs\\/psh');">Mail</a>`],
    [
      'as TYPO3 does, in an address',
      `<a href="javascript:linkTo_UnCryptMailto(%27ocknvq%2CfgumBrcrgt0qti%27);">Mail</a>`,
    ],
    [
      'as TYPO3 does now',
      '<a href="#" data-mailto-token="ocknvq,fgumBrcrgt0qti" data-mailto-vector="2">Mail</a>',
    ],
    [
      'as Joomla does',
      joomla(`var addy71 = 'd&#101;sk' + '&#64;';
 addy71 = addy71 + 'p&#97;per' + '&#46;' + 'org';
 var addy_text71 = 'desk' + '&#64;' + 'paper' + '&#46;' + 'org';`),
    ],
    [
      'in a script’s strings',
      `<script>document.write('<a href="mailto:' + "desk" + '\\x40' + 'paper.org">Mail</a>')</script>`,
    ],
    ['in a script’s variables', `<script>let u="desk",d="paper";d+=".org";el.textContent=u+"@"+d</script>`],
  ])('%s', (_, html) => {
    expect(on(html)).toEqual(DESK);
  });

  test.each([
    ['parts that are of another site', '<a data-user="desk" data-domain="other.org">Mail</a>'],
    ['a script’s string with an address of another site', `<script>x = 'desk' + '@' + 'other.org'</script>`],
    ['a script that is never closed', `<script>x = 'desk' + '@`],
    ['a token that says nothing', '<a data-mailto-token="zzzz">Mail</a>'],
    ['a value that is not an address', '<a data-email="Write to us" data-name="desk">Mail</a>'],
  ])('but none in %s', (_, html) => {
    expect(on(html)).toEqual([]);
  });
});

describe('a contact page without an address of its site', () => {
  const FORM = ['https://www.paper.org/contact general'];

  test.each([
    ['a form', '<form action="/send"><input name="email"><textarea name="message"></textarea></form>'],
    ['a form that is never closed', '<form><textarea>'],
    [
      'a form after a search',
      '<form role="search"><input type="search"></form><form><textarea></textarea></form>',
    ],
    ['an embedded form of a service', '<iframe src="https://docs.google.com/forms/d/e/1/viewform"></iframe>'],
    ['an embedded form that loads later', '<iframe data-src="https://paper.typeform.com/to/x"></iframe>'],
    ['an embedded form in an element', '<div data-tf-live="01H"></div>'],
    ['a form and an address elsewhere', '<form><textarea></textarea></form><p>me@gmail.com</p>'],
  ])('is opened if it has %s', (_, html) => {
    expect(on(html)).toContain(FORM[0]);
  });

  test('is opened for corrections if it is a corrections page', () => {
    expect(on('<form><textarea></textarea></form>', { ...PAGE, purpose: 'corrections' })).toEqual([
      'https://www.paper.org/contact corrections',
    ]);
  });

  test.each([
    ['a search', '<form role="search"><textarea name="q"></textarea></form>'],
    ['a login', '<form><textarea></textarea><input type="password"></form>'],
    ['a newsletter', '<form class="newsletter-form"><textarea></textarea></form>'],
    ['a newsletter’s field', '<form><input type="email"></form>'],
    ['comments', '<form action="/wp-comments-post.php"><textarea></textarea></form>'],
    ['comments by a field', '<form><textarea></textarea><input type="hidden" name="comment_post_ID"></form>'],
    ['a field without a form', '<textarea></textarea>'],
    [
      'a field of a captcha',
      '<form><textarea name="g-recaptcha-response" style="display: none"></textarea></form>',
    ],
    ['a field in a template', '<template><form><textarea></textarea></form></template>'],
    ['a video', '<iframe src="https://www.youtube.com/embed/x"></iframe>'],
    ['a document of a form service', '<iframe src="https://docs.google.com/document/d/1"></iframe>'],
    ['a host that only looks like a service', '<iframe src="https://nottypeform.com/to/x"></iframe>'],
  ])('has nothing if it has only %s', (_, html) => {
    expect(on(html)).toEqual([]);
  });

  test('with an address of its site is not opened', () => {
    expect(on('<form><textarea></textarea></form><p>desk@paper.org</p>')).toEqual(DESK);
  });
});

describe('any page', { timeout: 60_000 }, () => {
  const pieces = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<span style="display:none">',
      '<span style="unicode-bidi:bidi-override;direction:rtl">',
      '</span>',
    ],
    ...[
      '<style>.a{',
      'display:none}',
      '</style>',
      '<script>',
      '</script>',
      "'desk'",
      '+',
      '=',
      "'&#64;'",
      '"paper.org"',
      ';',
    ],
    ...[
      'desk',
      '@',
      ' at ',
      '(at)',
      '[dot]',
      ' dot ',
      '.',
      'paper.org',
      'other.com',
      ':',
      '/',
      '\\',
      '&#64;',
      '\u0000',
    ],
    ...[
      '<a data-user="',
      'data-domain="',
      'data-email="',
      'data-mailto-token="',
      'data-cfemail="',
      '">',
      'ocknvq,',
    ],
    ...[
      '<form>',
      '<textarea>',
      '</textarea>',
      '</form>',
      '<iframe src="https://',
      '<template>',
      '</template>',
      ' ',
    ],
  );

  test('gives valid contacts, of which there are few', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 60 }),
        (all) => {
          const contacts = contactsOnContactPage(all.join(''), PAGE);
          expect(v.parse(ContactsSchema, contacts)).toEqual(contacts);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('gives at most twelve candidates, however many it names', () => {
    const many = (write: (name: string) => string) =>
      Array.from({ length: 5_000 }, (_, index) => write(`d${index}`)).join('\n');
    for (const write of [
      (name: string) => `<p>${name}@paper.org</p>`,
      (name: string) => `<a data-user="${name}" data-domain="paper.org"></a>`,
      (name: string) => `<script>x = '${name}' + '@paper.org'</script>`,
    ]) {
      expect(contactsOnContactPage(many(write), PAGE).candidates).toHaveLength(12);
    }
  });

  test.each([
    ...[
      '@',
      'a@',
      '@a',
      'a@b.',
      '(at)',
      '( at ',
      ' at ',
      'a at b ',
      'a.',
      '((((',
      ' dot ',
      'a[dot]',
      'é',
      '\u200b',
    ],
    ...[
      '<p>',
      '<span hidden>',
      '</span>',
      '<span class=oe_textdirection>',
      '<style>',
      '<style>{',
      '<style>.a{display:none}',
    ],
    ...[
      '<script>',
      "<script>'",
      "<script>'a'+",
      '<script>"\\',
      '<script>a=',
      '<script>a+=a+a;',
      '<script>//',
    ],
    ...[
      '<a data-email=a',
      '<a data-cfemail=5e>',
      '<a data-mailto-token=a>',
      '<a href="javascript:linkTo_UnCryptMailto(\'',
    ],
    ...[
      '<form>',
      '<textarea>',
      '<form><textarea>',
      '<iframe src=https://x>',
      '<template>',
      ' ',
      '\n',
      '\u0000',
    ],
  ])('is read to its end at any size: %j', (piece) => {
    for (const html of [
      piece.repeat(Math.ceil(1_000_000 / piece.length)),
      `<a data-email="${'a'.repeat(9)}">${piece}`,
    ])
      contactsOnContactPage(html, PAGE);
    const value = piece.replaceAll('"', '').repeat(Math.ceil(200_000 / piece.length));
    contactsOnContactPage(
      `<a data-email="${value}" style="${value}" class="${value}" href="${value}">`,
      PAGE,
    );
    contactsOnContactPage(`<style>${value}</style><script>${value}</script>`, PAGE);
  });
});

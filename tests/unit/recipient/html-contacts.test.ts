// The contacts in the links of a page, which the worker reads from its HTML.

import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../lib/correction/recipient';
import { candidatePurpose, preselected } from '../../../lib/recipient/candidate';
import { contactsInHtml } from '../../../lib/recipient/html-contacts';

const PAGE = 'https://www.paper.example/2026/11/fox';

/** Returns the addresses on a page with that body, each with what is known about it, in short form. */
function addressesOn(html: string, page = PAGE): string[] {
  return contactsInHtml(html, page).candidates.map((candidate) =>
    candidate.type === 'inbox'
      ? candidate.inbox
      : [
          addressOf(candidate),
          candidate.provenance,
          candidatePurpose(candidate) ?? [],
          candidate.elsewhere ?? [],
        ]
          .flat()
          .join(' '),
  );
}

/** The contact pages of a page with that body. */
function pagesOn(html: string, page = PAGE): string[] {
  return contactsInHtml(html, page).pages.map(({ address, purpose }) => `${purpose} ${address}`);
}

describe('a link to an address is found', () => {
  test.each([
    ['plainly', '<a href="mailto:info@paper.example">Write to us</a>'],
    ['in capitals', '<A HREF="MAILTO:info@paper.example">Write to us</A>'],
    ['without quotes', '<a href=mailto:info@paper.example>Write to us</a>'],
    [
      'with its letters as entities',
      '<a href="&#109;&#97;ilto&colon;info&#64;paper&period;example">Write</a>',
    ],
    ['never closed', '<p><a href="mailto:info@paper.example">Write to us'],
    ['in a map', '<map><area href="mailto:info@paper.example" alt="Mail"></map>'],
    [
      'in an accelerated page',
      '<html amp4email><amp-sidebar><a on="tap:x" href="mailto:info@paper.example">',
    ],
    [
      'as Cloudflare hides a link',
      `<a href="/cdn-cgi/l/email-protection#${hide('info@paper.example?subject=Hi')}"><i></i></a>`,
    ],
    [
      'as Cloudflare hides a text',
      `<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="${hide('info@paper.example')}">[email&#160;protected]</a>`,
    ],
  ])('%s', (_, html) => {
    expect(addressesOn(html)).toEqual(['info@paper.example mail-link general']);
  });

  test.each([
    [
      'to share the page',
      '<a href="mailto:?subject=The%20fox&amp;body=https://www.paper.example/">Share</a>',
    ],
    ['in a comment', '<!-- <a href="mailto:info@paper.example">Write to us</a> -->'],
    ['in a script', '<script>"<a href=mailto:info@paper.example>"</script>'],
    ['in a field', '<textarea><a href="mailto:info@paper.example"></textarea>'],
    ['in a template', '<template><a href="mailto:info@paper.example">Write</a></template>'],
    ['as text alone', '<p>info@paper.example</p>'],
    ['in another attribute', '<a data-href="mailto:info@paper.example">Write to us</a>'],
    ['that nobody reads', '<a href="mailto:noreply@paper.example">Corrections</a>'],
    ['that is for advertisers', '<a href="mailto:ads@paper.example">Advertise with us</a>'],
  ])('but none %s', (_, html) => {
    expect(addressesOn(html)).toEqual([]);
  });

  test('with the purpose that its text, or else its label, says', () => {
    const href = 'mailto:hello@paper.example';
    const corrections = ['hello@paper.example mail-link corrections'];
    expect(addressesOn(`<a href="${href}"><b>Report</b>\n   an&nbsp;<i>error</i></a>`)).toEqual(corrections);
    expect(addressesOn(`<a href="${href}" aria-label="Report an error"><svg><path/></svg></a>`)).toEqual(
      corrections,
    );
    expect(addressesOn(`<a href="${href}" title="Report an error"> </a>`)).toEqual(corrections);
    expect(addressesOn(`<p><a href="${href}">Write</a></p> Report an error`)).toEqual([
      'hello@paper.example mail-link general',
    ]);
    expect(addressesOn(`<area href="${href}">Report an error`)).toEqual([
      'hello@paper.example mail-link general',
    ]);
    expect(addressesOn(`<a href="${href}">${' '.repeat(500)}Report an error</a>`)).toEqual(corrections);
  });

  test('once, with the best purpose that a link says', () => {
    const html = `
      <a href="mailto:Desk2@paper.example">Write</a><a href="mailto:desk2@paper.example">Report an error</a>
      <a href="mailto:info@paper.example">Write</a>`;
    expect(addressesOn(html)).toEqual([
      'desk2@paper.example mail-link corrections',
      'info@paper.example mail-link general',
    ]);
  });

  test('for replies, before others', () => {
    const html = `
      <a href="mailto:corrections@paper.example">Corrections</a>
      <a rel="nofollow Reply-To" href="mailto:story@paper.example">Reply</a>`;
    expect(addressesOn(html)).toEqual([
      'story@paper.example reply-to general',
      'corrections@paper.example mail-link corrections',
    ]);
    const head = '<head><link rel="reply-to" href="mailto:story@paper.example"></head>';
    expect(addressesOn(head)).toEqual(['story@paper.example reply-to general']);
  });

  test('with the name of its site if that is another one, by registered domain', () => {
    const link = (mailbox: string) => `<a href="mailto:${mailbox}">Write</a>`;
    const site = (mailbox: string, page?: string) => addressesOn(link(mailbox), page)[0]?.split(' ')[3];
    expect(site('info@mail.paper.example')).toBeUndefined();
    expect(site('info@gmail.com')).toBe('gmail.com');
    expect(site('info@other.github.io', 'https://me.github.io/')).toBe('other.github.io');
    expect(site('info@paper.co.uk', 'https://www.paper.co.uk/story')).toBeUndefined();
    expect(site('info@other.co.uk', 'https://www.paper.co.uk/story')).toBe('other.co.uk');
    expect(site('info@paper.example', 'https://www.paper.example./story')).toBeUndefined();
    expect(site('info@paper.example', 'http://127.0.0.1:8080/story')).toBe('paper.example');
  });
});

describe('an author’s own address', () => {
  test('by the initials with which they sign', () => {
    expect(addressesOn('(<a href="mailto:abc@paper.example">abc</a>)')).toEqual([
      'abc@paper.example mail-link author',
    ]);
    expect(addressesOn('<a href="mailto:info@paper.example">Info page</a>')).toEqual([
      'info@paper.example mail-link general',
    ]);
    expect(addressesOn('<a href="mailto:news@paper.example">news</a>')).toEqual([
      'news@paper.example mail-link editors',
    ]);
  });

  const link = '<a href="mailto:ada.writer@paper.example">Mail</a>';

  test.each([
    ['by its link', '<a rel="author" href="mailto:ada.writer@paper.example">Mail</a>'],
    ['by its link in the head', '<link rel="author" href="mailto:ada.writer@paper.example">'],
    ['by the byline’s link', `<a rel="author" href="/people/ada">Ada Writer</a> ${link}`],
    ['by the page’s metadata', `<meta name="Author" content="Ada Writer">${link}`],
    ['by metadata in another way', `<meta property="author" content="Ada Writer">${link}`],
    [
      'by its data',
      `<script type="application/ld+json">{ "@type": "NewsArticle", "author": { "name": "Ada Wríter" } }</script>${link}`,
    ],
  ])('is known %s', (_, html) => {
    expect(addressesOn(html)).toEqual(['ada.writer@paper.example mail-link author']);
  });

  test.each(['ada.writer', 'adawriter', 'awriter', 'a.writer', 'writer', 'ada', 'writer_ada', 'adaw'])(
    'is recognized by her name: %s',
    (name) => {
      const html = `<meta name="author" content="by Ada Byron Writer"><a href="mailto:${name}@paper.example">Mail</a>`;
      expect(addressesOn(html)).toEqual([`${name}@paper.example mail-link author`]);
    },
  );

  test('comes last and is never used automatically, with any text of its link', () => {
    const html = `
      <meta name="author" content="Ada Writer">
      <a href="mailto:ada.writer@paper.example">Report an error</a><a href="mailto:info@paper.example">Write</a>`;
    const { candidates } = contactsInHtml(html, PAGE);
    expect(candidates).toMatchObject([{ purpose: 'general' }, { purpose: 'author' }]);
    expect(preselected(candidates)).toBe(candidates[0]);
    expect(preselected(candidates.slice(1))).toBeUndefined();
  });

  test('is not the address of a newsroom, even if the newsroom signs the page', () => {
    const html = '<link rel="author" href="mailto:redaktion%40paper%2Eexample" title="Kontakt">';
    expect(addressesOn(html)).toEqual(['redaktion@paper.example mail-link editors']);
  });
});

describe('a contact page is found', () => {
  test.each([
    ['Corrections', 'corrections'],
    ['COMPLAINTS &amp; CORRECTIONS', 'corrections'],
    ['Report an Error ›', 'corrections'],
    ['Fehler gefunden?', 'corrections'],
    ['Zgłoś błąd', 'corrections'],
    ['Повідомити про помилку', 'corrections'],
    ['الإبلاغ عن خطأ', 'corrections'],
    ['Contact us', 'contact'],
    ['  Contact\n   Us  ', 'contact'],
    ['Contact&nbsp;Us', 'contact'],
    ['Contact the Paper', 'contact'],
    ['Contact Paper News', 'contact'],
    ['Kontakt', 'contact'],
    ['Nous contacter', 'contact'],
    ['Contáctenos', 'contact'],
    ['Redakcja', 'contact'],
    ['Saziņa', 'contact'],
    ['Зв’язок з нами', 'contact'],
    ["Зв'язок з нами", 'contact'],
    ['اتصل بنا', 'contact'],
    ['Impressum', 'imprint'],
    ['Mentions légales', 'imprint'],
    ['About the Paper', 'about'],
    ['Qui sommes-nous&nbsp;?', 'about'],
    ['Über uns', 'about'],
    ['О нас', 'about'],
    ['用户反馈', 'contact'],
    ['お問い合わせ', 'contact'],
    ['문의하기', 'contact'],
    ['纠错', 'corrections'],
    ['联系我们的朋友', undefined],
    ['Про нас', 'about'],
    ['من نحن', 'about'],
    ['About', 'about'],
    ['About the election', undefined],
    ['Contact lost with a probe', undefined],
    ['No corrections', undefined],
    ['Corrections officer sentenced', undefined],
    ['1', undefined],
    ['', undefined],
  ])('by what its link says: %j is %s', (text, purpose) => {
    const found = purpose === undefined ? [] : [`${purpose} https://www.paper.example/p/17`];
    expect(pagesOn(`<a href="/p/17">${text}</a>`)).toEqual(found);
  });

  test.each([
    ['/contact', 'contact'],
    ['/contact-us/', 'contact'],
    ['/help/contact_us.html', 'contact'],
    ['/Kontakt/index.php', 'contact'],
    ['/contact?from=story', 'contact'],
    ['/%D0%BA%D0%BE%D0%BD%D1%82%D0%B0%D0%BA%D1%82%D0%B8/', 'contact'],
    ['/info/complaints-and-corrections', 'corrections'],
    ['/impressum.html', 'imprint'],
    ['/ueber-uns', 'about'],
    ['/contact/lens', undefined],
    ['/contacting', undefined],
    ['/%E0%A4%A', undefined],
  ])('by what its address is called: %j is %s', (path, purpose) => {
    const found = purpose === undefined ? [] : [`${purpose} https://www.paper.example${path}`];
    expect(pagesOn(`<a href="${path}"><img src="/mail.png"></a>`)).toEqual(found);
  });

  test('but not if the link says that it is about something else', () => {
    expect(pagesOn('<a href="/contact">Do not sell my personal info</a>')).toEqual([]);
    expect(pagesOn('<a href="/cookies/about">Cookies</a>')).toEqual([]);
  });

  test('in order: by purpose, then by whether the text says so, at most two with the same purpose', () => {
    const html = `
      <a href="/about">About</a><a href="/x/contact">→</a><a href="/kontakt">Kontakt</a><a href="/redaktion">Redaktion</a>
      <a href="http://www.paper.example/kontakt/">Kontakt</a><a href="/errata">Errata</a>`;
    expect(pagesOn(html)).toEqual([
      'corrections https://www.paper.example/errata',
      'contact https://www.paper.example/kontakt',
      'contact https://www.paper.example/redaktion',
      'about https://www.paper.example/about',
    ]);
  });

  test('only on the same site, and only with an address that can be shown and fetched', () => {
    const contact = (href: string) => pagesOn(`<a href="${href}">Contact</a>`);
    expect(contact('https://help.paper.example/x')).toEqual(['contact https://help.paper.example/x']);
    expect(contact('https://other.example/contact')).toEqual([]);
    expect(contact('https://user:word@www.paper.example/x')).toEqual([]);
    expect(contact('javascript:contact()')).toEqual([]);
    expect(contact('#contact')).toEqual([]);
    expect(contact('https://')).toEqual([]);
    expect(contact(`/contact?${'x'.repeat(3_000)}`)).toEqual([]);
  });

  test('relative to the page’s base', () => {
    expect(pagesOn('<base href="/de/"><base href="/fr/"><a href="p">Kontakt</a>')).toEqual([
      'contact https://www.paper.example/de/p',
    ]);
    expect(pagesOn('<base href="https://other.example/"><a href="p">Contact</a>')).toEqual([]);
    expect(pagesOn('<base href="https://["><a href="/p">Contact</a>')).toEqual([
      'contact https://www.paper.example/p',
    ]);
  });

  test('at the bottom of a page with ten thousand links', () => {
    const links = '<a href="/story">Story</a>'.repeat(10_000);
    expect(pagesOn(`${links}<a href="/contact">Contact</a>`)).toEqual([
      'contact https://www.paper.example/contact',
    ]);
  });
});

function hide(text: string): string {
  const bytes = [0x42, ...Array.from(text, (letter) => letter.charCodeAt(0) ^ 0x42)];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

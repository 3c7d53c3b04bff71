// What cleaning removes from an address, and which addresses belong to one site.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanAddress } from '../../../lib/page/address';
import { isSameSite } from '../../../lib/page/site';

describe('cleaning an address', () => {
  test.each([
    ['https://news.test/fox#comments', 'https://news.test/fox'],
    ['https://news.test/fox#:~:text=jumpd', 'https://news.test/fox'],
    ['https://ann:secret@news.test/fox', 'https://news.test/fox'],
    ['https://news.test/fox?utm_source=x&utm_medium=y&fbclid=z', 'https://news.test/fox'],
    ['https://news.test/?id=7&gclid=1&page=2', 'https://news.test/?id=7&page=2'],
    ['https://news.test/?UTM_Source=x&id=7', 'https://news.test/?id=7'],
    ['https://news.test/?id=7&id=8&_ga=1', 'https://news.test/?id=7&id=8'],
    ['HTTPS://News.Test:443/Fox', 'https://news.test/Fox'],
    ['http://127.0.0.1:8080/fox', 'http://127.0.0.1:8080/fox'],
  ])('turns %s into %s', (address, cleaned) => expect(cleanAddress(address)).toBe(cleaned));

  test.each([
    ['https://news.test/app#/b', 'https://news.test/app#/b'],
    ['https://news.test/#!/2026/fox', 'https://news.test/#!/2026/fox'],
    ['https://news.test/#!fox', 'https://news.test/#!fox'],
    ['https://news.test/?id=7#/fox?page=2', 'https://news.test/?id=7#/fox?page=2'],
    ['https://news.test/#/fox:~:text=jumpd', 'https://news.test/#/fox'],
    ['https://news.test/#/fox#comments', 'https://news.test/#/fox'],
    ['https://news.test/#/room/#hall:news.test', 'https://news.test/#/room/#hall:news.test'],
    ['https://news.test/#/fox?utm_source=x&id=7&token=abc', 'https://news.test/#/fox?id=7'],
    ['https://news.test/#!/fox?fbclid=y', 'https://news.test/#!/fox'],
    ['https://news.test/#/fox?q=a+b%20c', 'https://news.test/#/fox?q=a+b%20c'],
  ])('keeps the route in the fragment, and cleans it: %s', (address, cleaned) =>
    expect(cleanAddress(address)).toBe(cleaned),
  );

  test.each([
    ...['#', '#!', '#/', '#!/', '#//', '#top', '#TCP/IP', '#page=2', '#:~:text=/fox', '#access_token=x'],
    ...['#/access_token=x&state=y', '#!/id_token=x', '#/sign-in/access_token=x'],
  ])('removes a fragment that is no route: %s', (fragment) =>
    expect(cleanAddress(`https://news.test/fox${fragment}`)).toBe('https://news.test/fox'),
  );

  test.each(['?q=a+b%20c&r=~(d)', '?utm=x&source=y&my_utm_source=z', '?', '?empty=&flag'])(
    'leaves a query without tracking parameters unchanged: %s',
    (query) =>
      expect(cleanAddress(`https://news.test/fox${query}`)).toBe(
        new URL(`https://news.test/fox${query}`).href,
      ),
  );

  test.each([
    'utm_source=x&utm_id=1&gbraid=1&wbraid=2&msclkid=3&yclid=4&ysclid=5&ttclid=6&twclid=7&gad_source=1&srsltid=x',
    'igshid=1&igsh=2&mc_cid=1&mc_eid=2&_ga=1&_gl=2&ref_src=twsrc&ref_url=x&xtor=RSS-1&at_medium=x&at_campaign=y',
    'wt_mc=1&WT.mc_id=2&wt_zmc=3&icid=1&cmpid=2&CMP=share_btn&intcmp=4&ns_mchannel=social&ocid=x&smid=tw&wpisrc=nl',
    'mkt_tok=1&_hsenc=2&_hsmi=3&__hstc=4&hsCtaTracking=5&vero_id=1&oly_enc_id=2&oly_anon_id=3&s_cid=1&s_kwcid=2&spm=3',
    'mtm_campaign=1&pk_kwd=2&sc_cid=3&elqTrackId=4&li_fat_id=5&fb_source=6&__twitter_impression=true&guce_referrer_sig=x',
  ])('removes parameters that only say where a visitor came from: %s', (query) => {
    expect(cleanAddress(`https://news.test/fox?id=7&${query}&page=2`)).toBe(
      'https://news.test/fox?id=7&page=2',
    );
  });

  test.each([
    'access_token=abc&id_token=abc&token=1&csrf-token=1&X-Amz-Security-Token=1&shareToken=1&unlocked_article_code=1',
    'PHPSESSID=a1b2c3d4&jsessionid=A1&ASPSESSIONIDQQ=1&session_id=9&sid=0123456789abcdef&session=f00ba4&sessionid=1',
    'auth=1&api_key=1&key=AIzaSyA1&sig=1&signature=ab&X-Goog-Signature=1&hash=9f86d081884c&ticket=ST-956-Lyg0BdLkgdrBO9',
    'nonce=1&_wpnonce=1a2b&otp=123456&password=x&client_secret=x&SAMLResponse=x&jwt=x',
    'code=4%2F0AX4XfWh1abcdEFGH2345&state=xyz1234567890abcdefg',
    'e=ann%40home.test&email=ann@home.test&user_email=x&u=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3',
  ])('removes parameters that grant access or identify the reader: %s', (query) => {
    expect(cleanAddress(`https://news.test/fox?${query}&p=2`)).toBe('https://news.test/fox?p=2');
  });

  test.each([
    'id=7&p=3&page=2&article=9&story=fox&q=ann%40home.test&v=dQw4w9WgXcQ&s=fox&t=30',
    'name=News&file=article&sid=1234',
    'sid=26/11/20/1234',
    'ticket=1234&key=fox-clears-dog&session=12&hash=&code=AB12&state=ohio',
    'annonce=12&author=ada&source=archive&ref=7&cid=8&mod=9&from=2020-01-01&keyword=x&passage=1&signatures=5',
    'id=0123456789abcdef0123456789abcdef',
  ])('keeps parameters that may identify the story: %s', (query) => {
    expect(cleanAddress(`https://news.test/fox?${query}`)).toBe(`https://news.test/fox?${query}`);
  });

  test.each([
    ['/story;jsessionid=1A2B3C.node1', '/story'],
    ['/story;JSESSIONID=1A2B/2?id=7', '/story/2?id=7'],
    ['/map;zoom=3;sid=1', '/map;zoom=3'],
    ['/(S(abc123def456))/story.aspx', '/story.aspx'],
    ['/(A(xyz)S(abc))/story.aspx', '/story.aspx'],
    ['/wiki/Fox_(S)', '/wiki/Fox_(S)'],
  ])('removes a session id from the path: %s', (path, cleaned) => {
    expect(cleanAddress(`https://news.test${path}`)).toBe(`https://news.test${cleaned}`);
  });

  test('keeps the bytes of the remaining parameters, whatever is removed between them', () => {
    const kept = ['a=b+c%20d', 'r=~(x)', 'flag', 'empty=', 'b%5B%5D=1', 'u=%d0%b6', "c=*'", '=x', ''];
    const query = kept.flatMap((pair) => [pair, 'utm_source=x']).join('&');
    expect(cleanAddress(`https://news.test/?${query}`)).toBe(
      new URL(`https://news.test/?${kept.join('&')}`).href,
    );
  });

  test('resolves a relative address', () => {
    expect(cleanAddress('../fox?utm_source=x', 'https://news.test/2026/11/')).toBe(
      'https://news.test/2026/fox',
    );
    expect(cleanAddress('//m.news.test/fox', 'https://news.test/')).toBe('https://m.news.test/fox');
  });

  test.each([
    '',
    'fox',
    'about:blank',
    'about:srcdoc',
    'data:text/html,x',
    'blob:https://news.test/1',
    'file:///fox',
    'javascript:0',
    'chrome://version',
  ])('returns undefined for “%s”', (address) => expect(cleanAddress(address)).toBeUndefined());

  test('removes the query of an address that is too long, and returns undefined if it is still too long', () => {
    expect(cleanAddress(`https://news.test/fox?session=${'a'.repeat(2_100)}`)).toBe('https://news.test/fox');
    expect(cleanAddress(`https://news.test/${'a'.repeat(2_100)}`)).toBeUndefined();
    expect(cleanAddress(`https://news.test/fox#/${'a'.repeat(2_100)}`)).toBe('https://news.test/fox');
  });

  test('does not change a clean address', () => {
    const pieces = fc.constantFrom(
      ...[
        '#/',
        '#!',
        'utm_source',
        'sid',
        'token',
        'key',
        'code',
        'id',
        '=',
        '&',
        ';',
        '/',
        '?',
        '#',
        '%',
        '%26',
        '%3D',
        '+',
        ' ',
        '\t',
      ],
      ...[
        ';jsessionid=',
        '(S(',
        '))',
        '/(S(a))/',
        'eyJhbGciOiJ',
        '.',
        '@',
        'ж',
        '😀',
        '\ud83d',
        '..',
        '\\',
        ':',
        'a1b2c3d4e5f6a7b8',
      ],
    );
    const awkward = fc.string({ unit: pieces, maxLength: 30 }).map((rest) => `https://news.test/${rest}`);
    const ordinary = fc.webUrl({ withQueryParameters: true, withFragments: true });
    fc.assert(
      fc.property(fc.oneof(awkward, ordinary), (address) => {
        const cleaned = cleanAddress(address);
        expect(cleaned).toBeDefined();
        expect(cleanAddress(cleaned ?? '')).toBe(cleaned);
      }),
      { numRuns: 2_000 },
    );
  });

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (address, base) => {
        expect(() => [cleanAddress(address), cleanAddress(address, base)]).not.toThrow();
      }),
    );
  });

  test('reads two million characters in linear time', () => {
    // More than linear work would outlast the test's time limit.
    for (const part of ['a&', 'a=1@', 'a=eyJ.', ';sid=/', '/(S(a))']) {
      const long = part.repeat(2_000_000 / part.length);
      for (const address of [
        `https://news.test/?${long}`,
        `https://news.test/${long}`,
        `https://news.test/#/${long}`,
        `https://web.archive.org/web/2026/https://web.archive.org/web/2026/${long}`,
      ])
        expect(() => cleanAddress(address)).not.toThrow();
    }
  });
});

describe('two addresses', () => {
  test.each([
    ['https://www.news.test/a', 'http://m.news.test:8080/b'],
    ['https://sport.news.co.uk/', 'https://news.co.uk/'],
    ['https://ann.github.io/a', 'https://ann.github.io/b'],
    ['http://127.0.0.1:3000/a', 'http://127.0.0.1:3000/b'],
    ['http://localhost/', 'https://localhost/'],
    ['https://новини.укр/', 'https://www.новини.укр/'],
    ['http://intranet/a', 'http://intranet/b'],
  ])('belong to one site if they share a registered domain or a host: %s, %s', (one, other) =>
    expect(isSameSite(one, other)).toBe(true),
  );

  test.each([
    ['https://news.test/', 'https://news.example/'],
    ['https://one.co.uk/', 'https://two.co.uk/'],
    ['https://ann.github.io/', 'https://ben.github.io/'],
    ['https://ann.blogspot.com/', 'https://ben.blogspot.com/'],
    ['https://evilnews.test/', 'https://news.test/'],
    ['http://127.0.0.1:3000/', 'http://127.0.0.1:3001/'],
    ['http://127.0.0.1/', 'http://10.0.0.1/'],
    ['http://localhost:1/', 'http://localhost:2/'],
    ['http://[::1]:1/', 'http://[::1]:2/'],
  ])('belong to two sites otherwise: %s, %s', (one, other) => expect(isSameSite(one, other)).toBe(false));
});

// The inbox that a page declares: a real server on loopback, with the requests that the worker sends.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLinkHeader } from '../../../lib/recipient/sources/declared-inbox';
import { askForInbox, headLinks } from '../../../lib/recipient/sources/fetch-declaration';
import { serve } from '../fixtures/loopback';

const RELATION = 'http://www.w3.org/ns/ldp#inbox';
const LINK = `<link rel="${RELATION}" href="/inbox">`;

/** A page with these headers; gives back the inbox that it declares, without its origin. */
async function declaredBy(html: string, headers: Record<string, string> = {}): Promise<string | undefined> {
  const origin = await serve((_, response) =>
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(html),
  );
  return (await askForInbox(`${origin}/story`, fetch))?.replace(origin, '');
}

describe('the inbox that a page declares', () => {
  test.each([
    ['in its head', `<head>${LINK}</head>`],
    ['in a head that is not written', `<!doctype html><title>A</title>${LINK}<p>Text`],
    ['by several relations', `<link rel="alternate  ${RELATION}" href="/inbox">`],
    ['in capitals and without quotes', `<HEAD><LINK HREF=/inbox REL=${RELATION}>`],
    ['behind a counting pixel', `<head><noscript><img src="/pixel"></noscript>${LINK}</head>`],
    ['behind a script that writes tags', `<script>"<body>"</script>${LINK}`],
    ['behind a title in a drawing that a template holds', `<template><svg><title/></svg></template>${LINK}`],
    ['relative to its base', `<base href="/"><link rel="${RELATION}" href="inbox">`],
  ])('is found %s', async (_, html) => {
    expect(await declaredBy(html)).toBe('/inbox');
  });

  test.each([
    ['in the body', `<head></head><body>${LINK}`],
    ['behind text of the body', `<title>A</title><p>${LINK}`],
    ['in a comment', `<head><!-- ${LINK} --></head>`],
    ['in a template', `<head><template>${LINK}</template></head>`],
    ['for browsers without scripts', `<head><noscript>${LINK}</noscript></head>`],
    ['in a title', `<title>${LINK}</title>`],
    ['without an address', `<link rel="${RELATION}">`],
    ['on no web at all', `<link rel="${RELATION}" href="javascript:alert(1)">`],
    ['elsewhere without encryption', `<link rel="${RELATION}" href="http://example.org/inbox">`],
  ])('is none %s', async (_, html) => {
    expect(await declaredBy(html)).toBeUndefined();
  });

  test('is found in the header, which comes before the head', async () => {
    const header = `</style.css>; rel=preload, </first>; title="a, <b>; rel=x"; rel="up ${RELATION}"`;
    expect(await declaredBy(LINK, { Link: header })).toBe('/first');
  });

  test('is found only in the header if the page is not HTML', async () => {
    const headers = { 'Content-Type': 'application/pdf', Link: `</inbox>; rel="${RELATION}"` };
    expect(await declaredBy('%PDF', headers)).toBe('/inbox');
    expect(await declaredBy(LINK, { 'Content-Type': 'text/plain' })).toBeUndefined();
  });

  test('is the one of the page to which the address redirects on the same host, and of no other page', async () => {
    const other = await serve((_, response) =>
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(LINK),
    );
    const origin = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { Location: '/new' }).end();
      else if (request.url === '/sold') response.writeHead(301, { Location: `${other}/story` }).end();
      else response.writeHead(200, { 'Content-Type': 'text/html' }).end(LINK);
    });
    expect(await askForInbox(`${origin}/old`, fetch)).toBe(`${origin}/inbox`);
    expect(await askForInbox(`${origin}/sold`, fetch)).toBeUndefined();
  });

  test('is unknown if the page is gone, cannot be reached or breaks off', async () => {
    const gone = await serve((_, response) =>
      response.writeHead(404, { 'Content-Type': 'text/html' }).end(LINK),
    );
    expect(await askForInbox(`${gone}/story`, fetch)).toBeUndefined();
    expect(await askForInbox('http://127.0.0.1:1/story', fetch)).toBeUndefined();
    const broken = await serve((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': '5000' });
      response.write(LINK, () => response.destroy());
    });
    expect(await askForInbox(`${broken}/story`, fetch)).toBeUndefined();
  });

  test('is requested without cookies and referrer, and an endless page is not read to the end', async () => {
    let sent = 0;
    const origin = await serve((request, response) => {
      expect(request.headers).not.toHaveProperty('cookie');
      expect(request.headers).not.toHaveProperty('referer');
      response.writeHead(200, { 'Content-Type': 'text/html' });
      const more = () => {
        while (!response.destroyed && sent < 100_000_000 && response.write('<meta name="a">'.repeat(1_000)))
          sent += 15_000;
      };
      response.on('drain', more);
      more();
    });
    expect(await askForInbox(`${origin}/story`, fetch)).toBeUndefined();
    expect(sent).toBeLessThan(20_000_000);
  });
});

describe('malformed input throws nothing', () => {
  test('in a Link header', () => {
    expect(parseLinkHeader('<a>; rel=x; rel=y, <b, <c>;rel, d; rel=x')).toEqual([
      { href: 'a', rel: 'x' },
      { href: 'c', rel: '' },
    ]);
    fc.assert(fc.property(fc.string(), (header) => void parseLinkHeader(`<a>; ${header}`)));
  });

  test('in a head', () => {
    fc.assert(fc.property(fc.string(), (html) => void headLinks(`<link rel=a href=b ${html}<b><`)));
  });

  test('and unclosed elements take no longer than closed ones', () => {
    const pile = '<svg>'.repeat(20_000) + '<p>'.repeat(20_000) + '</i>'.repeat(20_000);
    expect(headLinks(`${LINK}<template>${pile}`).links).toHaveLength(1);
  });
});

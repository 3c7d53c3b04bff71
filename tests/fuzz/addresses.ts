// Addresses of pages and dates that parsers read differently, or not at all.

import type { Random } from '../../testing/seeded';
import { HOSTS, LENGTHS, UNITS } from './values';

const PATHS = [
  ...['/', '//', '/a/../../b', '/./.', '/%2e%2e/%2E', '/%00', '/%', '/%zz', '/%ED%A0%80', '/%C0%AF'],
  ...['/a;b=c', '/a\\b'],
  ...['/a b', '/\u0000', '/\n', '/\t/x', '/é', '/漢字', '/🦊', '/\u202e', '/?', '/?a=b&a=c', '/?a[]=1', '/#'],
  ...['/#a#b'],
  ...['/?utm_source=x&fbclid=y', '/?__proto__=1', '/@', '/:80', '/"onx="', "/'", '/<b>', '/{url}', '/|^`'],
] as const;
const AUTHORITIES = [
  ...['news.test', 'NEWS.TEST', 'news.test.', 'news.test..', 'news.test:443', 'news.test:080', 'news.test:0'],
  ...['news.test:65535', 'news.test:65536', 'news.test:', 'a:b@news.test', '@news.test'],
  ...['news.test@evil.test'],
  ...['%6eews.test', 'n%C3%ABws.test', 'nëws.test', 'xn--nws-jma.test', 'news。test', 'ｎｅｗｓ.test'],
  ...['ne\u00adws.test'],
  ...['localhost:8080', '127.0.0.1', '0x7f.1', '2130706433', '0', '[::1]', '[::1]:8080'],
  ...['[::ffff:127.0.0.1]', '[::'],
  ...['[fe80::1%25eth0]', '[v1.x]', 'a'.repeat(64), `${'a.'.repeat(130)}test`, '-', '_', '*'],
  ...['news.test%00.evil'],
] as const;
const SCHEMES = [
  ...['https://', 'http://', 'HTTPS://', 'https:', 'https:/', 'https:///', 'https:\\\\', ' https://'],
  ...['https://\t'],
  ...['//', '', 'ftp://', 'file://', 'javascript:', 'data:text/html,', 'blob:https://', 'urn:'],
  ...['view-source:https://'],
] as const;

/** An address of a page: often one that the relay takes, with something odd in it. */
export function oddAddress(random: Random): string {
  const path =
    random.integer(6) === 0 ? `/${random.pick(UNITS).repeat(random.pick(LENGTHS))}` : random.pick(PATHS);
  switch (random.integer(3)) {
    case 0:
      return `https://${HOSTS.fuzzed}${path}`;
    case 1:
      return `https://${random.pick(AUTHORITIES)}${path}`;
    default:
      return `${random.pick(SCHEMES)}${random.pick(AUTHORITIES)}${path}`;
  }
}

const DATES = [
  ...['2026-02-30', '2026-13-01', '2026-00-00', '0000-01-01', '0000-00-00T00:00:00Z'],
  ...['-000001-01-01T00:00:00Z'],
  ...['+275760-09-13T00:00:00Z', '+275760-09-13T00:00:00.001Z', '-271821-04-20T00:00:00Z'],
  ...['9999-12-31T23:59:60Z'],
  ...['1970-01-01T00:00:00Z', '2026-11-23T24:00:00Z', '2026-11-23T20:44:00+99:99'],
  ...['2026-11-23T20:44:00-00:00'],
  ...[`2026-11-23T20:44:00.${'9'.repeat(1_000)}Z`, '2026-11-23', '2026', '20261123', '٢٠٢٦-١١-٢٣'],
  ...['Mon, 23 Nov 2026'],
  ...['2026-11-23T20:44:00', '2026-11-23 20:44:00Z', '2026-W48-1', '2026-327', '1e99', ''],
  ...[' 2026-11-23T20:44:00Z '],
] as const;

export function oddDate(random: Random): string {
  return random.pick(DATES);
}

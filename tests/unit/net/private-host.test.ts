// Which hosts are on this computer or in the reader's own network, in any notation.

import { describe, expect, test } from 'vitest';
import { isPrivateHost, mayRequest } from '../../../lib/net/private-host';
import { inboxAmong } from '../../../lib/recipient/sources/declared-inbox';

const hostOf = (address: string) => new URL(address).hostname;

const PRIVATE = [
  // This computer.
  ...['http://localhost/', 'http://LOCALHOST./', 'http://a.localhost/', 'http://127.0.0.1/', 'http://127.1/'],
  ...['http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://127.255.255.254/', 'http://0/'],
  ...['http://0.1.2.3/', 'http://[::1]/', 'http://[::]/', 'http://[0:0:0:0:0:0:0:1]/'],
  // Private, shared by a provider's customers, link-local, for benchmarks, multicast, reserved.
  ...[
    'http://10.0.0.1/',
    'http://10.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
  ],
  ...['http://3232235777/', 'http://100.64.0.1/', 'http://100.127.255.255/', 'http://169.254.169.254/'],
  ...['http://192.0.0.8/', 'http://198.18.0.1/', 'http://198.19.255.255/', 'http://224.0.0.1/'],
  ...['http://239.255.255.250/', 'http://240.0.0.1/', 'http://255.255.255.255/'],
  // An IPv4 address within an IPv6 one: mapped, compatible, NAT64, 6to4, Teredo.
  ...[
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:c0a8:101]/',
    'http://[::127.0.0.1]/',
    'http://[::ffff:8.8.8.8]/',
  ],
  ...[
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::a00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2002:c0a8:101::1]/',
  ],
  ...['http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/', 'http://[2001::1]/'],
  // Unique local, link-local, site-local, multicast, discarded.
  ...['http://[fc00::1]/', 'http://[fd12:3456:789a::1]/', 'http://[fe80::1]/', 'http://[fec0::1]/'],
  ...['http://[ff02::1]/', 'http://[100::1]/'],
  // Names that only a local name server knows.
  ...['https://router/', 'https://wiki./', 'https://nas.local/', 'https://NAS.Local./', 'https://a.b.local/'],
  ...['https://db.internal/', 'https://router.home.arpa/', 'https://home.arpa/', 'https://pc.lan/'],
  ...[
    'https://intranet.corp/',
    'https://tv.home/',
    'https://x.localdomain/',
    'https://x.intranet/',
    'https://fritz.box/',
  ],
];

const PUBLIC = [
  ...['https://news.example/', 'https://example.org./', 'https://local.example/', 'https://home.example/'],
  ...['https://mylocal.org/', 'https://arpa.org/', 'https://corp.com/', 'https://xn--d1acufc.xn--p1ai/'],
  ...[
    'http://8.8.8.8/',
    'http://1.1.1.1/',
    'http://9.255.255.255/',
    'http://11.0.0.0/',
    'http://100.63.255.255/',
  ],
  ...['http://100.128.0.0/', 'http://126.255.255.255/', 'http://128.0.0.1/', 'http://169.253.0.1/'],
  ...['http://172.15.255.255/', 'http://172.32.0.0/', 'http://192.167.0.1/', 'http://192.169.0.1/'],
  ...['http://198.17.0.1/', 'http://198.20.0.1/', 'http://223.255.255.255/'],
  ...[
    'http://[2606:4700::1111]/',
    'http://[2001:4860:4860::8888]/',
    'http://[2003::1]/',
    'http://[2a00:1450::5]/',
  ],
];

test.each(PRIVATE)('%s is not on the public web', (address) => {
  expect(isPrivateHost(hostOf(address))).toBe(true);
  expect(mayRequest(hostOf(address), 'https://news.example/story')).toBe(false);
  expect(mayRequest(hostOf(address), address)).toBe(true); // for its own pages
});

test.each(PUBLIC)('%s is on the public web', (address) => {
  expect(isPrivateHost(hostOf(address))).toBe(false);
  expect(mayRequest(hostOf(address), 'https://news.example/story')).toBe(true);
});

describe('an inbox that a page declares', () => {
  const declared = (inbox: string, page: string) =>
    inboxAmong([{ rel: 'http://www.w3.org/ns/ldp#inbox', href: inbox }], page, new URL(page));

  test.each(PRIVATE)('does not count at %s for a page of the public web', (address) => {
    const inbox = address.replace(/^http:/, 'https:');
    expect(declared(inbox, 'https://news.example/story')).toBeUndefined();
  });

  test('counts in a local network only for pages on the same host', () => {
    expect(declared('https://wiki.corp/inbox', 'https://wiki.corp/page')).toBe('https://wiki.corp/inbox');
    expect(declared('https://wiki/inbox', 'https://wiki/page')).toBe('https://wiki/inbox');
    expect(declared('https://router.corp/inbox', 'https://wiki.corp/page')).toBeUndefined();
  });
});

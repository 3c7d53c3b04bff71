import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress, parseRange, readerPrefix } from '../../../../relay/domain/address';
import { clientFinder } from '../../../../relay/domain/client';

const behindLocalProxy = clientFinder(['loopback']);

describe('the client behind a proxy', () => {
  test('is the right-most address that is not a trusted proxy’s', () => {
    const clientOf = clientFinder(['loopback', '10.0.0.0/8', '2001:db8:ffff::/48']);
    const prefixOf = (address: string, forwardedFor: string) => {
      const client = clientOf({ address, forwardedFor });
      return client.kind === 'remote' ? client.prefix : client.kind;
    };
    expect(prefixOf('127.0.0.1', '203.0.113.5')).toBe('203.0.113.5');
    expect(prefixOf('::1', '203.0.113.5, 10.1.2.3')).toBe('203.0.113.5');
    expect(prefixOf('::ffff:127.0.0.1', '198.51.100.1,203.0.113.5 , 10.1.2.3,10.9.9.9')).toBe('203.0.113.5');
    expect(prefixOf('2001:db8:ffff::7', '203.0.113.5:61234')).toBe('203.0.113.5');
    expect(prefixOf('10.0.0.1', '[2001:db8:1:2ab::1]:443')).toBe('2001:db8:1:200::/56');
    expect(prefixOf('10.0.0.1', '10.0.0.2')).toBe('10.0.0.2'); // a trusted proxy may send its own request
  });

  test('is unknown if the trusted proxy does not name it', () => {
    for (const forwardedFor of [
      '',
      'unknown',
      '203.0.113.5, _hidden',
      '203.0.113.5, 1.2.3',
      '0x7f.1',
      '١.٢.٣.٤',
    ])
      expect(behindLocalProxy({ address: '127.0.0.1', forwardedFor }).kind).toBe('unknown');
  });

  test('is unknown if the connection has ended, even if the header names one', () => {
    expect(behindLocalProxy({ address: undefined, forwardedFor: undefined }).kind).toBe('unknown');
    expect(behindLocalProxy({ address: undefined, forwardedFor: '203.0.113.5' }).kind).toBe('unknown');
  });

  test('is this machine only if this machine names no other client', () => {
    for (const address of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])
      expect(behindLocalProxy({ address, forwardedFor: undefined }).kind).toBe('local');
    expect(behindLocalProxy({ address: '127.0.0.1', forwardedFor: '127.0.0.1' }).kind).toBe('remote');
  });

  test('is unknown on a public relay if a web server on this machine names no client', () => {
    const clientOf = clientFinder(['loopback'], { isPublic: true });
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(clientOf({ address, forwardedFor: undefined })).toEqual({
        kind: 'unknown',
        problem: 'proxy names no client',
      });
    expect(clientOf({ address: '127.0.0.1', forwardedFor: '203.0.113.5' }).kind).toBe('remote');
  });

  const anyHeader = fc
    .array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom('127.0.0.1', '::1', '', 'unknown'), fc.string()), {
      maxLength: 6,
    })
    .map((hops) => hops.join(','));
  const strangers = fc.oneof(
    fc.ipV4().filter((address) => !/^(127|0)\./.test(address)),
    fc.constantFrom('2001:db8::1', '2600:1f00::8'),
  );

  test('cannot pretend to be another by sending the header', () => {
    fc.assert(
      fc.property(strangers, anyHeader, (reader, made) => {
        const alone = behindLocalProxy({ address: '127.0.0.1', forwardedFor: reader });
        // The proxy appends the client's address to the client's header.
        expect(behindLocalProxy({ address: '127.0.0.1', forwardedFor: `${made}, ${reader}` })).toEqual(alone);
        // Or it connects to the relay directly.
        const direct = behindLocalProxy({ address: reader, forwardedFor: made });
        expect(direct).toEqual({ ...alone, problem: 'proxy not trusted' });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an address', () => {
  test('counts by its first 56 bits in IPv6 and as a whole in IPv4, in any notation', () => {
    const prefixOf = (text: string) => {
      const address = parseAddress(text);
      return address && readerPrefix(address);
    };
    expect(prefixOf('2001:db8:1:2ff:ffff::1')).toBe('2001:db8:1:200::/56');
    expect(prefixOf('2001:DB8:1:200:0:0:0:1')).toBe('2001:db8:1:200::/56');
    expect(prefixOf('fe80::1%eth0')).toBe('fe80::/56');
    expect(prefixOf('::ffff:203.0.113.5')).toBe('203.0.113.5');
    expect(prefixOf('203.0.113.5:80')).toBe('203.0.113.5');
  });

  test('or a range is distinguished from other text', () => {
    expect(parseRange('10.0.0.0/8')?.[1]).toBe(8);
    expect(parseRange('10.0.0.1')?.[1]).toBe(32);
    expect(parseRange('::1')?.[1]).toBe(128);
    for (const text of [
      '',
      '10.0.0.0/33',
      '::/129',
      '10.0.0',
      'proxy.example',
      '10.0.0.0/-1',
      '10.0.0.0/8/8',
    ])
      expect(parseRange(text)).toBeUndefined();
  });
});

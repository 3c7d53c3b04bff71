// Checks the DNS records for the sender of letters and for the relay's address. Other mail servers judge letters by these records.

import { createPublicKey } from 'node:crypto';
import { promises } from 'node:dns';
import type { Config } from '../config/config';
import { isLoopback } from '../domain/address';
import type { Dkim } from '../domain/dkim';
import { type Finding, findingsAbout } from './finding';

/** Looks up the DNS records of a name. They are empty if the name does not exist or has no record of that kind. */
export interface DnsLookup {
  text(name: string): Promise<readonly string[]>;
  mailServers(name: string): Promise<readonly string[]>;
  addresses(name: string): Promise<readonly string[]>;
}

/** How long `check` waits for the DNS, in milliseconds. */
const TIMEOUT_MS = 5_000;
/** Names that are reserved and belong to nobody (RFC 2606 and RFC 6761). */
const RESERVED = /(^|\.)(test|example|invalid|localhost|example\.(com|net|org))$/;

/** The DNS, through this machine's resolver. */
export function systemDns(): DnsLookup {
  const resolver = new promises.Resolver({ timeout: TIMEOUT_MS, tries: 1 });
  return {
    text: async (name) => (await orNone(resolver.resolveTxt(name))).map((parts) => parts.join('')),
    mailServers: async (name) => (await orNone(resolver.resolveMx(name))).map(({ exchange }) => exchange),
    addresses: async (name) => [
      ...(await orNone(resolver.resolve4(name))),
      ...(await orNone(resolver.resolve6(name))),
    ],
  };
}

async function orNone<T>(answer: Promise<T[]>): Promise<T[]> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'ENODATA'))
      return [];
    throw error;
  }
}

export async function checkDns({ from, publicUrl, dkim }: Config, dns: DnsLookup): Promise<Finding[]> {
  const domain = from.slice(from.lastIndexOf('@') + 1).toLowerCase();
  return [
    ...(await asked('sender', domain, (name) => senderFindings(name, dns))),
    ...(dkim === undefined
      ? [
          findingsAbout('DKIM').advice(
            'the relay does not sign letters; make sure that your mail server does, or set dkim',
          ),
        ]
      : await asked('DKIM', dkim.domain, async () => [await keyFinding(dkim, dns)])),
    ...(publicUrl === undefined
      ? [findingsAbout('publicUrl').advice('is not set: only browsers on this machine can send corrections')]
      : await asked('publicUrl', new URL(publicUrl).hostname, (name) => addressFindings(name, dns))),
  ];
}

/** Returns the findings of `find`, or the reason why `name` was not checked. */
async function asked(
  about: string,
  name: string,
  find: (name: string) => Promise<Finding[]>,
): Promise<Finding[]> {
  const { notChecked } = findingsAbout(about);
  if (RESERVED.test(name) || isLoopback(name)) return [notChecked(`${name} is not a name in the public DNS`)];
  try {
    return await find(name);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error';
    return [notChecked(`the DNS did not answer for ${name} (${code})`)];
  }
}

async function senderFindings(domain: string, dns: DnsLookup): Promise<Finding[]> {
  const [servers, addresses, texts, policies] = await Promise.all([
    dns.mailServers(domain),
    dns.addresses(domain),
    dns.text(domain),
    dns.text(`_dmarc.${domain}`),
  ]);
  const mx = findingsAbout('MX');
  const spf = findingsAbout('SPF');
  const dmarc = findingsAbout('DMARC');
  const [record, ...others] = texts.filter((text) => /^v=spf1(\s|$)/i.test(text));
  const policy = policies.find((text) => /^v=DMARC1\s*(;|$)/i.test(text));
  return [
    servers.length > 0 || addresses.length > 0
      ? mx.ok(`${domain} accepts mail: ${servers.join(', ') || addresses.join(', ')}`)
      : mx.failed(`${domain}, the domain of from, accepts no mail: many mail servers refuse letters from it`),
    record === undefined
      ? spf.advice(`${domain} has no record: add a TXT record that names your mail server, "v=spf1 … -all"`)
      : others.length > 0
        ? spf.failed(`${domain} has ${others.length + 1} records, which counts as none: keep one`)
        : spf.ok(`${domain} has “${record}”; make sure that it names your mail server`),
    policy === undefined
      ? dmarc.advice(`${domain} has no policy: add a TXT record "v=DMARC1; p=none" at _dmarc.${domain}`)
      : dmarc.ok(`${domain} has “${policy}”`),
  ];
}

/** Whether the DNS has the key that verifies our signatures (RFC 6376, section 3.6.1). */
async function keyFinding({ domain, selector, privateKey }: Dkim, dns: DnsLookup): Promise<Finding> {
  const { ok, failed } = findingsAbout('DKIM');
  const name = `${selector}._domainkey.${domain}`;
  const key = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  const records = (await dns.text(name)).map((text) => text.replaceAll(/\s/g, ''));
  if (records.some((record) => record.split(';').includes(`p=${key}`)))
    return ok(`${name} has the key that signs letters`);
  const is = records.length === 0 ? 'has no record' : 'has a different key from the one that signs letters';
  return failed(`${name} ${is}: set its TXT record to "v=DKIM1; k=rsa; p=${key}"`);
}

async function addressFindings(name: string, dns: DnsLookup): Promise<Finding[]> {
  const { ok, failed } = findingsAbout('publicUrl');
  const addresses = await dns.addresses(name);
  return [
    addresses.length > 0
      ? ok(`${name} is at ${addresses.join(', ')}`)
      : failed(`${name} has no address in the DNS: readers’ browsers cannot find the relay`),
  ];
}

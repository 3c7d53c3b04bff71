import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkDns, type DnsLookup } from '../../../relay/check/dns';

/** The records of a DNS, under `MX name`, `TXT name` and `A name`. */
function dnsWith(records: Readonly<Record<string, readonly string[]>>): DnsLookup {
  const under = (kind: string) => async (name: string) => records[`${kind} ${name}`] ?? [];
  return { text: under('TXT'), mailServers: under('MX'), addresses: under('A') };
}

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const PUBLISHED = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const CONFIG = {
  from: 'corrections@Paper.news',
  sites: [],
  smtpUrl: 'smtps://mail.paper.news',
  host: '127.0.0.1',
  port: 0,
  publicUrl: 'https://corrections.paper.news/relay',
  database: { file: 'none' },
  dkim: {
    domain: 'paper.news',
    selector: 'relay',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  },
};
const RECORDS = {
  'MX paper.news': ['mx.paper.news'],
  'TXT paper.news': ['google-site-verification=x', 'v=spf1 mx -all'],
  'TXT _dmarc.paper.news': ['v=DMARC1; p=none'],
  'TXT relay._domainkey.paper.news': [`v=DKIM1; k=rsa; p=${PUBLISHED}`],
  'A corrections.paper.news': ['192.0.2.1'],
};

async function findings(records: Record<string, readonly string[]>, changes: object = {}): Promise<string[]> {
  const found = await checkDns({ ...CONFIG, ...changes }, dnsWith(records));
  return found.map(({ outcome, subject }) => `${outcome} ${subject}`);
}

test('a domain with every record that other mail servers check has no problem', async () => {
  expect(await findings(RECORDS)).toEqual(['ok MX', 'ok SPF', 'ok DMARC', 'ok DKIM', 'ok publicUrl']);
});

test.each<[string, Record<string, readonly string[]>, string]>([
  ['accepts no mail', { 'MX paper.news': [] }, 'failed MX'],
  ['does not list its mail servers', { 'TXT paper.news': ['v=spf10'] }, 'advice SPF'],
  ['lists its mail servers twice', { 'TXT paper.news': ['v=spf1 mx -all', 'v=spf1 -all'] }, 'failed SPF'],
  ['has no policy', { 'TXT _dmarc.paper.news': [] }, 'advice DMARC'],
  ['has no key', { 'TXT relay._domainkey.paper.news': [] }, 'failed DKIM'],
  ['has another key', { 'TXT relay._domainkey.paper.news': [`v=DKIM1; p=${PUBLISHED}A`] }, 'failed DKIM'],
  ['has no address for the relay', { 'A corrections.paper.news': [] }, 'failed publicUrl'],
])('there is a finding about a domain that %s', async (_, records, finding) => {
  expect(await findings({ ...RECORDS, ...records })).toContain(finding);
});

test('letters without a known signature get advice', async () => {
  expect(await findings(RECORDS, { dkim: undefined })).toContain('advice DKIM');
});

test('a domain without an MX record accepts mail at its own address', async () => {
  expect(await findings({ ...RECORDS, 'MX paper.news': [], 'A paper.news': ['192.0.2.2'] })).toContain(
    'ok MX',
  );
});

test('nothing is reported as checked if the DNS does not respond', async () => {
  const silent = () => Promise.reject(Object.assign(new Error('timed out'), { code: 'ETIMEOUT' }));
  const found = await checkDns(CONFIG, { text: silent, mailServers: silent, addresses: silent });
  expect(found).toEqual([
    {
      outcome: 'not checked',
      subject: 'sender',
      message: 'the DNS did not answer for paper.news (ETIMEOUT)',
    },
    {
      outcome: 'not checked',
      subject: 'DKIM',
      message: 'the DNS did not answer for paper.news (ETIMEOUT)',
    },
    {
      outcome: 'not checked',
      subject: 'publicUrl',
      message: 'the DNS did not answer for corrections.paper.news (ETIMEOUT)',
    },
  ]);
});

test.each(['desk@news.example', 'desk@example.org', 'desk@news.test', 'desk@localhost'])(
  'the DNS is not asked about a reserved domain: %s',
  async (from) => {
    expect((await findings({}, { from })).slice(0, 1)).toEqual(['not checked sender']);
  },
);

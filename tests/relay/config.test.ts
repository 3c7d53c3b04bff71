import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Config, ConfigError, loadConfig } from '../../relay/config';
import { connectionString } from '../../relay/store/postgres-url';
import { newKey } from './dkim-keys';

const SITE = { name: 'Example News', hosts: ['News.Test', 'localhost:8080'], editors: ['desk@news.test'] };
const VALID = { from: 'corrections@news.test', sites: [SITE], smtp: 'smtps://user:pass@mail.test' };

async function fileWith(json: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'corrigenda-config-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'relay.config.json');
  await writeFile(file, typeof json === 'string' ? json : JSON.stringify(json));
  return file;
}

async function load(json: unknown, env: Record<string, string> = {}): Promise<Config> {
  return loadConfig(await fileWith(json), env);
}

async function complaintAbout(json: unknown, env: Record<string, string> = {}): Promise<string> {
  const outcome = await load(json, env).catch((error: unknown) => error);
  if (outcome instanceof ConfigError) return outcome.message;
  throw new Error(`no complaint: ${JSON.stringify(outcome)}`);
}

describe('the key that letters are signed with', () => {
  const key = newKey(2_048);
  const dkim = { domain: 'news.test', selector: 'corrections' };

  test('is in the file, in one beside it, or in the environment, which wins', async () => {
    expect((await load({ ...VALID, dkim: { ...dkim, privateKey: key } })).dkim).toEqual({
      ...dkim,
      privateKey: key,
    });
    const file = await fileWith({ ...VALID, dkim: { ...dkim, privateKeyFile: 'dkim.pem' } });
    await writeFile(join(dirname(file), 'dkim.pem'), key);
    expect(loadConfig(file, {}).dkim?.privateKey).toBe(key);
    const other = newKey(1_024).trim();
    const variable = { DKIM_PRIVATE_KEY: other.replaceAll('\n', '\\n') };
    expect(loadConfig(file, variable).dkim?.privateKey).toBe(other);
  });

  test.each([
    [
      'from another domain',
      { domain: 'mail.test' },
      /^\S+: dkim\.domain: mail\.test is not the domain of “from”/,
    ],
    ['from a domain below it', { domain: 'sub.news.test' }, /is not the domain of “from”/],
    [
      'without a key',
      { privateKey: undefined },
      /dkim: has no key; set privateKeyFile, privateKey or DKIM_PRIVATE_KEY/,
    ],
    [
      'of no such file',
      { privateKey: undefined, privateKeyFile: 'none.pem' },
      /none\.pem cannot be read \(ENOENT\)$/,
    ],
    [
      'that is none',
      { privateKey: 'secret' },
      /^relay\.config\.json: dkim\.privateKey: must be an RSA private key in PEM/,
    ],
    ['that is too short', { privateKey: newKey(512) }, /must have at least 1024 bits/],
    ['with a selector that no DNS has', { selector: 'a b; c' }, /dkim\.selector: must be a name/],
  ])('is refused where letters would go unsigned or count for nothing: %s', async (_, change, complaint) => {
    const message = await complaintAbout({ ...VALID, dkim: { ...dkim, privateKey: key, ...change } });
    expect(message).toMatch(complaint);
    expect(message).not.toContain('PRIVATE KEY-----');
  });

  test('may be one of a domain above the sender’s', async () => {
    const from = 'corrections@lists.news.test';
    expect((await load({ ...VALID, from, dkim: { ...dkim, privateKey: key } })).dkim?.domain).toBe(
      'news.test',
    );
  });
});

describe('a configuration', () => {
  test('needs a sender, sites and a mail server, and has defaults for the rest', async () => {
    const file = await fileWith(VALID);
    expect(loadConfig(file, {})).toEqual({
      from: 'corrections@news.test',
      sites: [{ ...SITE, hosts: ['news.test', 'localhost:8080'] }],
      smtpUrl: 'smtps://user:pass@mail.test',
      host: '127.0.0.1',
      port: 8025,
      database: { file: file.replace('relay.config.json', 'corrigenda.sqlite') },
    });
  });

  test('is overruled by the environment', async () => {
    const config = await load(
      { ...VALID, port: 1, publicUrl: 'https://a.test', database: 'file:a.sqlite' },
      {
        PORT: '9000',
        PUBLIC_URL: 'https://b.test/relay/',
        SMTP_URL: 'smtp://127.0.0.1:25',
        DATABASE_URL: 'file:///var/lib/b.sqlite',
      },
    );
    expect(config).toMatchObject({
      port: 9000,
      publicUrl: 'https://b.test/relay',
      smtpUrl: 'smtp://127.0.0.1:25',
      database: { file: '/var/lib/b.sqlite' },
    });
  });
});

test.each([
  ['postgres://relay:secret@db.test/relay', 'sslmode=verify-full'],
  ['postgresql://db.test:5433/relay?sslmode=require', 'sslmode=require'],
  ['postgres://db.test/relay?sslmode=verify-full&sslmode=disable', 'sslmode=verify-full'],
  ['postgres://0.0.0.0/relay', 'sslmode=verify-full'],
  ['postgres://localhost.db.test/relay', 'sslmode=verify-full'],
  ['postgres://localhost/relay', 'sslmode=disable'],
  ['postgres://127.0.0.1/relay?sslmode=verify-full', 'sslmode=verify-full'],
  ['postgres://[::1]/relay', 'sslmode=disable'],
  ['postgres:///relay?host=/run/postgresql', 'sslmode=disable'],
])('the way to PostgreSQL is encrypted unless it is within this machine: %s, %s', async (database, mode) => {
  const config = await load({ ...VALID, database });
  expect(config.database).toEqual({ url: database });
  const { searchParams } = new URL(connectionString(database));
  expect(searchParams.getAll('sslmode').map((value) => `sslmode=${value}`)).toEqual([mode]);
  expect(searchParams.get('uselibpqcompat')).toBe('true');
});

describe('a wrong configuration is told with its file, its field and what to do', () => {
  test.each<[string, unknown, string]>([
    ['no sender', { ...VALID, from: undefined }, 'from: is missing'],
    ['no sites', { ...VALID, sites: undefined }, 'sites: is missing'],
    [
      'no mail server',
      { ...VALID, smtp: undefined },
      'smtp: is missing; write the address of your mail server',
    ],
    ['an empty list of sites', { ...VALID, sites: [] }, 'sites: must have at least one site'],
    ['sites that are no list', { ...VALID, sites: SITE }, 'sites: must be a list of sites'],
    ['two senders', { ...VALID, from: 'a@b.test, c@d.test' }, 'from: must be one e-mail address'],
    [
      'an editor who is no address',
      { ...VALID, sites: [{ ...SITE, editors: ['desk'] }] },
      'sites.0.editors.0: must be one e-mail address',
    ],
    [
      'no editors',
      { ...VALID, sites: [{ ...SITE, editors: [] }] },
      'sites.0.editors: must name at least one',
    ],
    [
      'an address where a host belongs',
      { ...VALID, sites: [{ ...SITE, hosts: ['https://news.test/'] }] },
      'sites.0.hosts.0: must be a host such as example.org',
    ],
    ['a key that is none', { ...VALID, smpt: 'x' }, 'smpt: is not a setting here; the settings are from,'],
    [
      'a key of a site that is none',
      { ...VALID, sites: [{ ...SITE, editor: 'x' }] },
      'sites.0.editor: is not a setting here; the settings are name, hosts, editors',
    ],
    [
      'a host of two sites',
      { ...VALID, sites: [SITE, { ...SITE, name: 'Other', hosts: ['NEWS.test:443'] }] },
      'sites.1.hosts: news.test belongs to “Example News” already',
    ],
    [
      'a mail server that is none',
      { ...VALID, smtp: 'mail.test' },
      'smtp: must be an address such as smtps://',
    ],
    ['an open public address', { ...VALID, publicUrl: 'http://relay.test' }, 'publicUrl: must be an https'],
    ['a port that is none', { ...VALID, port: 70_000 }, 'port: must be a port'],
    ['a list', [VALID], 'must be an object'],
    ['what is not JSON', '{ from: x }', 'is not JSON'],
  ])('%s', async (_, json, message) => {
    const complaint = await complaintAbout(json);
    expect(complaint).toContain(`relay.config.json: ${message}`);
  });

  test('all of it at once, a line each', async () => {
    const complaint = await complaintAbout({ ...VALID, from: 'x', port: -1 });
    expect(complaint.split('\n')).toHaveLength(2);
  });

  test.each([
    ['PORT', '80a', 'PORT: must be a port'],
    ['SMTP_URL', 'http://mail.test', 'SMTP_URL: must be an address such as smtps://'],
    [
      'DATABASE_URL',
      'mysql://db/relay',
      'DATABASE_URL: must be a URL such as file:corrigenda.sqlite or postgres:',
    ],
    ['PUBLIC_URL', 'relay.test', 'PUBLIC_URL: must be an https address'],
  ])('or with the variable: %s=%s', async (variable, value, message) => {
    expect(await complaintAbout(VALID, { [variable]: value })).toContain(message);
  });

  test.each([
    ['file:', 'must name a file'],
    ['postgres://', 'must name the database'],
    ['postgres://db.test', 'must name the database'],
    ['postgres:///relay', 'must name the host, or the folder of the server’s socket'],
    ['postgres://%2Frun%2Fpostgresql/relay', 'must name the host, or the folder of the server’s socket'],
    [
      'postgres://db.test/relay?host=other.test',
      'can have the folder of a socket alone as its parameter host',
    ],
    ['postgres://db.test/relay?sslmode=disable', 'cannot have sslmode=disable'],
    ['postgres://db.test/relay?sslmode=prefer', 'must have one of these as sslmode: disable, require,'],
    ['postgres://db.test/relay?sslmode=verify-ca', 'must name the file of the authority’s certificate'],
    [
      'postgres://db.test/relay?ssl=0',
      'has a parameter ssl; those it can have are host, sslmode, sslrootcert',
    ],
  ])('a database that cannot be: %s', async (database, message) => {
    expect(await complaintAbout({ ...VALID, database })).toContain(`relay.config.json: database: ${message}`);
  });

  test('a missing file, with an example that is right', () => {
    const complain = () => loadConfig('/nowhere/relay.config.json', {});
    expect(complain).toThrow('/nowhere/relay.config.json cannot be read');
    let message = '';
    try {
      complain();
    } catch (error) {
      message = String(error);
    }
    return expect(load(message.slice(message.indexOf('{')))).resolves.toMatchObject({
      publicUrl: 'https://corrections.example.org',
    });
  });
});

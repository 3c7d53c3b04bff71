import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Config, exposureOf, loadConfig } from '../../../relay/config/config';
import { ConfigError } from '../../../relay/domain/config-error';
import { connectionString } from '../../../relay/domain/database-location';
import { newKey } from '../fixtures/dkim-keys';

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

describe('a configuration that is not JSON', () => {
  const SECRET = 'hunter2-Zq9secret';
  test.each([
    ['a word without quotes', `{"smtp":smtps://u:${SECRET}@mail.test}`, 'line 1, column 9'],
    ['a token without quotes', `{\n  "operatorToken": ${SECRET}\n}`, 'line 2, column 20'],
    ['a missing comma', `{"smtp":"smtps://u:${SECRET}@m"\n"port":1}`, 'line 2, column 1'],
    ['an extra comma', `{"smtp":"smtps://u:${SECRET}@m",}`, 'line 1, column '],
    ['a missing quotation mark', `{"smtp":"smtps://u:${SECRET}}`, 'line 1, column '],
    ['a backslash', `{"smtp":"${SECRET}\\x"}`, 'line 1, column '],
    ['a line break in a text', `{"smtp":"${SECRET}\n"}`, 'is not JSON'],
    ['nothing', '', 'line 1, column 1'],
  ])('is reported with only the position of the error: %s', async (_, text, place) => {
    const complaint = await complaintAbout(text);
    expect(complaint).toMatch(/^relay\.config\.json: is not JSON/);
    expect(complaint).toContain(place);
    expect(complaint).not.toMatch(/hunter|Zq9|secret/);
  });
});

describe('a configuration that others can read', () => {
  test.each([
    [0o600, undefined],
    [0o640, undefined], // the group that the service runs in
    [0o644, '644'],
    [0o604, '604'],
    [0o777, '777'],
  ])('%o is reported with its mode and what to do', async (mode, told) => {
    const file = await fileWith(VALID);
    await chmod(file, mode);
    const exposure = exposureOf(file);
    if (told === undefined) expect(exposure).toBeUndefined();
    else
      expect(exposure).toBe(
        `${file} has mode ${told}: every user of this machine can read the passwords in it. Run: chmod 600 ${file}`,
      );
  });

  test('is absent if there is no file', () => {
    expect(exposureOf('/nonexistent/relay.config.json')).toBeUndefined();
  });
});

describe('the key that signs letters', () => {
  const key = newKey(2_048);
  const dkim = { domain: 'news.test', selector: 'corrections' };

  test('is in the file, in another file next to it, or in the environment, which takes precedence', async () => {
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
      /^\S+: dkim: domain: mail\.test is not the domain of “from”/,
    ],
    ['from a subdomain of the sender’s', { domain: 'sub.news.test' }, /is not the domain of “from”/],
    [
      'without a key',
      { privateKey: undefined },
      /dkim: has no key; set privateKeyFile, privateKey or DKIM_PRIVATE_KEY/,
    ],
    [
      'in a file that does not exist',
      { privateKey: undefined, privateKeyFile: 'none.pem' },
      /none\.pem cannot be read \(ENOENT\)$/,
    ],
    [
      'that is not a key',
      { privateKey: 'secret' },
      /^relay\.config\.json: dkim\.privateKey: must be an RSA private key in PEM/,
    ],
    ['that is too short', { privateKey: newKey(512) }, /must have at least 1024 bits/],
    ['with a selector that no DNS has', { selector: 'a b; c' }, /dkim\.selector: must be a name/],
  ])(
    'is refused if letters would be unsigned or their signature worthless: %s',
    async (_, change, complaint) => {
      const message = await complaintAbout({ ...VALID, dkim: { ...dkim, privateKey: key, ...change } });
      expect(message).toMatch(complaint);
      expect(message).not.toContain('PRIVATE KEY-----');
    },
  );

  test('can be in the environment only, and an error in it names the variable', async () => {
    const env = { DKIM_DOMAIN: 'news.test', DKIM_SELECTOR: 'corrections', DKIM_PRIVATE_KEY: key };
    expect((await load(VALID, env)).dkim).toEqual({ ...dkim, privateKey: key });
    expect(await complaintAbout(VALID, { ...env, DKIM_PRIVATE_KEY: 'secret' })).toMatch(
      /^DKIM_PRIVATE_KEY: must be/,
    );
  });

  test('may be the key of a parent of the sender’s domain', async () => {
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

  test('has durations in words', async () => {
    const settings = {
      digest: '15 minutes',
      mergeWindow: 'off',
      routes: [{ paths: ['/sport/'], kinds: ['fact'], editors: ['sport@news.test'], digest: '1 day' }],
      lettersPerHour: 20,
      subjectPrefix: '[Web]',
      shareReader: false,
      cms: 'https://cms.test/edit?url={url}',
      dryRun: true,
    };
    const { sites } = await load({ ...VALID, sites: [{ ...SITE, ...settings }] });
    expect(sites[0]).toMatchObject({
      ...settings,
      digest: 900_000,
      mergeWindow: 0,
      routes: [{ ...settings.routes[0], digest: 86_400_000 }],
    });
  });

  test('has the limits, the trusted proxies, and the settings for the operator', async () => {
    const settings = {
      limits: { perReader: '30 per minute', perSite: 'off' },
      trustProxy: ['loopback', '10.0.0.0/8', '2001:db8::1'],
      operatorToken: 'a-token-of-the-operators',
      keepReaderDays: 30,
      logLevel: 'warn',
    };
    expect(await load({ ...VALID, ...settings })).toMatchObject(settings);
    const env = {
      TRUST_PROXY: '10.1.0.0/16, 10.2.3.4',
      OPERATOR_TOKEN: 'another-of-the-operators',
      LOG_LEVEL: 'debug',
    };
    expect(await load({ ...VALID, ...settings }, env)).toMatchObject({
      trustProxy: ['10.1.0.0/16', '10.2.3.4'],
      operatorToken: 'another-of-the-operators',
      logLevel: 'debug',
    });
    expect(await complaintAbout(VALID, { TRUST_PROXY: '10.1.0.0/16,proxy' })).toMatch(
      /^TRUST_PROXY, entry 2: must be/,
    );
    expect(await complaintAbout(VALID, { OPERATOR_TOKEN: 'short' })).toMatch(
      /^OPERATOR_TOKEN: must have at least 20/,
    );
  });

  test('is overridden by the environment', async () => {
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

describe('a configuration in the environment only', () => {
  const ONE_SITE = {
    SITE_NAME: 'Example News',
    SITE_HOSTS: 'News.Test, localhost:8080',
    SITE_EDITORS: 'desk@news.test,online@news.test',
    SITE_LANGUAGE: 'de',
    MAIL_FROM: 'corrections@news.test',
    SMTP_URL: 'smtps://user:pass@mail.test',
  };
  const noFile = join(tmpdir(), 'no-such-folder', 'relay.config.json');
  const complaint = (env: Record<string, string>) => {
    try {
      loadConfig(noFile, env);
    } catch (error) {
      if (error instanceof ConfigError) return error.message.split('\n');
      throw error;
    }
    throw new Error('no complaint');
  };

  test('needs no file', () => {
    const config = loadConfig(noFile, {
      ...ONE_SITE,
      MAIL_FROM_NAME: 'Corrections',
      LISTEN_HOST: '0.0.0.0',
      PORT: '80',
      DATABASE_URL: 'file:///data/relay.sqlite',
    });
    expect(config).toEqual({
      from: 'corrections@news.test',
      fromName: 'Corrections',
      sites: [
        {
          name: 'Example News',
          hosts: ['news.test', 'localhost:8080'],
          editors: ['desk@news.test', 'online@news.test'],
          language: 'de',
        },
      ],
      smtpUrl: 'smtps://user:pass@mail.test',
      host: '0.0.0.0',
      port: 80,
      database: { file: '/data/relay.sqlite' },
    });
  });

  test('may be the file’s content in one variable, which the other variables override', () => {
    const config = loadConfig(noFile, { RELAY_CONFIG_JSON: JSON.stringify(VALID), MAIL_FROM: 'a@news.test' });
    expect(config.sites).toEqual([{ ...SITE, hosts: ['news.test', 'localhost:8080'] }]);
    expect(config.from).toBe('a@news.test');
  });

  test('replaces the sites of a file with its one site', async () => {
    const config = await load(VALID, { ...ONE_SITE, SITE_NAME: 'Another Paper' });
    expect(config.sites.map(({ name }) => name)).toEqual(['Another Paper']);
  });

  test.each<[string, Record<string, string>, string]>([
    ['an invalid address', { SITE_EDITORS: 'desk@news.test, desk' }, 'SITE_EDITORS, entry 2: must be one'],
    ['an invalid host', { SITE_HOSTS: 'https://news.test/' }, 'SITE_HOSTS, entry 1: must be a host'],
    ['an empty list of hosts', { SITE_HOSTS: ' , ' }, 'SITE_HOSTS: must name at least one host'],
    [
      'a value in quotation marks',
      { SITE_HOSTS: '"news.test,www.news.test"' },
      'SITE_HOSTS: has quotation marks around its value',
    ],
    ['a name in quotation marks', { SITE_NAME: "'News'" }, 'SITE_NAME: has quotation marks around its value'],
    ['no name', { SITE_NAME: '' }, 'SITE_NAME: is missing'],
    ['no editors', { SITE_EDITORS: '' }, 'SITE_EDITORS: is missing'],
    ['an unknown language', { SITE_LANGUAGE: 'tlh' }, 'SITE_LANGUAGE: must be one of'],
    ['no sender', { MAIL_FROM: '' }, 'MAIL_FROM: is missing'],
    ['no mail server', { SMTP_URL: '' }, 'SMTP_URL: is missing; write the address of your mail server'],
  ])('is reported with the variable if a value is wrong: %s', (_, changes, message) => {
    const [line, ...others] = complaint({ ...ONE_SITE, ...changes });
    expect(line).toContain(message);
    expect(others).toEqual([]);
  });

  test.each([
    ['{', 'RELAY_CONFIG_JSON: is not JSON'],
    ['[]', 'RELAY_CONFIG_JSON: must be an object'],
    [JSON.stringify({ ...VALID, smpt: 'x' }), 'RELAY_CONFIG_JSON: smpt: is not a setting'],
  ])('is reported with the variable if the whole value is wrong: %s', (json, message) => {
    expect(complaint({ RELAY_CONFIG_JSON: json })[0]).toContain(message);
  });

  test('is not enough if it names a file that does not exist', () => {
    expect(complaint({ ...ONE_SITE, RELAY_CONFIG: noFile })[0]).toContain(`${noFile} does not exist`);
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
])(
  'the connection to PostgreSQL is encrypted unless the server is on this machine: %s, %s',
  async (database, mode) => {
    const config = await load({ ...VALID, database });
    expect(config.database).toEqual({ url: database });
    const { searchParams } = new URL(connectionString(database));
    expect(searchParams.getAll('sslmode').map((value) => `sslmode=${value}`)).toEqual([mode]);
    expect(searchParams.get('uselibpqcompat')).toBe('true');
  },
);

describe('the error for a wrong configuration names the file, the field and what to do:', () => {
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
      'an address instead of a host',
      { ...VALID, sites: [{ ...SITE, hosts: ['https://news.test/'] }] },
      'sites.0.hosts.0: must be a host such as example.org',
    ],
    ['an unknown key', { ...VALID, smpt: 'x' }, 'smpt: is not a setting here; the settings are from,'],
    [
      'an unknown key of a site',
      { ...VALID, sites: [{ ...SITE, editor: 'x' }] },
      'sites.0.editor: is not a setting here; the settings are name, hosts, editors',
    ],
    [
      'a host of two sites',
      { ...VALID, sites: [SITE, { ...SITE, name: 'Other', hosts: ['NEWS.test:443'] }] },
      'sites.1.hosts: news.test already belongs to “Example News”',
    ],
    [
      'two sites of one name',
      { ...VALID, sites: [SITE, { ...SITE, hosts: ['other.test'] }] },
      'sites.1.name: “Example News” is already the name of another site',
    ],
    [
      'a star instead of hosts',
      { ...VALID, sites: [{ ...SITE, hosts: ['*.news.test'] }] },
      'sites.0.hosts.0: has a star, but no pattern is possible',
    ],
    [
      'a host in quotation marks',
      { ...VALID, sites: [{ ...SITE, hosts: ['"news.test"'] }] },
      'sites.0.hosts.0: has quotation marks',
    ],
    [
      'a list in one entry',
      { ...VALID, sites: [{ ...SITE, hosts: ['news.test,www.news.test'] }] },
      'sites.0.hosts.0: is a list',
    ],
    [
      'an e-mail address instead of a host',
      { ...VALID, sites: [{ ...SITE, hosts: ['desk@news.test'] }] },
      'sites.0.hosts.0: is an e-mail address',
    ],
    [
      'an at-sign before a host',
      { ...VALID, sites: [{ ...SITE, hosts: ['@news.test'] }] },
      'sites.0.hosts.0: is an e-mail address',
    ],
    [
      'a path after a host, with the host that was meant',
      { ...VALID, sites: [{ ...SITE, hosts: ['news.test/sport'] }] },
      'sites.0.hosts.0: must be a host such as example.org or localhost:8080, without https:// and path: write news.test',
    ],
    [
      'a sign that no host has',
      { ...VALID, sites: [{ ...SITE, hosts: ['news!.test'] }] },
      'sites.0.hosts.0: must be a host such as',
    ],
    ...['1234#x', '25/abc', 'pa?ss', 'a#b@c'].map((password): [string, unknown, string] => [
      `the password ${password} in smtp`,
      { ...VALID, smtp: `smtps://user:${password}@mail.test` },
      'smtp: has a sign in its user or password that means something else in an address: write # as %23',
    ]),
    [
      'such a password in database',
      { ...VALID, database: 'postgres://user:1234#x@db.test/relay' },
      'database: has a sign in its user or password',
    ],
    ['an invalid mail server', { ...VALID, smtp: 'mail.test' }, 'smtp: must be an address such as smtps://'],
    [
      'a limit in other words',
      { ...VALID, limits: { perReader: '5/s' } },
      'limits.perReader: must be such as 120 per',
    ],
    [
      'a limit of nothing',
      { ...VALID, limits: { perSite: '0 per hour' } },
      'limits.perSite: must be such as 120 per',
    ],
    ['an unknown limit', { ...VALID, limits: { perDay: 'off' } }, 'limits.perDay: is not a setting here'],
    ['a proxy’s name', { ...VALID, trustProxy: ['proxy.test'] }, 'trustProxy.0: must be an address, a range'],
    ['a proxy that is all of them', { ...VALID, trustProxy: 'all' }, 'trustProxy: must be a list'],
    [
      'a token with a space',
      { ...VALID, operatorToken: 'a token of the operators' },
      'operatorToken: must consist of ASCII letters',
    ],
    ['no days', { ...VALID, keepReaderDays: 0 }, 'keepReaderDays: must be a number of days, 1 to 3650'],
    [
      'an unknown level',
      { ...VALID, logLevel: 'loud' },
      'logLevel: must be one of debug, info, warn, error, silent',
    ],
    ['an open public address', { ...VALID, publicUrl: 'http://relay.test' }, 'publicUrl: must be an https'],
    [
      'a time in other words',
      { ...VALID, sites: [{ ...SITE, digest: '1d' }] },
      'sites.0.digest: must be a time such as "15 minutes"',
    ],
    [
      'a time that is a number',
      { ...VALID, sites: [{ ...SITE, mergeWindow: 5 }] },
      'sites.0.mergeWindow: must be a time such as "15 minutes"',
    ],
    [
      'a route for everything',
      { ...VALID, sites: [{ ...SITE, routes: [{ editors: ['a@news.test'] }] }] },
      'sites.0.routes.0: must name paths or kinds',
    ],
    [
      'a route to nowhere',
      { ...VALID, sites: [{ ...SITE, routes: [{ kinds: ['typo'] }] }] },
      'sites.0.routes.0: must name editors or a digest',
    ],
    [
      'a path that is an address',
      { ...VALID, sites: [{ ...SITE, routes: [{ paths: ['news.test/sport'], digest: '1 day' }] }] },
      'sites.0.routes.0.paths.0: must be the beginning of a path',
    ],
    [
      'an unknown kind',
      { ...VALID, sites: [{ ...SITE, routes: [{ kinds: ['typos'], digest: '1 day' }] }] },
      'sites.0.routes.0.kinds.0: must be one of typo, fact',
    ],
    [
      'no letters at all',
      { ...VALID, sites: [{ ...SITE, lettersPerHour: 0 }] },
      'sites.0.lettersPerHour: must be a number of letters, 1 or more',
    ],
    [
      'an editing link to nothing',
      { ...VALID, sites: [{ ...SITE, cms: 'https://cms.test/' }] },
      'sites.0.cms: must be a web address with {url} or {path}',
    ],
    [
      'an editing link to anywhere',
      { ...VALID, sites: [{ ...SITE, cms: 'https://{path}/edit' }] },
      'sites.0.cms: must be a web address with {url} or {path}',
    ],
    ['an invalid port', { ...VALID, port: 70_000 }, 'port: must be a port'],
    ['a list', [VALID], 'must be an object'],
    ['what is not JSON', '{ from: x }', 'is not JSON'],
  ])('%s', async (_, json, message) => {
    const complaint = await complaintAbout(json);
    expect(complaint).toContain(`relay.config.json: ${message}`);
  });

  test('all errors at once, one on each line', async () => {
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
    ['postgres://db.test/relay?host=other.test', 'must have the folder of a socket as its parameter host'],
    ['postgres://db.test/relay?sslmode=disable', 'cannot have sslmode=disable'],
    ['postgres://db.test/relay?sslmode=prefer', 'must have one of these as sslmode: disable, require,'],
    ['postgres://db.test/relay?sslmode=verify-ca', 'must name the file of the authority’s certificate'],
    [
      'postgres://db.test/relay?ssl=0',
      'has an unknown parameter ssl; the known ones are host, sslmode, sslrootcert',
    ],
  ])('an invalid database address: %s', async (database, message) => {
    expect(await complaintAbout({ ...VALID, database })).toContain(`relay.config.json: database: ${message}`);
  });

  test('a file that exists and cannot be read', () => {
    expect(() => loadConfig('/', {})).toThrow('/ cannot be read (EISDIR)');
  });

  test('a missing file, with a valid example', () => {
    const complain = () => loadConfig('/nowhere/relay.config.json', {});
    expect(complain).toThrow('/nowhere/relay.config.json does not exist. Run the command init');
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

// The relay's configuration. It is read and checked once, at the start.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseWithPlaces } from '@humanwhocodes/momoa';
import * as v from 'valibot';
import { ConfigError } from '../domain/config-error';
import type { DatabaseLocation } from '../domain/database-location';
import type { Dkim } from '../domain/dkim';
import type { LimitSettings } from '../domain/rate';
import type { Site } from '../domain/site';
import type { LogLevel } from '../log';
import { dkimIn, dkimOf, dkimVariableFor } from './dkim';
import { type Environment, quotedVariableIn, settingsIn, variableFor } from './environment';
import { ConfigSchema } from './schema';

export interface Config {
  /** The address that letters come from. */
  readonly from: string;
  readonly fromName?: string;
  readonly sites: readonly Site[];
  readonly smtpUrl: string;
  /** The key that signs letters. Without it, the relay does not sign them; the mail server may. */
  readonly dkim?: Dkim;
  /** The interface to listen on. */
  readonly host: string;
  /** The port to listen on; 0 means any free port. */
  readonly port: number;
  /** The address by which readers reach the relay, without a slash at the end. Without it, the address on which it listens. */
  readonly publicUrl?: string;
  readonly database: DatabaseLocation;
  readonly limits?: LimitSettings;
  /** The web servers whose X-Forwarded-For is trusted: addresses, ranges or "loopback", which is the default. */
  readonly trustProxy?: readonly string[];
  readonly operatorToken?: string;
  /** Maximum number of days for which a reader's name and address are kept. */
  readonly keepReaderDays?: number;
  readonly logLevel?: LogLevel;
}

const EXAMPLE = `{
  "from": "corrections@example.org",
  "sites": [{ "name": "Example News", "hosts": ["example.org", "www.example.org"], "editors": ["desk@example.org"] }],
  "smtp": "smtps://user:password@mail.example.org",
  "publicUrl": "https://corrections.example.org"
}`;

/** The settings that are not in the environment. */
interface Base {
  /** The name of the source in error messages; `undefined` if all settings are in the environment. */
  readonly name: string | undefined;
  readonly settings: object;
}

/**
 * Returns the configuration from `file` (or from RELAY_CONFIG_JSON instead) and from the environment, which takes precedence.
 *
 * @throws {ConfigError} whose message names the file or the variable, the setting, and what to do.
 */
export function loadConfig(file: string, env: Environment): Config {
  const quoted = quotedVariableIn(env);
  if (quoted !== undefined)
    throw new ConfigError(
      `${quoted}: has quotation marks around its value, which are part of it: remove them (docker --env-file keeps them)`,
    );
  const overrides = settingsIn(env);
  const base = baseOf(file, env, 'sites' in overrides);
  const parsed = v.safeParse(ConfigSchema, { ...withDkim(base.settings, env), ...overrides });
  const said = Object.fromEntries(Object.keys(dkimIn(env)).map((setting) => [`dkim.${setting}`, true]));
  if (!parsed.success)
    throw new ConfigError(
      parsed.issues.map((issue) => describe(issue, base, { ...overrides, ...said })).join('\n'),
    );
  const { $schema: _, smtp, database, dkim: settings, ...rest } = parsed.output;
  refuseSharedNames(rest.sites, base);
  refuseSharedHosts(rest.sites, base);
  const dkim = settings && dkimOf(settings, rest.from, file);
  if (dkim && 'problem' in dkim)
    throw new ConfigError(`${[base.name, 'dkim', dkim.problem].filter(Boolean).join(': ')}`);
  return {
    ...rest,
    ...(dkim && { dkim }),
    smtpUrl: smtp,
    database: locationOf(database, dirname(resolve(file))),
  };
}

/**
 * Returns a warning if every user of this machine can read the configuration in `file`, which has the mail server's password;
 * `undefined` if only its owner and group can, or if there is no such file.
 */
export function exposureOf(file: string): string | undefined {
  if (process.platform === 'win32') return undefined; // Windows has no file modes
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & 0o007) === 0) return undefined;
  const octal = (mode & 0o777).toString(8);
  return `${file} has mode ${octal}: every user of this machine can read the passwords in it. Run: chmod 600 ${file}`;
}

/** Adds the DKIM settings in the environment to those in the file, so that the key can be in the environment and the rest in the file. */
function withDkim(settings: object, env: Environment): object {
  const said = dkimIn(env);
  if (Object.keys(said).length === 0) return settings;
  const inFile = 'dkim' in settings && typeof settings.dkim === 'object' ? settings.dkim : {};
  return { ...settings, dkim: { ...inFile, ...said } };
}

function baseOf(file: string, env: Environment, hasSite: boolean): Base {
  const { RELAY_CONFIG_JSON: json, RELAY_CONFIG: named } = env;
  if (json) return { name: 'RELAY_CONFIG_JSON', settings: parseJson(json, 'RELAY_CONFIG_JSON') };
  if (hasSite && !named && !existsSync(file)) return { name: undefined, settings: {} };
  return { name: basename(file), settings: parseJson(read(file), basename(file)) };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'ENOENT')
      throw new ConfigError(`${file} cannot be read (${code}): run this as the owner of the file.`);
    throw new ConfigError(
      `${file} does not exist. Run the command init, or write the file yourself as in this example, or name another file in RELAY_CONFIG, or set SITE_NAME, ` +
        `SITE_HOSTS, SITE_EDITORS, MAIL_FROM and SMTP_URL instead:\n${EXAMPLE}`,
    );
  }
}

function parseJson(text: string, name: string): object {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ConfigError(`${name}: is not JSON${placeOfFault(text)}`);
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  throw new ConfigError(`${name}: must be an object such as\n${EXAMPLE}`);
}

/** Returns the position of the first JSON error. The parser's own message is not used, because it may quote a password. */
function placeOfFault(text: string): string {
  try {
    parseWithPlaces(text);
  } catch (error) {
    if (error instanceof Error && 'line' in error && 'column' in error)
      return `; look at line ${error.line}, column ${error.column}, or just before`;
  }
  return '';
}

function describe(issue: v.BaseIssue<unknown>, { name }: Base, overrides: object): string {
  const path = v.getDotPath(issue) ?? '';
  const isInEnvironment = name === undefined || path in overrides || (path.split('.')[0] ?? '') in overrides;
  const variable = isInEnvironment ? (dkimVariableFor(path) ?? variableFor(path)) : undefined;
  const place = variable ?? [name, path].filter(Boolean).join(': ');
  if (path === 'smtp' && issue.message === 'is missing') {
    return `${place}: is missing; write the address of your mail server, such as smtps://user:password@mail.example.org${variable === undefined ? ', or set SMTP_URL' : ''}`;
  }
  return `${place}: ${issue.message}`;
}

/** Requires unique names of sites, because letters are counted and stories are muted by the site's name. */
function refuseSharedNames(sites: readonly Site[], { name }: Base): void {
  const names = new Set<string>();
  for (const [index, site] of sites.entries()) {
    if (names.has(site.name)) {
      throw new ConfigError(
        `${name}: sites.${index}.name: “${site.name}” is already the name of another site; put all hosts into one site`,
      );
    }
    names.add(site.name);
  }
}

function refuseSharedHosts(sites: readonly Site[], { name }: Base): void {
  const owners = new Map<string, string>();
  for (const [index, site] of sites.entries()) {
    for (const host of new Set(site.hosts)) {
      const owner = owners.get(host);
      if (owner !== undefined) {
        throw new ConfigError(
          `${name}: sites.${index}.hosts: ${host} already belongs to “${owner}”; a host can belong to one site only`,
        );
      }
      owners.set(host, site.name);
    }
  }
}

/** Returns where the database is. `file:name` is relative to `folder`; the URL standard would read it as `/name`. */
function locationOf(database: string, folder: string): DatabaseLocation {
  if (!database.startsWith('file:')) return { url: database };
  return {
    file: database.startsWith('file://')
      ? fileURLToPath(database)
      : resolve(folder, database.slice('file:'.length)),
  };
}

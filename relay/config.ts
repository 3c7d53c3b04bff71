// The relay's configuration: read once, checked whole, and then trusted.

import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { ConfigSchema } from './config-schema';
import { type Dkim, isAligned, keyProblem } from './mail/dkim';
import type { Site } from './sites';
import type { DatabaseLocation } from './store/store';

export interface Config {
  /** The address that letters come from. */
  readonly from: string;
  readonly fromName?: string;
  readonly sites: readonly Site[];
  readonly smtpUrl: string;
  /** What letters are signed with; absent: the mail server signs them, or nobody. */
  readonly dkim?: Dkim;
  /** The interface to listen on. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The address by which readers reach the relay, without a slash at its end; absent: where it listens. */
  readonly publicUrl?: string;
  readonly database: DatabaseLocation;
}

/** The relay cannot start like this; the message tells the operator what to mend. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const EXAMPLE = `{
  "from": "corrections@example.org",
  "sites": [{ "name": "Example News", "hosts": ["example.org", "www.example.org"], "editors": ["desk@example.org"] }],
  "smtp": "smtps://user:password@mail.example.org",
  "publicUrl": "https://corrections.example.org"
}`;

/** Which variable of the environment wins over which setting of the file. */
const VARIABLES = {
  PORT: 'port',
  PUBLIC_URL: 'publicUrl',
  SMTP_URL: 'smtp',
  DATABASE_URL: 'database',
} as const;

/** Many hosts of containers take no line breaks in a variable: `\n` stands for one. */
const KEY_VARIABLE = 'DKIM_PRIVATE_KEY';

/**
 * The configuration from `file` and the environment, which wins.
 *
 * @throws {ConfigError} that names the file (or the variable), the field and what to do.
 */
export function loadConfig(file: string, env: Readonly<Record<string, string | undefined>>): Config {
  const overrides = Object.entries(VARIABLES).filter(([variable]) => env[variable]);
  const parsed = v.safeParse(ConfigSchema, {
    ...readJson(file),
    ...Object.fromEntries(overrides.map(([variable, setting]) => [setting, env[variable]])),
  });
  if (!parsed.success) {
    const variableOf = new Map(overrides.map(([variable, setting]) => [setting, variable]));
    throw new ConfigError(parsed.issues.map((issue) => describe(issue, file, variableOf)).join('\n'));
  }
  const { smtp, database, dkim, ...rest } = parsed.output;
  refuseSharedHosts(rest.sites, file);
  return {
    ...rest,
    ...(dkim && { dkim: dkimOf(dkim, rest.from, env[KEY_VARIABLE], file) }),
    smtpUrl: smtp,
    database: locationOf(database, dirname(resolve(file))),
  };
}

/** The key is in the environment, in the file itself, or in one beside it, in this order. */
function dkimOf(
  { domain, selector, privateKey, privateKeyFile }: NonNullable<v.InferOutput<typeof ConfigSchema>['dkim']>,
  from: string,
  variable: string | undefined,
  file: string,
): Dkim {
  const where = `${basename(file)}: dkim`;
  if (!isAligned(from, domain)) {
    throw new ConfigError(
      `${where}.domain: ${domain} is not the domain of “from”, ${from}, nor one above it: receivers would not take the signature for yours`,
    );
  }
  if (variable !== undefined && variable !== '')
    return { domain, selector, privateKey: checkedKey(variable.replaceAll('\\n', '\n'), KEY_VARIABLE) };
  if (privateKey !== undefined) return { domain, selector, privateKey };
  if (privateKeyFile === undefined) {
    throw new ConfigError(
      `${where}: has no key; set privateKeyFile, privateKey or ${KEY_VARIABLE} to an RSA private key in PEM`,
    );
  }
  const path = resolve(dirname(resolve(file)), privateKeyFile);
  return { domain, selector, privateKey: checkedKey(readKey(path, where), `${where}.privateKeyFile`) };
}

function readKey(path: string, where: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new ConfigError(`${where}.privateKeyFile: ${path} cannot be read${code}`);
  }
}

function checkedKey(key: string, where: string): string {
  const problem = keyProblem(key);
  if (problem !== undefined) throw new ConfigError(`${where}: ${problem}`);
  return key;
}

function readJson(file: string): object {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ConfigError(`${basename(file)}: is not JSON: ${error.message}`);
    throw new ConfigError(
      `${file} cannot be read. Write it, for example like this (or name another file in RELAY_CONFIG):\n${EXAMPLE}`,
    );
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  throw new ConfigError(`${basename(file)}: must be an object such as\n${EXAMPLE}`);
}

function describe(
  issue: v.BaseIssue<unknown>,
  file: string,
  variableOf: ReadonlyMap<string, string>,
): string {
  const field = v.getDotPath(issue);
  if (field === null) return `${basename(file)}: ${issue.message}`;
  if (field === 'smtp' && issue.message === 'is missing') {
    return `${basename(file)}: smtp: is missing; write the address of your mail server, such as smtps://user:password@mail.example.org, or set SMTP_URL`;
  }
  const variable = variableOf.get(field);
  return variable === undefined
    ? `${basename(file)}: ${field}: ${issue.message}`
    : `${variable}: ${issue.message}`;
}

function refuseSharedHosts(sites: readonly Site[], file: string): void {
  const owners = new Map<string, string>();
  for (const [index, site] of sites.entries()) {
    for (const host of new Set(site.hosts)) {
      const owner = owners.get(host);
      if (owner !== undefined) {
        throw new ConfigError(
          `${basename(file)}: sites.${index}.hosts: ${host} belongs to “${owner}” already; a host can have one site only`,
        );
      }
      owners.set(host, site.name);
    }
  }
}

/** `file:name` is relative to `folder`, which the URL standard would read as `/name`. */
function locationOf(database: string, folder: string): DatabaseLocation {
  if (!database.startsWith('file:')) return { url: database };
  return {
    file: database.startsWith('file://')
      ? fileURLToPath(database)
      : resolve(folder, database.slice('file:'.length)),
  };
}

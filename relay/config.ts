// The relay's configuration: read once, checked whole, and then trusted.

import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { ConfigSchema } from './config-schema';
import type { LimitSettings } from './limits/limits';
import type { LogLevel } from './log';
import type { Site } from './sites';
import type { DatabaseLocation } from './store/store';

export interface Config {
  /** The address that letters come from. */
  readonly from: string;
  readonly fromName?: string;
  readonly sites: readonly Site[];
  readonly smtpUrl: string;
  /** The interface to listen on. */
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The address by which readers reach the relay, without a slash at its end; absent: where it listens. */
  readonly publicUrl?: string;
  readonly database: DatabaseLocation;
  readonly limits?: LimitSettings;
  /** Whose word on whom they ask for is believed: addresses, ranges of them, or "loopback". This machine's, where absent. */
  readonly trustProxy?: readonly string[];
  readonly operatorToken?: string;
  readonly logLevel?: LogLevel;
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
  OPERATOR_TOKEN: 'operatorToken',
  LOG_LEVEL: 'logLevel',
} as const;

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
  const { smtp, database, ...rest } = parsed.output;
  refuseSharedHosts(rest.sites, file);
  return { ...rest, smtpUrl: smtp, database: locationOf(database, dirname(resolve(file))) };
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

// The configuration in the environment. Each setting that a relay of one site needs has a variable, so that a container needs no file.

/** The setting of each variable. */
const VARIABLES = {
  MAIL_FROM: 'from',
  MAIL_FROM_NAME: 'fromName',
  SMTP_URL: 'smtp',
  PUBLIC_URL: 'publicUrl',
  LISTEN_HOST: 'host',
  PORT: 'port',
  DATABASE_URL: 'database',
  TRUST_PROXY: 'trustProxy',
  OPERATOR_TOKEN: 'operatorToken',
  LOG_LEVEL: 'logLevel',
} as const;

/** The setting of the site for each variable. */
const SITE_VARIABLES = {
  SITE_NAME: 'name',
  SITE_HOSTS: 'hosts',
  SITE_EDITORS: 'editors',
  SITE_LANGUAGE: 'language',
} as const;

/** The variables with a list, separated by commas. */
const LISTS: readonly string[] = ['SITE_HOSTS', 'SITE_EDITORS', 'TRUST_PROXY'];

const SITE = 'sites.0.';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Returns the settings in the environment, in the structure of the file. An empty variable counts as absent. */
export function settingsIn(env: Environment): Readonly<Record<string, unknown>> {
  const settings = valuesOf(VARIABLES, env);
  const site = valuesOf(SITE_VARIABLES, env);
  return Object.fromEntries([
    ...settings,
    ...(site.length === 0 ? [] : [['sites', [Object.fromEntries(site)]]]),
  ]);
}

/** Returns the first variable whose value has quotation marks around it; `undefined` if none has. Docker's --env-file keeps them. */
export function quotedVariableIn(env: Environment): string | undefined {
  return Object.keys({ ...VARIABLES, ...SITE_VARIABLES }).find((name) =>
    /^(["']).*\1$/s.test(env[name] ?? ''),
  );
}

/** Returns the variable for the setting at `path`, such as `port` or `sites.0.hosts.1`; `undefined` if there is none. */
export function variableFor(path: string): string | undefined {
  if (path === 'sites') return Object.keys(SITE_VARIABLES).slice(0, 3).join(', ');
  const isOfSite = path.startsWith(SITE);
  const [setting, index] = (isOfSite ? path.slice(SITE.length) : path).split('.');
  const name = nameIn(isOfSite ? SITE_VARIABLES : VARIABLES, setting);
  return name === undefined || index === undefined ? name : `${name}, entry ${Number(index) + 1}`;
}

function valuesOf(variables: Readonly<Record<string, string>>, env: Environment): [string, unknown][] {
  return Object.entries(variables).flatMap(([variable, setting]) => {
    const value = env[variable];
    if (!value) return [];
    return [[setting, LISTS.includes(variable) ? entriesOf(value) : value]];
  });
}

function entriesOf(list: string): string[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

function nameIn(
  variables: Readonly<Record<string, string>>,
  setting: string | undefined,
): string | undefined {
  return Object.entries(variables).find(([, is]) => is === setting)?.[0];
}

// The DKIM settings: the key that signs letters, and where it is stored.

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { type Dkim, isAligned, keyProblem } from '../domain/dkim';
import type { Environment } from './environment';
import { described, keyMessage, text } from './values';

const DOMAIN = 'must be a domain such as example.org';
const SELECTOR = 'must be a name such as corrections';
const entries = {
  domain: described(
    v.pipe(
      v.string(DOMAIN),
      v.toLowerCase(),
      v.regex(/^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/, DOMAIN),
    ),
    { description: 'The domain of `from`, or a parent of it.', examples: ['example.org'] },
  ),
  selector: described(
    v.pipe(v.string(SELECTOR), v.regex(/^[a-zA-Z\d]([\w.-]{0,61}[a-zA-Z\d])?$/, SELECTOR)),
    { description: 'The name of the key in the DNS: selector._domainkey.domain.', examples: ['corrections'] },
  ),
  privateKey: v.exactOptional(
    described(v.pipe(v.string('must be a private key in PEM'), v.rawCheck(checkKey)), {
      description: 'The RSA private key in PEM.',
    }),
  ),
  privateKeyFile: v.exactOptional(
    described(text, { description: 'The file with the key, relative to the configuration.' }),
  ),
};
export const DkimSchema = v.strictObject(entries, keyMessage(entries));

const VARIABLES = {
  DKIM_DOMAIN: 'domain',
  DKIM_SELECTOR: 'selector',
  DKIM_PRIVATE_KEY: 'privateKey',
} as const;

/** Returns the DKIM settings in the environment. Many container hosts allow no line breaks in a variable, so `\n` means a line break. */
export function dkimIn(env: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(VARIABLES).flatMap(([variable, setting]) => {
      const value = env[variable];
      return value ? [[setting, value.replaceAll('\\n', '\n')]] : [];
    }),
  );
}

/** Returns the variable for the setting at `path`, such as `dkim.domain`. */
export function dkimVariableFor(path: string): string | undefined {
  return Object.entries(VARIABLES).find(([, setting]) => path === `dkim.${setting}`)?.[0];
}

/**
 * Returns the key that signs letters, or the problem with the settings.
 *
 * @param from the sender's address.
 * @param file the path of the configuration; a relative `privateKeyFile` is in the same folder.
 */
export function dkimOf(
  { domain, selector, privateKey, privateKeyFile }: v.InferOutput<typeof DkimSchema>,
  from: string,
  file: string,
): Dkim | { readonly problem: string } {
  if (!isAligned(from, domain)) {
    return {
      problem: `domain: ${domain} is not the domain of “from”, ${from}, nor a parent of it: receivers would not accept the signature as yours`,
    };
  }
  if (privateKey !== undefined) return { domain, selector, privateKey };
  if (privateKeyFile === undefined) {
    return { problem: 'has no key; set privateKeyFile, privateKey or DKIM_PRIVATE_KEY to an RSA key in PEM' };
  }
  const read = readKey(resolve(dirname(resolve(file)), privateKeyFile));
  if ('problem' in read) return { problem: `privateKeyFile: ${read.problem}` };
  return { domain, selector, privateKey: read.key };
}

function readKey(path: string): { readonly key: string } | { readonly problem: string } {
  try {
    const key = readFileSync(path, 'utf8');
    const problem = keyProblem(key);
    return problem === undefined ? { key } : { problem };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    return { problem: `${path} cannot be read${code}` };
  }
}

function checkKey({ dataset, addIssue }: v.RawCheckContext<string>): void {
  const message = dataset.typed ? keyProblem(dataset.value) : undefined;
  if (message !== undefined) addIssue({ message });
}

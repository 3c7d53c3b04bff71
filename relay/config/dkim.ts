// The settings of DKIM: what letters are signed with, and where the key is.

import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as v from 'valibot';
import { type Dkim, isAligned, keyProblem } from '../domain/dkim';
import type { Environment } from './environment';
import { keyMessage, text } from './values';

const DOMAIN = 'must be a domain such as example.org';
const SELECTOR = 'must be a name such as corrections';
const entries = {
  domain: v.pipe(
    v.string(DOMAIN),
    v.toLowerCase(),
    v.regex(/^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/, DOMAIN),
  ),
  selector: v.pipe(v.string(SELECTOR), v.regex(/^[a-z\d]([\w.-]{0,61}[a-z\d])?$/i, SELECTOR)),
  privateKey: v.exactOptional(v.pipe(v.string('must be a private key in PEM'), v.rawCheck(checkKey))),
  privateKeyFile: v.exactOptional(text),
};
export const DkimSchema = v.strictObject(entries, keyMessage(entries));

const VARIABLES = {
  DKIM_DOMAIN: 'domain',
  DKIM_SELECTOR: 'selector',
  DKIM_PRIVATE_KEY: 'privateKey',
} as const;

/** What the environment says of it. Many hosts of containers take no line breaks in a variable: `\n` stands for one. */
export function dkimIn(env: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(VARIABLES).flatMap(([variable, setting]) => {
      const value = env[variable];
      return value ? [[setting, value.replaceAll('\\n', '\n')]] : [];
    }),
  );
}

/** The variable for the setting at `path`, such as `dkim.domain`. */
export function dkimVariableFor(path: string): string | undefined {
  return Object.entries(VARIABLES).find(([, setting]) => path === `dkim.${setting}`)?.[0];
}

/**
 * What letters are signed with, or what is wrong with the settings.
 *
 * @param from the sender's address.
 * @param file of the configuration, beside which the key's file lies.
 */
export function dkimOf(
  { domain, selector, privateKey, privateKeyFile }: v.InferOutput<typeof DkimSchema>,
  from: string,
  file: string,
): Dkim | { readonly problem: string } {
  if (!isAligned(from, domain)) {
    return {
      problem: `domain: ${domain} is not the domain of “from”, ${from}, nor one above it: receivers would not take the signature for yours`,
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

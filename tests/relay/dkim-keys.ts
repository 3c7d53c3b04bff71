// A key to sign letters with, and the DNS in which receivers find the other half of it.

import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth';
import type { Dkim } from '../../relay/domain/dkim';

const SELECTOR = 'corrections';

/** @param domain that signs. */
export function newDkim(domain: string): Dkim {
  return { domain, selector: SELECTOR, privateKey: newKey(2_048) };
}

export function newKey(bits: number): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** What a receiver finds: one result for each signature, and the domain of From. */
export async function verify(letter: Buffer | string, { domain, selector, privateKey }: Dkim) {
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  const { results } = await dkimVerify(letter, {
    resolver: (name, type) =>
      name === `${selector}._domainkey.${domain}` && type === 'TXT'
        ? Promise.resolve([[`v=DKIM1; k=rsa; p=${publicKey}`]])
        : Promise.reject(Object.assign(new Error('not found'), { code: 'ENOTFOUND' })),
  });
  return results.map(({ status, signingDomain }) => ({
    result: status.result,
    isAligned: Boolean(status.aligned), // the domain, whatever its types say
    signingDomain,
  }));
}

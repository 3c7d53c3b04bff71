// The key that signs letters (DKIM, RFC 6376).

import { createPrivateKey, type KeyObject } from 'node:crypto';

export interface Dkim {
  readonly domain: string;
  readonly selector: string;
  /** RSA, in PEM. */
  readonly privateKey: string;
}

/** Minimum size of the key in bits: verifiers reject shorter keys (RFC 8301, section 3.2). */
const MIN_KEY_BITS = 1_024;
const SIGNED_HEADERS = [
  ...['From', 'Sender', 'Reply-To', 'To', 'Cc', 'Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References'],
  ...['MIME-Version', 'Content-Type', 'Content-Transfer-Encoding', 'Auto-Submitted', 'List-Id'],
];

/** Returns the options for nodemailer. Its own list of headers lacks Auto-Submitted. */
export function dkimOptions({ domain, selector, privateKey }: Dkim) {
  return {
    domainName: domain,
    keySelector: selector,
    privateKey,
    headerFieldNames: SIGNED_HEADERS.join(':'),
  };
}

/** Returns the problem with a key, if any. With a bad key, nodemailer would send letters unsigned without an error. */
export function keyProblem(pem: string): string | undefined {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return 'must be an RSA private key in PEM, such as “openssl genrsa 2048” makes, without a passphrase';
  }
  if (key.asymmetricKeyType !== 'rsa') return 'must be an RSA key: many mail servers verify no other kind';
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < MIN_KEY_BITS ? `must have at least ${MIN_KEY_BITS} bits; use 2048` : undefined;
}

/** Whether receivers accept a signature of `domain` as the signature of the sender (DMARC alignment). */
export function isAligned(from: string, domain: string): boolean {
  const host = from.slice(from.lastIndexOf('@') + 1).toLowerCase();
  return host === domain || host.endsWith(`.${domain}`);
}

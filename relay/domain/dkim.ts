// What letters are signed with (DKIM, RFC 6376).

import { createPrivateKey, type KeyObject } from 'node:crypto';

export interface Dkim {
  readonly domain: string;
  readonly selector: string;
  /** RSA, in PEM. */
  readonly privateKey: string;
}

const SHORTEST_KEY_BITS = 1_024; // RFC 8301, section 3.2: verifiers take no shorter one
const SIGNED_HEADERS = [
  ...['From', 'Sender', 'Reply-To', 'To', 'Cc', 'Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References'],
  ...['MIME-Version', 'Content-Type', 'Content-Transfer-Encoding', 'Auto-Submitted', 'List-Id'],
];

/** As nodemailer takes it. Its own choice of headers leaves out Auto-Submitted. */
export function dkimOptions({ domain, selector, privateKey }: Dkim) {
  return {
    domainName: domain,
    keySelector: selector,
    privateKey,
    headerFieldNames: SIGNED_HEADERS.join(':'),
  };
}

/** What is wrong with a key, if anything is: nodemailer would send letters unsigned, without a word. */
export function keyProblem(pem: string): string | undefined {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    return 'must be an RSA private key in PEM, such as “openssl genrsa 2048” makes, without a passphrase';
  }
  if (key.asymmetricKeyType !== 'rsa') return 'must be an RSA key: many mail servers verify no other';
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < SHORTEST_KEY_BITS ? `must have at least ${SHORTEST_KEY_BITS} bits; take 2048` : undefined;
}

/** Whether receivers take a signature of `domain` for one of the sender's own (DMARC's alignment). */
export function isAligned(from: string, domain: string): boolean {
  const host = from.slice(from.lastIndexOf('@') + 1).toLowerCase();
  return host === domain || host.endsWith(`.${domain}`);
}

// What a relay signs its links with, so that only who was sent one has one.

import { createHmac, timingSafeEqual } from 'node:crypto';

/** As base64url: 43 characters. */
export function signatureOf(text: string, secret: Uint8Array): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** In a time that tells nothing of where they differ. As text: what base64url decodes to, several texts do. */
export function isSignatureOf(signature: string, text: string, secret: Uint8Array): boolean {
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(text, secret))];
  return given.length === right.length && timingSafeEqual(given, right);
}

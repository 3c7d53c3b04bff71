// Sends requests from the extension's own pages to the background. The protocol loads while the background already works on the
// request: its schemas are too large for the popup's first files (a budget of 25,000 bytes, tests/e2e/build/size.spec.ts).

import { browser } from 'wxt/browser';
import type { MessageName, RequestOf, ResponseOf } from './protocol';

/**
 * Sends a request to the background and returns its response, parsed.
 *
 * @throws if the background refuses, fails or does not respond.
 */
export async function ask<Name extends MessageName>(
  name: Name,
  ...[request]: keyof RequestOf<Name> extends never ? [] : [RequestOf<Name>]
): Promise<ResponseOf<Name>> {
  const [response, { parseResponse }] = await Promise.all([
    browser.runtime.sendMessage<unknown, unknown>({ type: name, ...request }), // first: the popup may close at any moment
    import('./protocol'),
  ]);
  return parseResponse(name, response);
}

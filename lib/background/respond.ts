// What a handler of a message is.

import type { MessageName, REFUSED, RequestOf, ResponseOf } from '../messages/protocol';

/** One handler per message. If a handler throws, the page's response does not parse, so `ask` throws. */
export type Handlers<Names extends MessageName> = {
  readonly [Name in Names]: (request: RequestOf<Name>) => Promise<ResponseOf<Name> | typeof REFUSED>;
};

/** Returns the handler's response. @param request parsed with the schema of that name. */
export function respond<Name extends MessageName>(
  handlers: Handlers<Name>,
  name: Name,
  request: unknown,
): Promise<unknown> {
  return handlers[name](request as RequestOf<Name>); // TypeScript does not follow the name through a union
}

/** Whether there is a handler for the message among these. */
export function handles<Name extends MessageName>(handlers: Handlers<Name>, name: string): name is Name {
  return Object.hasOwn(handlers, name);
}

// Receives messages: checks their sender, and parses them.

import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import {
  type MessageName,
  PROTOCOL,
  type ShortcutMessage,
  ShortcutMessageSchema,
} from '../messages/protocol';

type Sender = Browser.runtime.MessageSender;

/** Handles a message of the protocol that has been parsed. */
type Handle = (name: MessageName, request: unknown) => Promise<unknown>;

/**
 * Listens for messages. Only the extension's own pages may use the protocol. The shortcut's messages may come from
 * any page, also from the extension's practice page. Other messages get no response.
 */
export function receiveMessages(
  handle: Handle,
  onShortcut: (message: ShortcutMessage, sender: Sender) => Promise<void>,
): void {
  const respondTo = (message: unknown, sender: Sender): Promise<unknown> | undefined => {
    if (sender.id !== browser.runtime.id) return undefined;
    if (isOwnPage(sender)) {
      const response = handleParsed(message, handle);
      if (response !== undefined) return response;
    }
    const shortcut = v.safeParse(ShortcutMessageSchema, message);
    return shortcut.success ? onShortcut(shortcut.output, sender) : undefined;
  };

  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    const response = respondTo(message, sender);
    if (response === undefined) return false;
    response.then(sendResponse, (error: unknown) => {
      console.error(error);
      sendResponse(undefined); // does not parse, so `ask` throws in the page
    });
    return true; // the response comes later
  });
}

/** A content script has the extension's id too, but the address of the page in which it runs. */
function isOwnPage({ url }: Sender): boolean {
  return url?.startsWith(`${location.origin}/`) ?? false;
}

/** Returns the response; `undefined` if the message is not in the protocol. */
function handleParsed(message: unknown, handle: Handle): Promise<unknown> | undefined {
  if (!v.is(WithTypeSchema, message) || !isMessageName(message.type)) return undefined;
  const request = v.safeParse(PROTOCOL[message.type].request, message);
  return request.success ? handle(message.type, request.output) : undefined;
}

const WithTypeSchema = v.object({ type: v.string() });

function isMessageName(type: string): type is MessageName {
  return Object.hasOwn(PROTOCOL, type);
}

// The part of the browser that components use: a fake of the extension API, with a background that each test defines.
// IndexedDB is fake-indexeddb, a complete implementation in memory; the end-to-end tests use the real API and database.

import { vi } from 'vitest';
import type { MessageName } from '../../../lib/messages/protocol';
import messages from '../../../public/_locales/en/messages.json';

type Respond = (request: Readonly<Record<string, unknown>>) => unknown;

/** How the background responds to each message. A message without an entry fails, as if there were no background. */
let responses: Partial<Record<MessageName, Respond>> = {};
/** Every message that was sent since the last `beginTest`, in order. */
export let sent: Readonly<Record<string, unknown>>[] = [];

/** Starts a test with empty storage, an empty database, and a background that responds in this way. */
export async function beginTest(background: Partial<Record<MessageName, Respond>> = {}): Promise<void> {
  responses = background;
  sent = [];
  openedTab.mockReset().mockResolvedValue({});
  await Promise.all([local.clear(), session.clear()]);
  const { inDatabase } = await import('../../../lib/outbox/database');
  await inDatabase(async (database) => {
    await Promise.all(Array.from(database.objectStoreNames, (store) => database.clear(store)));
  });
}

class StorageArea {
  readonly onChanged = eventOf();
  #items: Record<string, unknown> = {};

  async get(keys: string | string[] | null): Promise<Record<string, unknown>> {
    const wanted = keys === null ? Object.keys(this.#items) : [keys].flat();
    return structuredClone(
      Object.fromEntries(wanted.filter((key) => key in this.#items).map((key) => [key, this.#items[key]])),
    );
  }

  async set(items: Record<string, unknown>): Promise<void> {
    Object.assign(this.#items, structuredClone(items));
    const changes = Object.entries(items).map(([key, newValue]) => [key, { newValue }]);
    this.onChanged.tell(Object.fromEntries(changes));
  }

  async remove(key: string): Promise<void> {
    delete this.#items[key];
    this.onChanged.tell({ [key]: {} });
  }

  async clear(): Promise<void> {
    this.#items = {};
  }
}

function eventOf() {
  const listeners = new Set<(...details: unknown[]) => void>();
  return {
    addListener: (listener: (...details: unknown[]) => void) => void listeners.add(listener),
    removeListener: (listener: (...details: unknown[]) => void) => void listeners.delete(listener),
    tell: (...details: unknown[]) => {
      for (const listener of listeners) listener(...details);
    },
  };
}

export const local = new StorageArea();
const session = new StorageArea();

/** Opens a tab; a test may let it fail. */
export const openedTab = vi.fn(async (_tab: { readonly url: string; readonly active: boolean }) => ({}));

vi.stubGlobal('chrome', {
  runtime: {
    id: 'corrigenda',
    getManifest: () => ({ version: '0.0.0' }),
    sendMessage: async (message: Readonly<Record<string, unknown>>) => {
      sent.push(message);
      const respond = responses[message.type as MessageName];
      if (respond === undefined) throw new Error(`No response to ${message.type}`);
      return respond(message);
    },
  },
  storage: { local, session, onChanged: eventOf() },
  permissions: {
    contains: async () => true,
    request: async () => true,
    onAdded: eventOf(),
    onRemoved: eventOf(),
  },
  tabs: { query: async () => [], create: openedTab },
  i18n: { getUILanguage: () => 'en', getMessage },
});

type Placeholders = Readonly<Record<string, { readonly content: string }>>;
type MessageKey = keyof typeof messages;

/** The English text, as the browser fills it (https://developer.chrome.com/docs/extensions/reference/api/i18n). */
export function getMessage(name: MessageKey, values: readonly string[] = []): string {
  const message: { readonly message: string; readonly placeholders?: Placeholders } = messages[name];
  return message.message.replace(/\$(\w+)\$/g, (_, place: string) => {
    const content = message.placeholders?.[place.toLowerCase()]?.content ?? '';
    return values[Number(content.slice(1)) - 1] ?? '';
  });
}

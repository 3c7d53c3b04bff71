// Drafts to fill an outbox with, and the bare IndexedDB against which the outbox is measured.

import { type IDBPDatabase, openDB } from 'idb';
import { newCorrectionId } from '../../lib/correction/id';
import type { Draft } from '../../lib/draft/draft';

/** Returns a typical draft, on a story of its own. */
export function sampleDraft(index: number, inbox: string): Draft {
  return {
    id: newCorrectionId(),
    touched: Date.now(),
    page: {
      address: `https://news.example/2026/11/story-${index % 500}`,
      headline: 'Harbour council votes to keep the ferry running through the winter',
      site: 'Example News',
      author: 'Ada Writer',
      published: '2026-11-20',
      language: 'en',
    },
    passage: {
      exact: `the councel of ${index}`,
      prefix: 'After three hours of debate on Thursday evening, ',
      suffix: ' decided to keep the ferry running through the winter, as it has since 1954.',
      start: 1_200 + index,
      end: 1_215 + index,
      textFragment: `:~:text=evening%2C-,the%20councel%20of%20${index},-decided`,
    },
    shortened: false,
    inbox,
    kind: 'typo',
    replacement: `the council of ${index}`,
    comment: '',
    evidence: '',
    name: '',
    email: '',
    mailbox: '',
  };
}

/** Opens a database with one store, using only idb. */
export function openBare(): Promise<IDBPDatabase> {
  return openDB('bare', 1, {
    upgrade(database) {
      database.createObjectStore('records', { keyPath: 'id' });
    },
  });
}

export async function strictPut(database: IDBPDatabase, record: unknown): Promise<void> {
  const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.put(record), transaction.done]);
}

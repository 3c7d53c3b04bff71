// Discards drafts and unreadable records. Apart from drafts.ts, which is in the popup's first script (a budget of 25,000 bytes).

import type { Draft } from '../draft/draft';
import { dropSpare } from './drafts';
import { update } from './update';

/** Discards a draft, in the database and in local storage. */
export async function discardDraft(draft: Draft): Promise<void> {
  await dropSpare(draft).catch(console.error);
  await update(['drafts'], () => ({ writes: [{ store: 'drafts', remove: draft.id }], result: undefined }));
}

/** Discards a record in quarantine. */
export function discardUnreadable(key: number): Promise<void> {
  return update(['unreadable'], () => ({
    writes: [{ store: 'unreadable', remove: key }],
    result: undefined,
  }));
}

// Drafts that the database did not take, kept in the extension's local storage until it does.

import { browser } from 'wxt/browser';
import type { Draft } from '../draft/draft';
import { parseDraft } from './parse-draft';

const PREFIX = 'draft ';

/** Keeps the draft as it now is. */
export async function keepSpare(draft: Draft): Promise<void> {
  await browser.storage.local.set({ [PREFIX + draft.id]: draft });
}

/** Lets go of it: the database has it, or the reader does not want it. */
export async function dropSpare({ id }: Pick<Draft, 'id'>): Promise<void> {
  await browser.storage.local.remove(PREFIX + id);
}

/** All that are kept here. */
export async function listSpare(): Promise<Draft[]> {
  const stored = await browser.storage.local.get(null);
  return Object.keys(stored)
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => parseDraft(stored[key]) ?? []);
}

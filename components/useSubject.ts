// What the popup is about: the draft for what is highlighted, or why there is none.

import { useEffect, useState } from 'preact/hooks';
import { askForCapture } from '../lib/background';
import { followCaptures } from '../lib/doors/pending-capture';
import type { Draft } from '../lib/draft';
import { draftFor } from '../lib/drafts';
import { listDrafts } from '../lib/outbox/database';
import { rememberedReader } from '../lib/settings';

export type Subject =
  | { readonly state: 'loading' }
  | { readonly state: 'draft'; readonly draft: Draft }
  | { readonly state: 'nothing-highlighted'; readonly address: string }
  /** The browser lets no extension read the page. */
  | { readonly state: 'unreachable' };

export function useSubject(windowId: number): [Subject, (subject: Subject) => void] {
  const [subject, setSubject] = useState<Subject>({ state: 'loading' });
  useEffect(() => {
    const load = async () => setSubject(await findSubject(windowId));
    void load();
    return followCaptures(windowId, () => void load());
  }, [windowId]);
  return [subject, setSubject];
}

async function findSubject(windowId: number): Promise<Subject> {
  const [answer, reader] = await Promise.all([askForCapture(windowId), rememberedReader()]);
  if (answer.outcome === 'unreachable') return { state: 'unreachable' };
  const { page, ...capture } = answer.capture;
  if (page === undefined) return { state: 'unreachable' };
  if (capture.passage !== undefined) {
    const draft = await draftFor({ ...capture, page }, reader ?? { name: '', email: '' });
    return { state: 'draft', draft };
  }
  const begun = (await listDrafts()).find((draft) => draft.page.address === page.address);
  return begun === undefined
    ? { state: 'nothing-highlighted', address: page.address }
    : { state: 'draft', draft: begun };
}

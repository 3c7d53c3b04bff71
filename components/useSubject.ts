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
  | { readonly state: 'unreachable' }
  /** Something went wrong on our side. */
  | { readonly state: 'failed' };

export function useSubject(windowId: number): [Subject, (subject: Subject) => void] {
  const [subject, setSubject] = useState<Subject>({ state: 'loading' });
  useEffect(() => {
    let asked = 0;
    let shown = 0;
    const load = async (orActiveTab: boolean) => {
      asked += 1;
      const turn = asked;
      const found = await findSubject(windowId, orActiveTab).catch((error: unknown): Subject => {
        console.error(error);
        return { state: 'failed' };
      });
      if (found === undefined || turn < shown) return; // an older answer never overtakes a newer one
      shown = turn;
      setSubject(found);
    };
    void load(true);
    return followCaptures(windowId, () => void load(false));
  }, [windowId]);
  return [subject, setSubject];
}

/** @returns `undefined` where only a waiting capture was asked for and none waits: the popup stays as it is. */
async function findSubject(windowId: number, orActiveTab: boolean): Promise<Subject | undefined> {
  const [answer, reader] = await Promise.all([askForCapture(windowId, orActiveTab), rememberedReader()]);
  if (answer.outcome === 'none') return undefined;
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

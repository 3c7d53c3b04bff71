// The subject of the popup: the draft for the highlighted passage, or why there is none.

import { useLayoutEffect, useState } from 'preact/hooks';
import { followCaptures } from '../../lib/capture/follow-captures';
import type { Draft } from '../../lib/draft/draft';
import { ask } from '../../lib/messages/ask';
import { allDrafts, draftFor, saveDraft, withRecipients } from '../../lib/outbox/drafts';
import type { PageCapture } from '../../lib/page/capture';
import { chosenRecipientFor, ownInboxFor } from '../../lib/settings/recipients';
import { settingsOrDefaults } from '../../lib/settings/settings';
import { prepareForm } from '../form/Composer';

export type Subject =
  | { readonly state: 'loading' }
  | {
      readonly state: 'draft';
      readonly draft: Draft;
      /** Set if the reader came to choose a recipient. */
      readonly choosesRecipient?: true;
      /** The page, if nothing is highlighted on it and this draft was begun earlier. */
      readonly resumedOn?: PageCapture;
    }
  | { readonly state: 'nothing-highlighted'; readonly capture: PageCapture }
  /** The browser does not let extensions read the page. */
  | { readonly state: 'unreachable' }
  /** The extension failed. */
  | { readonly state: 'failed' };

type SetSubject = (next: Subject | ((now: Subject) => Subject)) => void;

export function useSubject(windowId: number): [Subject, SetSubject] {
  const [subject, setSubject] = useState<Subject>({ state: 'loading' });
  // A layout effect, because `useEffect` would wait for a frame.
  useLayoutEffect(() => {
    let asked = 0;
    let shown = 0;
    const load = async (orActiveTab: boolean) => {
      asked += 1;
      const request = asked;
      const found = await findSubject(windowId, orActiveTab).catch((error: unknown): Subject => {
        console.error(error);
        return { state: 'failed' };
      });
      if (found === undefined || request < shown) return; // an older result never replaces a newer one
      shown = request;
      setSubject(found);
    };
    void load(true);
    return followCaptures(windowId, () => void load(false));
  }, [windowId]);
  return [subject, setSubject];
}

/** Returns `undefined` if there is no waiting capture and `orActiveTab` is false. The popup then stays as it is. */
export async function findSubject(windowId: number, orActiveTab: boolean): Promise<Subject | undefined> {
  const answer = await ask('take-capture', { windowId, orActiveTab });
  if (answer.outcome === 'none') return undefined;
  if (answer.outcome === 'unreachable') return { state: 'unreachable' };
  const { page, ...capture } = answer.capture;
  if (page === undefined) return { state: 'unreachable' };
  if (capture.passage !== undefined || capture.picture !== undefined || capture.opening !== undefined) {
    return { state: 'draft', draft: await beginDraft({ ...capture, page }) };
  }
  const earlier = (await allDrafts()).readable.find((draft) => draft.page.address === page.address);
  if (earlier === undefined) return { state: 'nothing-highlighted', capture: { ...capture, page } };
  const settings = await settingsOrDefaults();
  await prepareForm(earlier, settings);
  return {
    state: 'draft',
    draft: withRecipients(earlier, { inbox: capture.inbox, relay: ownInboxFor(page.address, settings) }),
    resumedOn: { ...capture, page },
  };
}

/**
 * Returns the draft for a capture, with the remembered name and e-mail. A draft whose comment has an opening is saved
 * at once.
 */
export async function beginDraft(capture: PageCapture): Promise<Draft> {
  const { address } = capture.page;
  const settings = await settingsOrDefaults();
  const draft = await draftFor(capture, settings.reader ?? { name: '', email: '' }, {
    relay: ownInboxFor(address, settings),
    chosen: chosenRecipientFor(address, settings),
  });
  if (capture.opening) await saveDraft(draft);
  await prepareForm(draft, settings);
  return draft;
}

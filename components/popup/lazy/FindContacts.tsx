// Finds whom the page and its site name while the reader writes: the form waits for none of it. Shows nothing itself.

import { useEffect } from 'preact/hooks';
import type { DraftChange } from '../../../lib/draft/draft';
import { withContacts } from '../../../lib/draft/draft-contacts';
import { askForPageContacts, askForSiteContacts } from '../../../lib/messages/contacts';
import type { Contacts } from '../../../lib/recipient/candidate';

interface Props {
  readonly page: string;
  readonly windowId: number;
  /** Told each time that some were found. */
  readonly onFound: (change: DraftChange) => void;
}

export function FindContacts({ page, windowId, onFound }: Props) {
  useEffect(() => {
    let isWanted = true;
    const add = (found: Contacts) => {
      if (isWanted && found.candidates.length + found.pages.length > 0)
        onFound((draft) => withContacts(draft, found));
    };
    askForPageContacts(windowId, page).then(add, console.error);
    askForSiteContacts(page).then(add, console.error);
    return () => {
      isWanted = false;
    };
  }, [page, windowId]);
  return null;
}

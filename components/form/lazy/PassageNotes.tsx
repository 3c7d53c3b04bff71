// Notes about the quoted words: which frame they are from, that they are a translation, how they change, and that some were
// left out. Loaded after the form's first fields.

import { useEffect, useState } from 'preact/hooks';
import { channelOf } from '../../../lib/channel/registry';
import type { Correction } from '../../../lib/correction/correction';
import { trimToDifference } from '../../../lib/correction/diff';
import type { CorrectionId } from '../../../lib/correction/id';
import type { Draft } from '../../../lib/draft/draft';
import { text } from '../../../lib/i18n/i18n';
import { findCorrections } from '../../../lib/outbox/queries';
import { exactTime } from '../../shared/exact-time';

export function PassageNotes({ draft }: { readonly draft: Draft }) {
  return (
    <>
      {draft.replaces !== undefined && <ReceivedBefore id={draft.replaces} />}
      {draft.frameHost !== undefined && <p class="note">{text('frameOf', draft.frameHost)}</p>}
      {draft.page.translated && <p class="note">{text('translatedPage')}</p>}
      <SpokenChange draft={draft} />
      {draft.shortened && <p class="note">{text('shortened')}</p>}
    </>
  );
}

/** Says that this is a change of what somebody has already received, and when. */
function ReceivedBefore({ id }: { readonly id: CorrectionId }) {
  const [replaced, setReplaced] = useState<Correction>();
  useEffect(() => {
    findCorrections([id]).then(({ readable: [found] }) => setReplaced(found), console.error);
  }, [id]);
  const { recipient, history = [] } = replaced ?? {};
  const received = history.findLast(({ state }) => state === 'delivered' || state === 'sent');
  if (recipient === undefined || received === undefined) return null;
  return (
    <p class="note">
      {text('changesReceived', channelOf(recipient).name(recipient), exactTime(Date.parse(received.at)))}
    </p>
  );
}

/** How long the reader must pause before the change is spoken, in milliseconds. */
const PAUSE_MS = 900;

/** The change in one sentence. Screen readers read it instead of the diff, which changes with every key. */
function SpokenChange({ draft: { passage, replacement, page } }: { readonly draft: Draft }) {
  const [spoken, setSpoken] = useState('');
  const exact = passage?.exact ?? '';
  useEffect(() => {
    if (replacement === exact) return setSpoken('');
    const timer = setTimeout(() => setSpoken(changeOf(exact, replacement, page.language)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [exact, replacement, page.language]);
  return (
    <p class="unseen" aria-live="polite">
      {spoken}
    </p>
  );
}

function changeOf(exact: string, replacement: string, language: string | undefined): string {
  const { before, after } = trimToDifference(exact, replacement, language);
  if (before === '') return text('spokenInserted', after);
  return after === '' ? text('spokenDeleted', before) : text('spokenReplaced', before, after);
}

// The popup: the form for a suggestion, and the list of earlier corrections.

import { useEffect, useRef, useState } from 'preact/hooks';
import type { CorrectionId } from '../../lib/correction/id';
import { PRACTICE_ADDRESS } from '../../lib/correction/practice-address';
import { type Draft, type DraftChange, recipientOf } from '../../lib/draft/draft';
import { text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { findDraft, withRecipients } from '../../lib/outbox/drafts';
import { countUnseen } from '../../lib/outbox/news';
import { ownInboxFor } from '../../lib/settings/recipients';
import { settingsOrDefaults } from '../../lib/settings/settings';
import { Composer, prepareForm } from '../form/Composer';
import type { JustSent } from '../form/lazy/send-draft';
import { addStyle, withLaterStyle } from '../shared/add-style';
import { useLazyModule } from '../shared/useLazyModule';
import { Tabs } from './Tabs';
import { type Subject, useSubject } from './useSubject';

type TabName = 'suggest' | 'corrections';

export function App({ windowId }: { windowId: number }) {
  const [subject, setSubject] = useSubject(windowId);
  const [tab, setTab] = useState<TabName>('suggest');
  const corrections = useLazyModule(tab === 'corrections', loadCorrections);
  const withoutDraft = useLazyModule(IS_WITHOUT_DRAFT[subject.state], loadNothingHighlighted);
  const notes = useLazyModule(subject.state !== 'loading', loadPageNotes);
  const [unseen, setUnseen] = useUnseenNews(subject, tab, () => setTab('corrections'));
  const [notice, setNotice] = useState('');
  /** The correction that was just sent, until the reader leaves the list. */
  const [sent, setSent] = useState<JustSent>();

  useEffect(() => {
    const onOnline = () => void ask('wake').catch(console.error);
    addEventListener('online', onOnline);
    return () => removeEventListener('online', onOnline);
  }, []);

  useEffect(() => notes?.keepFocus(document.body), [notes]);

  /** @param isHeld whether the draft is of a correction that waits in the list: if it has no recipient, the reader came to choose one. */
  const continueDraft = async (saved: Draft, isHeld: boolean) => {
    const settings = await settingsOrDefaults();
    // The reader may have set or removed a relay since the draft was saved.
    const relay = ownInboxFor(saved.page.address, settings);
    const draft = withRecipients(saved, { inbox: saved.inbox, relay });
    await prepareForm(draft, settings);
    const lacksRecipient = isHeld && recipientOf(draft) === undefined;
    setSubject({ state: 'draft', draft, ...(lacksRecipient && { choosesRecipient: true }) });
    setSent(undefined);
    setTab('suggest');
  };
  /** Applies `change` to the current draft, if it is still the draft with that id. */
  const changeDraft = (id: CorrectionId, change: DraftChange) =>
    setSubject((now) =>
      now.state === 'draft' && now.draft.id === id ? { ...now, draft: change(now.draft) } : now,
    );
  const edit = (id: CorrectionId) => {
    findDraft(id)
      .then((draft) => draft && continueDraft(draft, true))
      .catch(console.error);
  };
  const fail = (error: unknown) => {
    console.error(error);
    setNotice(text('actionFailed'));
  };

  return (
    <>
      <h1 class="unseen">{text('actionTitle')}</h1>
      <Tabs
        tabs={[
          { name: 'suggest', label: text('tabSuggest') },
          { name: 'corrections', label: text('tabCorrections'), news: unseen },
        ]}
        selected={tab}
        onSelect={(name) => {
          setNotice('');
          setSent(undefined);
          setTab(name);
        }}
      >
        {notes && <notes.PageNotes windowId={windowId} isShown={tab === 'suggest'} onUnseen={setUnseen} />}
        {/* Also while the list is open, so that it does not search again afterwards. */}
        {notes && subject.state === 'draft' && needsContacts(subject.draft) && (
          <notes.FindContacts
            key={subject.draft.id}
            draft={subject.draft}
            windowId={windowId}
            onFound={(change) => changeDraft(subject.draft.id, change)}
          />
        )}
        {tab === 'suggest' ? (
          <SuggestTab
            subject={subject}
            windowId={windowId}
            withoutDraft={withoutDraft}
            onChange={setSubject}
            onFound={changeDraft}
            onSent={({ page, inbox }, justSent) => {
              const capture = { page, ...(inbox !== undefined && { inbox }), shortened: false };
              setSubject({ state: 'nothing-highlighted', capture });
              setSent(justSent);
              setTab('corrections');
            }}
          />
        ) : (
          corrections && (
            <corrections.CorrectionsTab
              sent={sent}
              onFailure={fail}
              onContinue={(draft) => void continueDraft(draft, false)}
              onEdit={edit}
            />
          )
        )}
      </Tabs>
      <p class="notice" role="status">
        {tab === 'corrections' && notice}
      </p>
    </>
  );
}

/** How many corrections have news. If the popup opens without a highlight, the reader came for them: `onNews` is called. */
function useUnseenNews(subject: Subject, tab: TabName, onNews: () => void) {
  const [unseen, setUnseen] = useState(0);
  const hasOpened = useRef(false);
  const isLoading = subject.state === 'loading';
  useEffect(() => {
    if (isLoading) return;
    if (tab === 'corrections') return setUnseen(0); // the list shows them
    const isHighlighted = subject.state === 'draft' && subject.resumedOn === undefined;
    const opensOnNews = !hasOpened.current && !isHighlighted && subject.state !== 'failed';
    hasOpened.current = true;
    if (opensOnNews) countUnseen().then((count) => count > 0 && onNews(), console.error);
  }, [isLoading, tab]);
  return [unseen, setUnseen] as const;
}

const loadCorrections = async () =>
  (await Promise.all([import('../list/CorrectionList'), addStyle('/assets/list.css')]))[0];
const loadPageNotes = () => import('./lazy/PageNotes');
const loadNothingHighlighted = () => withLaterStyle(import('./lazy/NothingHighlighted'));

/** If the page declares an inbox, no other recipient is needed. */
function needsContacts({ inbox, page }: Draft): boolean {
  return inbox === undefined && page.address !== PRACTICE_ADDRESS;
}

interface SuggestTabProps {
  readonly subject: Subject;
  readonly windowId: number;
  /** The module for the states without a draft, once it is loaded. */
  readonly withoutDraft: Awaited<ReturnType<typeof loadNothingHighlighted>> | undefined;
  readonly onChange: (subject: Subject) => void;
  readonly onFound: (draft: CorrectionId, change: DraftChange) => void;
  readonly onSent: (draft: Draft, sent: JustSent) => void;
}

function SuggestTab({ subject, windowId, withoutDraft, onChange, onFound, onSent }: SuggestTabProps) {
  switch (subject.state) {
    case 'loading':
      return <Loading />;
    case 'draft': {
      const { draft, resumedOn, choosesRecipient = false } = subject;
      return (
        <>
          {resumedOn && (
            <div class="buttons">
              <button
                type="button"
                onClick={() => onChange({ state: 'nothing-highlighted', capture: resumedOn })}
              >
                {text('somethingElse')}
              </button>
            </div>
          )}
          <Composer
            key={draft.id}
            draft={draft}
            choosesRecipient={choosesRecipient}
            onChange={(changed) => onChange({ ...subject, draft: changed })}
            onFound={(change) => onFound(draft.id, change)}
            onSent={(sent) => onSent(draft, sent)}
          />
        </>
      );
    }
    case 'nothing-highlighted':
      return withoutDraft === undefined ? (
        <Loading />
      ) : (
        <withoutDraft.NothingHighlighted windowId={windowId} capture={subject.capture} onChange={onChange} />
      );
    case 'unreachable':
      return withoutDraft === undefined ? <Loading /> : <withoutDraft.Unreachable />;
    case 'failed':
      return withoutDraft === undefined ? <Loading /> : <withoutDraft.Failed />;
    default:
      return subject satisfies never;
  }
}

/** The states that show lazy/NothingHighlighted.tsx instead of the form. */
const IS_WITHOUT_DRAFT: Readonly<Record<Subject['state'], boolean>> = {
  loading: false,
  draft: false,
  'nothing-highlighted': true,
  unreachable: true,
  failed: true,
};

function Loading() {
  return <p class="quiet">{text('loading')}</p>;
}

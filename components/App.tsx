// The popup: what is being suggested, and what became of earlier corrections.

import { useEffect, useState } from 'preact/hooks';
import { askToWake } from '../lib/background';
import type { CorrectionId } from '../lib/correction/id';
import type { Draft } from '../lib/draft';
import { findDraft } from '../lib/drafts';
import { shortcutName, text } from '../lib/i18n';
import { Composer } from './Composer';
import { FixedNotes } from './FixedNotes';
import { Hint } from './Hint';
import { QuoteBox } from './QuoteBox';
import { SentNote } from './SentNote';
import { SiteSwitch } from './SiteSwitch';
import { Tabs } from './Tabs';
import { type Subject, useSubject } from './useSubject';
import { useWanted } from './useWanted';

type TabName = 'suggest' | 'corrections';

export function App({ windowId }: { windowId: number }) {
  const [subject, setSubject] = useSubject(windowId);
  const [tab, setTab] = useState<TabName>('suggest');
  const list = useWanted(tab === 'corrections', loadList);
  const [notice, setNotice] = useState('');
  /** What was sent last, until the reader goes elsewhere. */
  const [sent, setSent] = useState<CorrectionId>();

  useEffect(() => {
    const onOnline = () => void askToWake().catch(console.error);
    addEventListener('online', onOnline);
    return () => removeEventListener('online', onOnline);
  }, []);

  const writeOn = (draft: Draft) => {
    setSubject({ state: 'draft', draft });
    setSent(undefined);
    setTab('suggest');
  };
  const edit = (id: CorrectionId) => {
    findDraft(id).then((draft) => draft && writeOn(draft), console.error);
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
          { name: 'corrections', label: text('tabCorrections') },
        ]}
        selected={tab}
        onSelect={(name) => {
          setNotice('');
          setSent(undefined);
          setTab(name);
        }}
      >
        {tab === 'suggest' ? (
          <>
            <FixedNotes windowId={windowId} />
            <Suggest
              subject={subject}
              windowId={windowId}
              onChange={setSubject}
              onSent={({ page, inbox }, correction) => {
                const capture = { page, ...(inbox !== undefined && { inbox }), shortened: false };
                setSubject({ state: 'nothing-highlighted', capture });
                setSent(correction);
                setTab('corrections');
              }}
            />
          </>
        ) : (
          <>
            {sent !== undefined && <SentNote key={sent} correction={sent} onEdit={edit} onFailure={fail} />}
            {list && <list.CorrectionList onFailure={fail} onContinue={writeOn} onEdit={edit} />}
          </>
        )}
      </Tabs>
      <p class="notice" role="status">
        {tab === 'corrections' && notice}
      </p>
    </>
  );
}

const loadList = () => import('./CorrectionList');

interface SuggestProps {
  readonly subject: Subject;
  readonly windowId: number;
  readonly onChange: (subject: Subject) => void;
  readonly onSent: (draft: Draft, correction: CorrectionId) => void;
}

function Suggest({ subject, windowId, onChange, onSent }: SuggestProps) {
  switch (subject.state) {
    case 'loading':
      return <p class="quiet">{text('loading')}</p>;
    case 'draft': {
      const { draft, resumedOn } = subject;
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
            onChange={(changed) => onChange({ ...subject, draft: changed })}
            onSent={(correction) => onSent(draft, correction)}
          />
        </>
      );
    }
    case 'nothing-highlighted':
      return (
        <>
          <Hint title={text('nothingHighlighted')} hint={text('nothingHighlightedHint', shortcutName())} />
          <QuoteBox
            key={subject.capture.page.address}
            windowId={windowId}
            capture={subject.capture}
            onDraft={(draft) => onChange({ state: 'draft', draft })}
          />
          <SiteSwitch address={subject.capture.page.address} />
        </>
      );
    case 'unreachable':
      return <Hint title={text('unreachable')} hint={text('unreachableHint', shortcutName())} />;
    case 'failed':
      return <Hint title={text('failed')} hint={text('failedHint')} />;
  }
}

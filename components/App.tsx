// The popup: what is being suggested, and what became of earlier corrections.

import { useEffect, useState } from 'preact/hooks';
import { askToWake } from '../lib/background';
import type { Draft } from '../lib/draft';
import { shortcutName, text } from '../lib/i18n';
import { Composer } from './Composer';
import { CorrectionList } from './CorrectionList';
import { Hint } from './Hint';
import { SiteSwitch } from './SiteSwitch';
import { Tabs } from './Tabs';
import { type Subject, useSubject } from './useSubject';

type TabName = 'suggest' | 'corrections';

export function App({ windowId }: { windowId: number }) {
  const [subject, setSubject] = useSubject(windowId);
  const [tab, setTab] = useState<TabName>('suggest');
  const [notice, setNotice] = useState('');

  useEffect(() => {
    const onOnline = () => void askToWake().catch(console.error);
    addEventListener('online', onOnline);
    return () => removeEventListener('online', onOnline);
  }, []);

  return (
    <>
      <Tabs
        tabs={[
          { name: 'suggest', label: text('tabSuggest') },
          { name: 'corrections', label: text('tabCorrections') },
        ]}
        selected={tab}
        onSelect={(name) => {
          setNotice('');
          setTab(name);
        }}
      >
        {tab === 'suggest' ? (
          <Suggest
            subject={subject}
            onChange={(draft) => setSubject({ state: 'draft', draft })}
            onSent={(address) => {
              setSubject({ state: 'nothing-highlighted', address });
              setNotice(text('sent'));
              setTab('corrections');
            }}
          />
        ) : (
          <CorrectionList
            onFailure={(error) => {
              console.error(error);
              setNotice(text('actionFailed'));
            }}
            onContinue={(draft) => {
              setSubject({ state: 'draft', draft });
              setTab('suggest');
            }}
          />
        )}
      </Tabs>
      <p class="notice" role="status">
        {tab === 'corrections' && notice}
      </p>
    </>
  );
}

interface SuggestProps {
  readonly subject: Subject;
  readonly onChange: (draft: Draft) => void;
  readonly onSent: (address: string) => void;
}

function Suggest({ subject, onChange, onSent }: SuggestProps) {
  switch (subject.state) {
    case 'loading':
      return <p class="quiet">{text('loading')}</p>;
    case 'draft': {
      const { draft } = subject;
      return (
        <Composer
          key={draft.id}
          draft={draft}
          onChange={onChange}
          onSent={() => onSent(draft.page.address)}
        />
      );
    }
    case 'nothing-highlighted':
      return (
        <>
          <Hint title={text('nothingHighlighted')} hint={text('nothingHighlightedHint', shortcutName())} />
          <SiteSwitch address={subject.address} />
        </>
      );
    case 'unreachable':
      return <Hint title={text('unreachable')} hint={text('unreachableHint', shortcutName())} />;
    case 'failed':
      return <Hint title={text('failed')} hint={text('failedHint')} />;
  }
}

// The popup: what is being suggested, and what became of earlier corrections.

import { useEffect, useState } from 'preact/hooks';
import { askToWake } from '../lib/background';
import { shortcutName, text } from '../lib/i18n';
import { Composer } from './Composer';
import { CorrectionList } from './CorrectionList';
import { Hint } from './Hint';
import { SiteSwitch } from './SiteSwitch';
import { Tabs } from './Tabs';
import { useCorrections } from './useCorrections';
import { type Subject, useSubject } from './useSubject';

type TabName = 'suggest' | 'corrections';

export function App({ windowId }: { windowId: number }) {
  const [subject, setSubject] = useSubject(windowId);
  const [tab, setTab] = useState<TabName>('suggest');
  const [notice, setNotice] = useState('');
  const outbox = useCorrections();

  useEffect(() => {
    const onOnline = () => void askToWake();
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
        onSelect={setTab}
      >
        {tab === 'suggest' ? (
          <Suggest
            subject={subject}
            onSent={(address) => {
              setSubject({ state: 'nothing-highlighted', address });
              setNotice(text('sent'));
              setTab('corrections');
            }}
          />
        ) : (
          <CorrectionList
            outbox={outbox}
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

function Suggest({ subject, onSent }: { subject: Subject; onSent: (address: string) => void }) {
  switch (subject.state) {
    case 'loading':
      return <p class="quiet">{text('loading')}</p>;
    case 'draft':
      return (
        <Composer
          key={subject.draft.id}
          begun={subject.draft}
          onSent={() => onSent(subject.draft.page.address)}
        />
      );
    case 'nothing-highlighted':
      return (
        <>
          <Hint title={text('nothingHighlighted')} hint={text('nothingHighlightedHint', shortcutName())} />
          <SiteSwitch address={subject.address} />
        </>
      );
    case 'unreachable':
      return <Hint title={text('unreachable')} hint={text('unreachableHint', shortcutName())} />;
  }
}

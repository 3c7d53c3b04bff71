// The options page. Every change is saved at once.

import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/i18n';
import { SettingsNote } from '../shared/SettingsNote';
import { SiteAccessSection } from '../shared/WithheldSites';
import { LanguageField } from './LanguageField';
import { OffSites } from './OffSites';
import { OwnRelays } from './OwnRelays';
import { ReaderFields } from './ReaderFields';
import { Recipients } from './Recipients';
import { Shortcuts } from './Shortcuts';
import { Statistics } from './Statistics';
import { StoredData } from './StoredData';
import { VerdictSettings } from './VerdictSettings';

/** How long a notice is shown, in milliseconds: long enough to read it. */
const NOTICE_MS = 6_000;

export function Options() {
  const [notice, setNotice] = useState('');
  const fail = (error: unknown) => {
    console.error(error);
    setNotice(text('actionFailed'));
  };
  const save = (work: Promise<void>) => {
    setNotice(''); // so that screen readers read it again
    work.then(() => setNotice(text('saved')), fail);
  };
  useEffect(() => {
    const timer = setTimeout(() => setNotice(''), NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <>
      <h1>{text('optionsTitle')}</h1>
      <SettingsNote />
      <ReaderFields onSave={save} />
      <OwnRelays onSave={save} />
      <Recipients onSave={save} />
      <VerdictSettings onSave={save} />
      <SiteAccessSection />
      <OffSites onSave={save} />
      <Shortcuts onFailure={fail} />
      <LanguageField onSave={save} />
      <Statistics onFailure={fail} />
      <StoredData onFailure={fail} />
      <footer class="quiet">
        <a href="/welcome.html">{text('practise')}</a>
      </footer>
      <p class="toast" role="status">
        {notice}
      </p>
    </>
  );
}

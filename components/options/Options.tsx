// The options page, from what most readers set to what few need. Every change is saved at once.

import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/i18n';
import { SettingsNote } from '../shared/SettingsNote';
import { SiteAccessSection } from '../shared/WithheldSites';
import { Advanced } from './Advanced';
import { LanguageField } from './LanguageField';
import { OffSites } from './OffSites';
import { ReaderFields } from './ReaderFields';
import { Record } from './Record';
import { Section } from './Section';
import { Sending } from './Sending';
import { Shortcuts } from './Shortcuts';
import { StoredData } from './StoredData';
import { Verdicts } from './Verdicts';

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
      <SiteAccessSection />
      <Section title={text('aboutYou')} hint={text('aboutYouHint')}>
        <ReaderFields onSave={save} />
        <LanguageField onSave={save} />
      </Section>
      <Sending onSave={save} />
      <Verdicts onSave={save} />
      <Section title={text('keys')}>
        <Shortcuts onFailure={fail} />
        <OffSites onSave={save} />
      </Section>
      <Record />
      <StoredData onFailure={fail} />
      <Advanced onSave={save} onFailure={fail} />
      <footer class="quiet">
        <a href="/welcome.html">{text('practise')}</a>
      </footer>
      <p class="toast" role="status">
        {notice}
      </p>
    </>
  );
}

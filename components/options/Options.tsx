// The options: each part is kept as soon as it is written.

import { useState } from 'preact/hooks';
import { text } from '../../lib/i18n';
import { LanguageField } from './LanguageField';
import { OffSites } from './OffSites';
import { OwnRelays } from './OwnRelays';
import { ReaderFields } from './ReaderFields';
import { Recipients } from './Recipients';
import { Shortcuts } from './Shortcuts';
import { StoredData } from './StoredData';

export function Options() {
  const [notice, setNotice] = useState('');
  const fail = (error: unknown) => {
    console.error(error);
    setNotice(text('actionFailed'));
  };
  const save = (work: Promise<void>) => {
    work.then(() => setNotice(text('saved')), fail);
  };
  return (
    <>
      <h1>{text('optionsTitle')}</h1>
      <ReaderFields onSave={save} />
      <OwnRelays onSave={save} />
      <Recipients onSave={save} />
      <OffSites onSave={save} />
      <Shortcuts onFailure={fail} />
      <LanguageField onSave={save} />
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

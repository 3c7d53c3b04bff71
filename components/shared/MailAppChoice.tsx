// Asks in which app the reader writes mail: once, before the first letter.

import { useEffect, useRef, useState } from 'preact/hooks';
import { type MessageName, text } from '../../lib/i18n/i18n';
import { MAIL_APPS, type MailApp, readSettings, writeSetting } from '../../lib/settings/settings';

export function MailAppChoice({ onChoose }: { readonly onChoose: (app: MailApp) => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []); // so that screen readers read it, and the keyboard reaches it
  return (
    <fieldset class="mail-app">
      <legend>{text('whichMail')}</legend>
      <div class="buttons">
        {MAIL_APPS.map((app, index) => (
          <button key={app} ref={index === 0 ? first : null} type="button" onClick={() => onChoose(app)}>
            {text(MAIL_APP_NAMES[app])}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

type Work = (app: MailApp) => Promise<void>;

/** Returns a function that runs `work` with the reader's mail app, and the question to render until that app is known. */
export function useMailApp(onFailure: (error: unknown) => void) {
  const [waiting, setWaiting] = useState<Work>();
  const run = (work: Work) => {
    readSettings()
      .then(({ mailApp }) => (mailApp === undefined ? setWaiting(() => work) : work(mailApp)))
      .catch(onFailure);
  };
  const question = waiting && (
    <MailAppChoice
      onChoose={(app) => {
        setWaiting(undefined);
        writeSetting('mailApp', app)
          .catch(console.error) // the e-mail opens anyway
          .then(() => waiting(app))
          .catch(onFailure);
      }}
    />
  );
  return [run, question] as const;
}

export const MAIL_APP_NAMES: Readonly<Record<MailApp, MessageName>> = {
  app: 'mailInApp',
  gmail: 'mailInGmail',
  outlook: 'mailInOutlook',
  proton: 'mailInProton',
  copy: 'mailCopied',
};

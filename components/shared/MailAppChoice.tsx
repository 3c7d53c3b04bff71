// The app in which the reader writes mail: asked once, before the first letter.

import { useEffect, useRef, useState } from 'preact/hooks';
import { type MessageName, text } from '../../lib/i18n/i18n';
import { MAIL_APPS, type MailApp, readSettings, writeSetting } from '../../lib/settings/settings';

export function MailAppChoice({ onChoose }: { readonly onChoose: (app: MailApp) => void }) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []); // so that it is heard, and answered by keyboard
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

/** @returns how to do such work, and the question that is to be answered before the first. */
export function useMailFirst(onFailure: (error: unknown) => void) {
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
          .catch(console.error) // a convenience
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

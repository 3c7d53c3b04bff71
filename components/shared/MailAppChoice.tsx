// Where letters are opened: asked once, before the first one.

import { useEffect, useRef } from 'preact/hooks';
import { MAIL_APPS, type MailApp } from '../../lib/channel/mail-app';
import { text } from '../../lib/i18n/i18n';
import { MAIL_APP_NAMES } from './mail-app-names';

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

// Where letters are opened: asked once, before the first one.

import { MAIL_APPS, type MailApp } from '../lib/delivery/mail-app';
import { text } from '../lib/i18n';
import { MAIL_APP_NAMES } from './mail-app-names';

export function MailAppChoice({ onChoose }: { readonly onChoose: (app: MailApp) => void }) {
  return (
    <fieldset class="mail-app">
      <legend>{text('whichMail')}</legend>
      <div class="buttons">
        {MAIL_APPS.map((app) => (
          <button key={app} type="button" onClick={() => onChoose(app)}>
            {text(MAIL_APP_NAMES[app])}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

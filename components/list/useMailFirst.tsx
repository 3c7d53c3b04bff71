// What opens a letter, once it is known where the reader writes mail.

import { useState } from 'preact/hooks';
import type { MailApp } from '../../lib/channel/mail-app';
import { chooseMailApp, mailApp } from '../../lib/settings/mail-app';
import { MailAppChoice } from '../shared/MailAppChoice';

type Work = (app: MailApp) => Promise<void>;

/** @returns how to do such work, and the question that is to be answered before the first. */
export function useMailFirst(onFailure: (error: unknown) => void) {
  const [waiting, setWaiting] = useState<Work>();
  const run = (work: Work) => {
    mailApp()
      .then((app) => (app === undefined ? setWaiting(() => work) : work(app)))
      .catch(onFailure);
  };
  const question = waiting && (
    <MailAppChoice
      onChoose={(app) => {
        setWaiting(undefined);
        chooseMailApp(app)
          .catch(console.error) // a convenience
          .then(() => waiting(app))
          .catch(onFailure);
      }}
    />
  );
  return [run, question] as const;
}

// The settings for verdicts: whether the extension asks relays for them, and whether the browser shows notifications.

import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { askToNotify, mayNotify, stopNotifying } from '../../lib/settings/notifications';
import { readSettings, writeSetting } from '../../lib/settings/settings';

interface Choices {
  readonly asks: boolean;
  readonly notifies: boolean;
}

export function VerdictSettings({ onSave }: { readonly onSave: (work: Promise<void>) => void }) {
  const [settings, setSettings] = useState<Choices>();
  const load = async () => {
    const [{ asksForAnswers }, notifies] = await Promise.all([readSettings(), mayNotify()]);
    setSettings({ asks: asksForAnswers, notifies });
  };
  useEffect(() => {
    load().catch(console.error);
  }, []);
  if (settings === undefined) return null;
  const notify = (isWanted: boolean) => (isWanted ? askToNotify().then(() => undefined) : stopNotifying());
  return (
    <section>
      <h2>{text('editorsAnswers')}</h2>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.asks}
          onChange={(event) =>
            onSave(
              writeSetting('asksForAnswers', event.currentTarget.checked)
                .then(() => ask('status-checks-changed'))
                .then(load),
            )
          }
        />
        <span>{text('asksForAnswers')}</span>
      </label>
      <p class="note">{text('asksForAnswersHint')}</p>
      <label class="check">
        <input
          type="checkbox"
          checked={settings.notifies}
          onChange={(event) => onSave(notify(event.currentTarget.checked).then(load))}
        />
        <span>{text('notifies')}</span>
      </label>
    </section>
  );
}

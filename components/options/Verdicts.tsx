// The settings for verdicts: whether the extension asks relays for them, and whether the browser shows notifications.

import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/i18n';
import { ask } from '../../lib/messages/ask';
import { askToNotify, mayNotify, stopNotifying } from '../../lib/settings/notifications';
import { readSettings, writeSetting } from '../../lib/settings/settings';
import { Folded, Section } from './Section';

interface Choices {
  readonly asks: boolean;
  readonly notifies: boolean;
}

export function Verdicts({ onSave }: { readonly onSave: (work: Promise<void>) => void }) {
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
    <Section title={text('editorsAnswers')}>
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
      <label class="check">
        <input
          type="checkbox"
          checked={settings.notifies}
          onChange={(event) => onSave(notify(event.currentTarget.checked).then(load))}
        />
        <span>{text('notifies')}</span>
      </label>
      <Folded summary={text('asksForAnswersHow')}>
        <p class="note">{text('asksForAnswersHint')}</p>
      </Folded>
    </Section>
  );
}

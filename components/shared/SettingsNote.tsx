// Says that the settings could not be read, until they can.

import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/i18n';
import { readSettings, settingsInTime } from '../../lib/settings/settings';

export function SettingsNote() {
  const [isUnread, setIsUnread] = useState(false);
  useEffect(() => {
    const check = async () => {
      if ((await settingsInTime()) !== undefined) return;
      setIsUnread(true);
      await readSettings();
      setIsUnread(false); // they only arrived late
    };
    check().catch(console.error);
  }, []);
  if (!isUnread) return null;
  return (
    <p class="note problem" role="alert">
      {text('settingsUnread')}
    </p>
  );
}

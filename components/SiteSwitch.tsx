// Whether the shortcut is heard on this site: some sites need Ctrl+Enter for themselves.

import { useEffect, useState } from 'preact/hooks';
import { tellSitesChanged } from '../lib/background';
import { shortcutName, text } from '../lib/i18n';
import { offSites, switchSite } from '../lib/settings';

export function SiteSwitch({ address }: { address: string }) {
  const host = new URL(address).hostname;
  const [isOn, setIsOn] = useState<boolean>();

  useEffect(() => {
    void offSites().then((sites) => setIsOn(!sites.includes(host)));
  }, [host]);

  const change = async (on: boolean) => {
    setIsOn(on);
    await switchSite(host, on);
    await tellSitesChanged();
  };

  if (isOn === undefined) return null;
  return (
    <div class="site-switch">
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => void change(event.currentTarget.checked)}
        />
        <span>{text('siteSwitch', shortcutName(), host)}</span>
      </label>
      {!isOn && <p class="note">{text('siteSwitchHint')}</p>}
    </div>
  );
}

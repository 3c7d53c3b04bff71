// Whether the shortcut is heard on this site: some sites need Ctrl+Enter for themselves.

import { useEffect, useState } from 'preact/hooks';
import { shortcutName, text } from '../../../lib/i18n/i18n';
import { tellSitesChanged } from '../../../lib/messages/settings';
import { isWithin } from '../../../lib/net/host';
import { offSites, switchSite } from '../../../lib/settings/off-sites';

export function SiteSwitch({ address }: { address: string }) {
  const host = new URL(address).hostname;
  const [isOn, setIsOn] = useState<boolean>();

  useEffect(() => {
    offSites().then((sites) => setIsOn(!sites.some((site) => isWithin(host, site))), console.error); // unknown: nothing is shown
  }, [host]);

  const change = async (on: boolean) => {
    try {
      await switchSite(host, on);
      await tellSitesChanged();
      setIsOn(on);
    } catch (error) {
      console.error(error);
      setIsOn(!on); // as it still is
    }
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

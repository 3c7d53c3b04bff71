// What the popup offers if there is no draft: nothing is highlighted, the page cannot be read, or something failed.
// Loaded in these cases only.

import { useEffect, useState } from 'preact/hooks';
import { PRACTICE_ADDRESS } from '../../../lib/correction/practice-address';
import { shortcutName, text } from '../../../lib/i18n/i18n';
import { ask } from '../../../lib/messages/ask';
import { isWithin } from '../../../lib/net/host';
import { readSettings } from '../../../lib/settings/settings';
import { switchSite } from '../../../lib/settings/sites';
import { Hint } from '../../shared/Hint';
import { SitesWithheld, useAllowed } from '../../shared/WithheldSites';
import { QuoteBox, type QuoteBoxProps } from './QuoteBox';

export function NothingHighlighted(props: QuoteBoxProps) {
  const { address } = props.capture.page;
  const isAllowed = useAllowed(address);
  return (
    <>
      <Hint title={text('nothingHighlighted')} hint={text('nothingHighlightedHint', shortcutName())} />
      <QuoteBox key={address} {...props} />
      {address !== PRACTICE_ADDRESS &&
        (isAllowed === false ? <SitesWithheld /> : <SiteSwitch address={address} />)}
    </>
  );
}

/** The extension failed. */
export function Failed() {
  return <Hint title={text('failed')} hint={text('failedHint')} />;
}

export function Unreachable() {
  const isAllowed = useAllowed();
  return (
    <>
      <Hint title={text('unreachable')} hint={text('unreachableHint', shortcutName())} />
      {isAllowed === false && <SitesWithheld />}
    </>
  );
}

/** Turns the shortcut off on this site: some sites use Ctrl+Enter for something else. */
function SiteSwitch({ address }: { address: string }) {
  const host = new URL(address).hostname;
  const [isOn, setIsOn] = useState<boolean>();

  useEffect(() => {
    readSettings().then(
      ({ offSites }) => setIsOn(!offSites.some((site) => isWithin(host, site))),
      console.error,
    );
  }, [host]);

  const change = async (on: boolean) => {
    try {
      await switchSite(host, on);
      await ask('off-sites-changed');
      setIsOn(on);
    } catch (error) {
      console.error(error);
      setIsOn(!on); // the switch did not change
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

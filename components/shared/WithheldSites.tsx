// What the interface says and offers if the browser withholds sites from the extension.

import { useEffect, useState } from 'preact/hooks';
import { shortcutName, text } from '../../lib/i18n/i18n';
import { askForHost, askForSites, followAllowedSites, isAllowed } from '../../lib/net/allowed-sites';

/**
 * Whether the browser lets the extension read the page at `address`, or all pages without one. `undefined` until it is
 * known.
 */
export function useAllowed(address?: string): boolean | undefined {
  const [allowed, setAllowed] = useState<boolean>();
  useEffect(() => {
    const look = () => void isAllowed(address).then(setAllowed, console.error);
    look();
    return followAllowedSites(look);
  }, [address]);
  return allowed;
}

/** Says what works without access to sites. A button asks for access, so that the shortcut works too. */
export function SitesWithheld() {
  return (
    <div class="site-switch">
      <p>{text('sitesWithheld', shortcutName())}</p>
      <p class="note">{text('sitesWithheldHint', shortcutName())}</p>
      <div class="buttons">
        <button type="button" onClick={() => void askForSites().catch(console.error)}>
          {text('allowSites')}
        </button>
      </div>
    </div>
  );
}

/** A section about access to all sites, if the browser withholds it. */
export function SiteAccessSection() {
  if (useAllowed() !== false) return null;
  return (
    <section>
      <h2>{text('sitesTitle')}</h2>
      <SitesWithheld />
    </section>
  );
}

/**
 * Firefox only: a request to a host that the browser withholds always identifies the installation. The reader learns that
 * before anything is sent there.
 */
export function WithheldInbox({ inbox }: { readonly inbox: string }) {
  const allowed = useAllowed(inbox);
  if (!import.meta.env.FIREFOX || allowed !== false) return null;
  const { host } = new URL(inbox);
  return (
    <div class="already">
      <p class="note">{text('namesInstallation', host)}</p>
      <button type="button" onClick={() => void askForHost(inbox).catch(console.error)}>
        {text('allowHost', host)}
      </button>
    </div>
  );
}

// Said where the browser keeps sites from us: what works all the same, and how the key can work as well.

import { shortcutName, text } from '../../lib/i18n/i18n';
import { askForSites } from '../../lib/net/allowed-sites';

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

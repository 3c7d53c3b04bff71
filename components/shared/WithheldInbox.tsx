// Said in Firefox before anything is sent to a host that the browser withholds: only there does a request name the
// installation, and only for such a host can it not be kept from doing so.

import { text } from '../../lib/i18n/i18n';
import { askForHost } from '../../lib/net/allowed-sites';
import { useAllowed } from './useAllowed';

export function WithheldInbox({ inbox }: { readonly inbox: string }) {
  const isAllowed = useAllowed(inbox);
  if (!import.meta.env.FIREFOX || isAllowed !== false) return null;
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

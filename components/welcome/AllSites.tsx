// Where the browser keeps sites from us from the first: what that means for the key that was just practised.

import { text } from '../../lib/i18n/i18n';
import { SitesWithheld } from '../shared/SitesWithheld';
import { useAllowed } from '../shared/useAllowed';

export function AllSites() {
  if (useAllowed() !== false) return null;
  return (
    <section>
      <h2>{text('sitesTitle')}</h2>
      <SitesWithheld />
    </section>
  );
}

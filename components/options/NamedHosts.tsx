// The hosts that have received the reader's name or e-mail; the form asks before it tells another.

import { useEffect, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/i18n';
import { forgetNamedHost, type NamedHost, namedHosts } from '../../lib/settings/named-hosts';

export function NamedHosts({ onFailure }: { readonly onFailure: (error: unknown) => void }) {
  const [hosts, setHosts] = useState<readonly NamedHost[]>([]);
  const load = async () => setHosts(await namedHosts());
  useEffect(() => {
    load().catch(console.error);
  }, []);

  if (hosts.length === 0) return null;
  return (
    <>
      <h3>{text('namedHosts')}</h3>
      <p class="note">{text('namedHostsHint')}</p>
      <ul class="list">
        {hosts.map(({ host }) => (
          <li key={host} class="line">
            <span class="address">{host}</span>
            <button type="button" onClick={() => forgetNamedHost(host).then(load).catch(onFailure)}>
              {text('actionForget')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

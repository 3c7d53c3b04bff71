// The outcomes of the reader's corrections, by site.

import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { interfaceLanguage, text } from '../../lib/i18n/i18n';
import { annotationsOf } from '../../lib/list/annotations';
import { type SiteStatistics, statisticsOf } from '../../lib/list/statistics';
import { allCorrections } from '../../lib/outbox/queries';
import { followChanges } from '../../lib/outbox/update';
import { downloadJson } from '../shared/ExportButton';

export function Statistics({ onFailure }: { readonly onFailure: (error: unknown) => void }) {
  const [sites, setSites] = useState<readonly SiteStatistics[]>([]);
  useEffect(() => {
    const load = () =>
      void allCorrections().then((corrections) => setSites(statisticsOf(corrections)), console.error);
    load();
    return followChanges(load);
  }, []);
  if (sites.length === 0) return null;
  const format = new Intl.NumberFormat(interfaceLanguage());
  return (
    <section>
      <h2 id="record">{text('readersRecord')}</h2>
      <p class="quiet">{text('readersRecordHint')}</p>
      <table class="record" aria-labelledby="record">
        <thead>
          <tr>
            <th scope="col">{text('site')}</th>
            <th scope="col">{text('recordSent')}</th>
            <th scope="col">{text('stateFixed')}</th>
            <th scope="col">{text('stateDeclined')}</th>
            <th scope="col">{text('recordWaiting')}</th>
          </tr>
        </thead>
        <tbody>
          {sites.map(({ site, sent, fixed, declined, waiting }) => (
            <tr key={site}>
              <th scope="row" class="address">
                <bdi>{site}</bdi>
              </th>
              {[sent, fixed, declined, waiting].map((count, column) => (
                <td key={column}>{format.format(count)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div class="buttons">
        <button
          type="button"
          title={text('exportAnnotationsHint')}
          onClick={() => void downloadAnnotations().catch(onFailure)}
        >
          {text('exportAnnotations')}
        </button>
      </div>
    </section>
  );
}

async function downloadAnnotations(): Promise<void> {
  const { version } = browser.runtime.getManifest();
  downloadJson(annotationsOf(await allCorrections(), version), 'application/ld+json', 'jsonld');
}

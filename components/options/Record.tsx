// What became of the reader's corrections: one sentence, and a table by site.

import { useEffect, useState } from 'preact/hooks';
import { interfaceLanguage, text } from '../../lib/i18n/i18n';
import { type SiteStatistics, statisticsOf } from '../../lib/list/statistics';
import { allCorrections } from '../../lib/outbox/queries';
import { followChanges } from '../../lib/outbox/update';
import { Folded, Section } from './Section';

export function Record() {
  const [sites, setSites] = useState<readonly SiteStatistics[]>();
  useEffect(() => {
    const load = () =>
      void allCorrections().then((corrections) => setSites(statisticsOf(corrections)), console.error);
    load();
    return followChanges(load);
  }, []);
  if (sites === undefined) return null;
  const format = new Intl.NumberFormat(interfaceLanguage());
  const total = (count: 'sent' | 'fixed' | 'declined') =>
    format.format(sites.reduce((sum, site) => sum + site[count], 0));
  return (
    <Section title={text('readersRecord')} hint={text('readersRecordHint')}>
      {sites.length === 0 ? (
        <p>{text('recordEmpty')}</p>
      ) : (
        <>
          <p class="record-sentence">
            {text('recordSentence', total('sent'), total('fixed'), total('declined'))}
          </p>
          <Folded summary={text('recordBySite')}>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it */}
            <section class="scroll" tabIndex={0} aria-label={text('recordBySite')}>
              <SiteTable sites={sites} format={format} />
            </section>
          </Folded>
        </>
      )}
    </Section>
  );
}

interface SiteTableProps {
  readonly sites: readonly SiteStatistics[];
  readonly format: Intl.NumberFormat;
}

function SiteTable({ sites, format }: SiteTableProps) {
  return (
    <table class="record" aria-label={text('readersRecord')}>
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
  );
}

// What few readers need: a relay of their own, and an export for other programs. Folded.

import { browser } from 'wxt/browser';
import { text } from '../../lib/i18n/i18n';
import { annotationsOf } from '../../lib/list/annotations';
import { allCorrections } from '../../lib/outbox/queries';
import { downloadJson } from '../shared/ExportButton';
import { OwnRelays } from './OwnRelays';

interface AdvancedProps {
  readonly onSave: (work: Promise<void>) => void;
  readonly onFailure: (error: unknown) => void;
}

export function Advanced({ onSave, onFailure }: AdvancedProps) {
  return (
    <details class="advanced">
      <summary>
        <h2>{text('advanced')}</h2>
      </summary>
      <section>
        <OwnRelays onSave={onSave} />
      </section>
      <section>
        <h3>{text('exportAnnotations')}</h3>
        <p class="note">{text('exportAnnotationsHint')}</p>
        <div class="buttons">
          <button type="button" onClick={() => void downloadAnnotations().catch(onFailure)}>
            {text('exportAnnotations')}
          </button>
        </div>
      </section>
    </details>
  );
}

async function downloadAnnotations(): Promise<void> {
  const { version } = browser.runtime.getManifest();
  downloadJson(annotationsOf(await allCorrections(), version), 'application/ld+json', 'jsonld');
}

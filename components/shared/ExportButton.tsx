// Everything that is stored, one click away.

import { text } from '../../lib/i18n/i18n';
import { exportAll } from '../../lib/outbox/stored-data';
import { downloadJson } from './download';

export function ExportButton({ onFailure }: { readonly onFailure: (error: unknown) => void }) {
  return (
    <button type="button" title={text('exportHint')} onClick={() => void download().catch(onFailure)}>
      {text('exportAll')}
    </button>
  );
}

async function download(): Promise<void> {
  downloadJson(await exportAll(), 'application/json', 'json');
}

// Everything that is stored, one click away.

import { text } from '../lib/i18n';
import { exportAll } from '../lib/outbox/export';

export function ExportButton({ onFailure }: { readonly onFailure: (error: unknown) => void }) {
  return (
    <button type="button" title={text('exportHint')} onClick={() => void download().catch(onFailure)}>
      {text('exportAll')}
    </button>
  );
}

async function download(): Promise<void> {
  const file = new Blob([JSON.stringify(await exportAll(), undefined, 2)], { type: 'application/json' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `corrigenda-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser may still be reading it
}

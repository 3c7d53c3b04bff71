// Saves data as files.

import { text } from '../../lib/i18n/i18n';
import { exportAll } from '../../lib/outbox/stored-data';

/** Saves everything that is stored. */
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

/** How long the file's address stays valid, in milliseconds: the browser may still be reading the file. */
const REVOKE_AFTER_MS = 60_000;

/** Saves the value as a JSON file with the media type `type`. Its name contains the date. */
export function downloadJson(value: unknown, type: string, ending: string): void {
  const file = new Blob([JSON.stringify(value, undefined, 2)], { type });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `corrigenda-${new Date().toISOString().slice(0, 10)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}

// A button that exports everything that is stored, and the download that other exports use too.

import { text } from '../../lib/i18n/i18n';
import { exportAll } from '../../lib/outbox/stored-data';

/** Saves everything that is stored. */
export function ExportButton({ onFailure }: { readonly onFailure: (error: unknown) => void }) {
  return (
    <button type="button" title={text('exportHint')} onClick={() => void downloadAll().catch(onFailure)}>
      {text('exportAll')}
    </button>
  );
}

async function downloadAll(): Promise<void> {
  downloadJson(await exportAll(), 'application/json', 'json');
}

/** How long the file's address stays valid, in milliseconds: the browser may still be reading the file. */
const REVOKE_AFTER_MS = 60_000;

/** Saves the value as a JSON file with the media type `type`. Its name contains the date. */
export function downloadJson(value: unknown, type: string, fileExtension: string): void {
  const file = new Blob([JSON.stringify(value, undefined, 2)], { type });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `corrigenda-${new Date().toISOString().slice(0, 10)}.${fileExtension}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS);
}

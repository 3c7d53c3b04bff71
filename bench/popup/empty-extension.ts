// An extension that only opens an empty popup on Ctrl+Enter: the anchor for ours.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export async function writeEmptyExtension(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = {
    'manifest.json': JSON.stringify({
      manifest_version: 3,
      name: 'Empty',
      version: '1',
      action: { default_popup: 'popup.html' },
      background: { service_worker: 'background.js' },
      content_scripts: [{ matches: ['http://*/*'], js: ['key.js'], run_at: 'document_start' }],
    }),
    'popup.html': '<!doctype html><p>Empty</p>',
    'background.js': 'chrome.runtime.onMessage.addListener(() => { chrome.action.openPopup(); });',
    'key.js':
      'addEventListener("keydown", (event) => { if (event.key === "Enter" && event.ctrlKey) chrome.runtime.sendMessage("open"); }, true);',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

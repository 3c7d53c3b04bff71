// The shortcuts: the extension's own, and the one that the reader can change in the browser.

import { browser } from 'wxt/browser';
import { shortcutName, text } from '../../lib/i18n/i18n';
import { useBrowserShortcut } from '../shared/useBrowserShortcut';

/** Chromium's page for the shortcuts of extensions. */
const SHORTCUTS_PAGE = 'chrome://extensions/shortcuts';

export function Shortcuts({ onFailure }: { readonly onFailure: (error: unknown) => void }) {
  const browserShortcut = useBrowserShortcut(onFailure);
  return (
    <>
      <dl class="keys">
        <dt>
          <kbd>{shortcutName()}</kbd>
        </dt>
        <dd>{text('firstKeyHint')}</dd>
        <dt>{browserShortcut ? <kbd>{browserShortcut}</kbd> : <span class="quiet">{text('noKey')}</span>}</dt>
        <dd>{text('secondKeyHint')}</dd>
      </dl>
      <div class="buttons">
        <button type="button" onClick={() => void openShortcutSettings().catch(onFailure)}>
          {text('changeKey')}
        </button>
      </div>
    </>
  );
}

/** Opens the browser's page for shortcuts: Firefox has a function for it, Chromium an address. */
async function openShortcutSettings(): Promise<void> {
  const { commands } = browser;
  if ('openShortcutSettings' in commands && typeof commands.openShortcutSettings === 'function') {
    await commands.openShortcutSettings();
    return;
  }
  await browser.tabs.create({ url: SHORTCUTS_PAGE });
}

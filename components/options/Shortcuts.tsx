// The shortcuts: the extension's own, and the one that the reader can change in the browser.

import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { shortcutName, text } from '../../lib/i18n/i18n';

/** Chromium's page for the shortcuts of extensions. */
const SHORTCUTS_PAGE = 'chrome://extensions/shortcuts';

export function Shortcuts({ onFailure }: { readonly onFailure: (error: unknown) => void }) {
  const [browserShortcut, setBrowserShortcut] = useState<string>();

  useEffect(() => {
    const load = async () => {
      const commands = await browser.commands.getAll();
      setBrowserShortcut(commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '');
    };
    load().catch(onFailure);
    const onFocus = () => void load().catch(onFailure); // the reader may have changed it on the browser's page
    addEventListener('focus', onFocus);
    return () => removeEventListener('focus', onFocus);
  }, []);

  return (
    <section>
      <h2>{text('keys')}</h2>
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
    </section>
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

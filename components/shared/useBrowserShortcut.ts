// The second shortcut, which belongs to the browser: the reader changes it there.

import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

/** Returns the shortcut as the browser names it, `''` if none is set, and `undefined` until it is known. */
export function useBrowserShortcut(onFailure: (error: unknown) => void): string | undefined {
  const [shortcut, setShortcut] = useState<string>();

  useEffect(() => {
    const load = async () => {
      const commands = await browser.commands.getAll();
      setShortcut(commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '');
    };
    load().catch(onFailure);
    const onFocus = () => void load().catch(onFailure); // the reader may have changed it on the browser's page
    addEventListener('focus', onFocus);
    return () => removeEventListener('focus', onFocus);
  }, []);

  return shortcut;
}

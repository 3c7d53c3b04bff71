// The keys of the form, which work wherever the focus is in the popup.

import { useEffect, useRef } from 'preact/hooks';

interface Keys {
  /** Ctrl+Enter, or ⌘+Enter. */
  readonly onSend: () => void;
  /** Esc, if something is unfolded that it closes. Otherwise it closes the popup. */
  readonly onEscape: (() => void) | undefined;
}

export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const { onSend, onEscape } = latest.current;
      if (event.key === 'Escape' && onEscape !== undefined) {
        event.preventDefault();
        onEscape();
      }
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!event.repeat) onSend(); // the press that opened the popup may still be held
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

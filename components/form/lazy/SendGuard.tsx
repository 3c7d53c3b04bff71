// When Ctrl+Enter sends. A page may trick the reader into pressing it twice. The first press opens the
// form; the second must not send it. Loaded after the form's first fields.

import { useEffect, useState } from 'preact/hooks';

/** How long a form or a question must be shown before a press counts, in milliseconds. */
const MIN_SHOWN_MS = 600;

/** Whether the reader has seen the component: it was shown, in a window with the focus, for long enough. */
export function useSeen(): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    let timer = 0;
    const begin = () => {
      setIsSeen(false);
      clearTimeout(timer);
      timer = window.setTimeout(() => setIsSeen(true), MIN_SHOWN_MS);
    };
    begin();
    addEventListener('focus', begin);
    return () => {
      clearTimeout(timer);
      removeEventListener('focus', begin);
    };
  }, []);
  return isSeen;
}

/**
 * Tells the form whether the reader has seen it. A separate component, because the form is shown before this module has
 * loaded.
 */
export function SendGuard({ onSeen }: { readonly onSeen: (isSeen: boolean) => void }) {
  const isSeen = useSeen();
  useEffect(() => onSeen(isSeen), [isSeen]);
  return null;
}

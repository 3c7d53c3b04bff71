// When Ctrl+Enter sends. The press that opened the form came from a page, which may have the reader press again.

import { useEffect, useState } from 'preact/hooks';

/** How long a form or a question is shown before a press counts, in milliseconds. */
const SEEN_MS = 600;

/** Whether what stands there now has been seen: a while after it came, and after its window got the focus. */
export function useSeen(): boolean {
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    let timer = 0;
    const begin = () => {
      setIsSeen(false);
      clearTimeout(timer);
      timer = window.setTimeout(() => setIsSeen(true), SEEN_MS);
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

/** Tells the form that it has been seen; apart from it, since the form is shown before this is loaded. */
export function SendGuard({ onSeen }: { readonly onSeen: (isSeen: boolean) => void }) {
  const isSeen = useSeen();
  useEffect(() => onSeen(isSeen), [isSeen]);
  return null;
}

// Whether what was just sent can still be taken back, as time goes by.

import { useEffect, useState } from 'preact/hooks';
import { isUndoable, type Status } from '../../lib/correction/status';

export function useUndoable(status: Status): boolean {
  const [now, setNow] = useState(Date.now());
  const undoable = isUndoable(status, now);
  const due = status.state === 'queued' ? status.due : 0;
  useEffect(() => {
    if (!undoable) return;
    const timer = setTimeout(() => setNow(Date.now()), due - Date.now() + 1);
    return () => clearTimeout(timer);
  }, [undoable, due]);
  return undoable;
}

// A note about new verdicts and failures, and which corrections have some.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import { counted } from '../../lib/i18n/counted';
import { text } from '../../lib/i18n/i18n';
import type { News } from '../../lib/list/search';
import { ask } from '../../lib/messages/ask';
import { logFailure } from '../../lib/net/log-failure';
import { askToNotify, mayNotify } from '../../lib/settings/notifications';

interface NewsNoteProps {
  readonly verdicts: number;
  readonly failures: number;
  readonly onFailure: (error: unknown) => void;
}

/** Says that editors have decided or that a correction failed, and offers a notification for the next time. */
export function NewsNote({ verdicts, failures, onFailure }: NewsNoteProps) {
  const [notifies, setNotifies] = useState(true); // until it is known, so that nothing is offered too early
  useEffect(() => {
    mayNotify().then(setNotifies, onFailure);
  }, []);
  return (
    <div class="sent" role="status">
      {failures > 0 && <p>{text('notDelivered')}</p>}
      {verdicts > 0 && <p>{counted('countNews', verdicts)}</p>}
      {!notifies && (
        <div class="buttons">
          <button type="button" onClick={() => void askToNotify().then(setNotifies).catch(onFailure)}>
            {text('actionNotify')}
          </button>
        </div>
      )}
    </div>
  );
}

/** The corrections whose verdict or failure is new to the reader. They stay new until the list is closed. */
export function useNews(corrections: readonly Correction[]): News {
  const known = useRef<News>(new Set());
  const fresh = useMemo(
    () => corrections.filter(({ news }) => news !== undefined).map(({ id }) => id),
    [corrections],
  );
  if (!fresh.every((id) => known.current.has(id))) known.current = new Set([...known.current, ...fresh]);
  useEffect(() => {
    if (fresh.length > 0) logFailure(ask('clear-news', { corrections: fresh }));
  }, [fresh]);
  return known.current;
}

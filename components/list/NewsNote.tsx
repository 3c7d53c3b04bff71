// Says that editors have answered, and offers to have the browser say it the next time.

import { useEffect, useState } from 'preact/hooks';
import { counted } from '../../lib/i18n/counted';
import { text } from '../../lib/i18n/i18n';
import { askToNotify, mayNotify } from '../../lib/settings/notifications';

interface Props {
  readonly count: number;
  readonly onFailure: (error: unknown) => void;
}

export function NewsNote({ count, onFailure }: Props) {
  const [isTold, setIsTold] = useState(true); // until it is known, nothing is offered
  useEffect(() => {
    mayNotify().then(setIsTold, onFailure);
  }, []);
  return (
    <div class="sent" role="status">
      <p>{counted('countNews', count)}</p>
      {!isTold && (
        <div class="buttons">
          <button type="button" onClick={() => void askToNotify().then(setIsTold).catch(onFailure)}>
            {text('actionNotify')}
          </button>
        </div>
      )}
    </div>
  );
}

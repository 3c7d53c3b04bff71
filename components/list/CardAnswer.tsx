// What came back from the editors, or that nothing can, and what the page itself said when it was last looked at.

import type { Correction } from '../../lib/correction/correction';
import type { Status } from '../../lib/correction/status';
import { interfaceLanguage, type MessageName, text } from '../../lib/i18n/i18n';
import { seenName } from '../shared/seen-names';

export function CardAnswer({ correction: { status, recipient, seen } }: { readonly correction: Correction }) {
  if (recipient?.type === 'practice') return null;
  const said = wordOf(status);
  return (
    <>
      {'note' in status && status.note !== undefined && (
        <p class="note" dir="auto">
          {text('quoted', status.note)}
        </p>
      )}
      {said && <p class="note">{text(said)}</p>}
      {seen && <p class="note">{text('seenOnPage', timeOf(seen.at), seenName(seen.verdict))}</p>}
    </>
  );
}

function timeOf(moment: number): string {
  const format = new Intl.DateTimeFormat(interfaceLanguage(), { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(moment);
}

function wordOf(status: Status): MessageName | undefined {
  switch (status.state) {
    case 'fixed':
      return 'fixedThanks';
    case 'delivered':
      if (status.letter !== undefined) return LETTERS[status.letter];
      return status.location === undefined ? 'cannotAnswer' : undefined;
    case 'handed':
    case 'sent':
      return 'cannotAnswer';
    default:
      return undefined;
  }
}

const LETTERS = { mailed: 'letterMailed', undeliverable: 'letterUndeliverable' } as const;

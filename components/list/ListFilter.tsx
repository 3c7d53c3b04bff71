// The search field of a long list, and its filter by outcome.

import { type MessageName, text } from '../../lib/i18n/i18n';
import { type CorrectionFilter, OUTCOMES, type OutcomeName } from '../../lib/list/search';

const OUTCOME_NAMES: Readonly<Record<OutcomeName, MessageName>> = {
  waiting: 'stateQueued',
  received: 'stateDelivered',
  fixed: 'stateFixed',
  declined: 'stateDeclined',
  failed: 'stateFailed',
  withdrawn: 'stateWithdrawn',
};

interface Props {
  readonly filter: CorrectionFilter;
  readonly onChange: (filter: CorrectionFilter) => void;
}

export function ListFilter({ filter, onChange }: Props) {
  const { words, outcome } = filter;
  return (
    <search class="filter">
      <input
        type="search"
        aria-label={text('search')}
        placeholder={text('search')}
        dir="auto"
        value={words}
        onInput={(event) => onChange({ ...filter, words: event.currentTarget.value })}
      />
      <select
        aria-label={text('show')}
        value={outcome ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const chosen = OUTCOMES.find((one) => one === value);
          onChange({ words, ...(chosen !== undefined && { outcome: chosen }) });
        }}
      >
        <option value="">{text('showAll')}</option>
        {OUTCOMES.map((one) => (
          <option key={one} value={one}>
            {text(OUTCOME_NAMES[one])}
          </option>
        ))}
      </select>
    </search>
  );
}

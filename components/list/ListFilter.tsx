// The search field of a long list, and its filter by outcome with the number of corrections in each.

import type { RefObject } from 'preact';
import { interfaceLanguage, type MessageName, text } from '../../lib/i18n/i18n';
import { type CorrectionFilter, OUTCOMES, type OutcomeName } from '../../lib/list/search';

const OUTCOME_NAMES: Readonly<Record<OutcomeName, MessageName>> = {
  new: 'isNew',
  waiting: 'showWaiting',
  fixed: 'stateFixed',
  declined: 'stateDeclined',
  failed: 'stateFailed',
};

interface ListFilterProps {
  readonly filter: CorrectionFilter;
  readonly counts: Readonly<Record<OutcomeName, number>>;
  readonly total: number;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onChange: (filter: CorrectionFilter) => void;
}

export function ListFilter({ filter, counts, total, search, onChange }: ListFilterProps) {
  const { words, outcome } = filter;
  // The chosen one stays while it has none, such as when the last waiting correction was sent.
  const outcomes = OUTCOMES.filter((one) => counts[one] > 0 || one === outcome);
  return (
    <search class="filter">
      <input
        ref={search}
        type="search"
        aria-label={text('search')}
        placeholder={text('search')}
        dir="auto"
        value={words}
        onInput={(event) => onChange({ ...filter, words: event.currentTarget.value })}
      />
      <div class="outcomes" role="radiogroup" aria-label={text('show')}>
        <Choice
          label={text('showAll')}
          count={total}
          isChosen={outcome === undefined}
          onChoose={() => onChange({ words })}
        />
        {outcomes.map((one) => (
          <Choice
            key={one}
            label={text(OUTCOME_NAMES[one])}
            count={counts[one]}
            isChosen={one === outcome}
            onChoose={() => onChange({ words, outcome: one })}
          />
        ))}
      </div>
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly count: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ label, count, isChosen, onChoose }: ChoiceProps) {
  return (
    <label class="outcome">
      <input type="radio" name="outcome" checked={isChosen} onChange={onChoose} />
      <span>
        {label} <span class="count">{new Intl.NumberFormat(interfaceLanguage()).format(count)}</span>
      </span>
    </label>
  );
}

// What kind of mistake it is: one row of choices, by arrows or by number.

import { KINDS, type Kind } from '../../lib/correction/content';
import { type MessageName, text } from '../../lib/i18n/i18n';

const KIND_NAMES: Readonly<Record<Kind, MessageName>> = {
  typo: 'kindTypo',
  fact: 'kindFact',
  clarification: 'kindClarification',
  link: 'kindLink',
  other: 'kindOther',
};

export function KindField({ kind, onChange }: { kind: Kind; onChange: (kind: Kind) => void }) {
  return (
    <div
      class="kinds"
      role="radiogroup"
      aria-label={text('kind')}
      onKeyDown={(event) => {
        const one = KINDS[Number(event.key) - 1];
        if (one === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        onChange(one);
        event.currentTarget.querySelector<HTMLElement>(`[value="${one}"]`)?.focus();
      }}
    >
      {KINDS.map((one) => (
        <label key={one} class="kind">
          <input type="radio" name="kind" value={one} checked={one === kind} onChange={() => onChange(one)} />
          <span>{text(KIND_NAMES[one])}</span>
        </label>
      ))}
    </div>
  );
}

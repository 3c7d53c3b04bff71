// What is stored, what is sent and to whom, and what never is.

import { browser } from 'wxt/browser';
import { type MessageName, text } from '../../lib/i18n/i18n';

const FACTS: readonly (readonly [MessageName, MessageName])[] = [
  ['keptStored', 'keptStoredHint'],
  ['keptSent', 'keptSentHint'],
  ['keptNever', 'keptNeverHint'],
];

export function WhatIsKept() {
  return (
    <section>
      <h2>{text('keptTitle')}</h2>
      <dl class="facts">
        {FACTS.map(([term, fact]) => (
          <div key={term}>
            <dt>{text(term)}</dt>
            <dd>{text(fact)}</dd>
          </div>
        ))}
      </dl>
      <div class="buttons">
        <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
          {text('options')}
        </button>
      </div>
    </section>
  );
}

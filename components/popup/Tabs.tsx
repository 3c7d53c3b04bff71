// Tabs as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ describes them: one tab stop, arrows move and select.

import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { text } from '../../lib/i18n/i18n';

interface Props<Name extends string> {
  readonly tabs: readonly { readonly name: Name; readonly label: string; readonly news?: number }[];
  readonly selected: Name;
  readonly onSelect: (name: Name) => void;
  /** The panel of the selected tab. */
  readonly children: ComponentChildren;
}

export function Tabs<Name extends string>({ tabs, selected, onSelect, children }: Props<Name>) {
  const list = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const direction = getComputedStyle(document.documentElement).direction === 'rtl' ? -step : step;
    const index = tabs.findIndex(({ name }) => name === selected);
    const next = tabs[(index + direction + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next.name);
    list.current?.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus();
  };

  return (
    <>
      <div class="tabs" role="tablist" ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ name, label, news = 0 }) => (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === selected}
            aria-controls="panel"
            tabIndex={name === selected ? 0 : -1}
            onClick={() => onSelect(name)}
          >
            {label}
            {news > 0 && <NewsCount count={news} />}
          </button>
        ))}
      </div>
      <div id="panel" class="panel" role="tabpanel" aria-labelledby={`tab-${selected}`}>
        {children}
      </div>
    </>
  );
}

/** A number next to the label; screen readers also hear what it counts. */
function NewsCount({ count }: { readonly count: number }) {
  return (
    <>
      {' '}
      <span class="tab-count" aria-hidden="true">
        {count}
      </span>
      <span class="unseen">{text('newsCount', String(count))}</span>
    </>
  );
}

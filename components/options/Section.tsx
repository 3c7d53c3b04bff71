// The parts of the options page: a section with its heading, and details that are folded until the reader wants them.

import type { ComponentChildren } from 'preact';

export function Section({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section>
      <h2>{title}</h2>
      {hint !== undefined && <p class="quiet">{hint}</p>}
      {children}
    </section>
  );
}

/** Details that most readers do not need. */
export function Folded({
  summary,
  children,
}: {
  readonly summary: string;
  readonly children: ComponentChildren;
}) {
  return (
    <details class="folded">
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

// The content of an empty view: why it is empty, and what the reader can do.

export function Hint({ title, hint }: { title: string; hint: string }) {
  return (
    <div class="hint">
      <span class="caret" aria-hidden="true" />
      <p class="hint-title">{title}</p>
      <p class="quiet">{hint}</p>
    </div>
  );
}

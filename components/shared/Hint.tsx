// What an empty view says: why it is empty, and the gesture that helps.

export function Hint({ title, hint }: { title: string; hint: string }) {
  return (
    <div class="hint">
      <span class="caret" aria-hidden="true" />
      <p class="hint-title">{title}</p>
      <p class="quiet">{hint}</p>
    </div>
  );
}

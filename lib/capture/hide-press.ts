// Keeps from a page the rest of the press that sent the form: when the popup has closed, the page would see the key go up, or
// repeat, and its tool would open twice or send at once.

declare global {
  /** Set in the extension's own isolated world, which no page can see, so that a script that is injected twice listens once. */
  var corrigendaHidesPress: true | undefined;
}

const TYPES = ['keydown', 'keypress', 'keyup'] as const;

/** Hides the events of the Enter key from this document until it goes up, or until another press begins. */
export function hideRestOfPress(): void {
  if (globalThis.corrigendaHidesPress) return;
  globalThis.corrigendaHidesPress = true;
  const onKey = (event: KeyboardEvent) => {
    if (!event.isTrusted) return;
    const isRest = event.key === 'Enter' && (event.type === 'keyup' || event.repeat);
    if (isRest) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (event.type === 'keyup' ? isRest : !isRest) stop();
  };
  const stop = () => {
    globalThis.corrigendaHidesPress = undefined;
    for (const type of TYPES) removeEventListener(type, onKey, true);
    removeEventListener('pointerdown', stop, true);
  };
  for (const type of TYPES) addEventListener(type, onKey, true);
  addEventListener('pointerdown', stop, true);
}

// When the reader last pressed something in this frame, so that the toolbar button captures the frame that they are in. A
// script can move the focus and the selection, but cannot fake a trusted press.

declare global {
  /** In milliseconds since 1970. Set in the extension's own isolated world, which no page can see. */
  var corrigendaPressed: number | undefined;
}

/** Records every press in this document from now on. Injected twice, it keeps the record. */
export function notePresses(): void {
  if (globalThis.corrigendaPressed !== undefined) return;
  // In a frame, a press came before this script: it is why the script was injected. The top document is active then as well.
  globalThis.corrigendaPressed = self !== top && navigator.userActivation.isActive ? Date.now() : 0;

  const onPress = (event: KeyboardEvent | PointerEvent) => {
    if (event.isTrusted && !isForBrowser(event)) globalThis.corrigendaPressed = Date.now();
  };
  addEventListener('keydown', onPress, true);
  addEventListener('pointerdown', onPress, true);
}

/** The browser's own keys (Alt+Shift+C) reach whichever frame has the focus, even if a script moved it there. */
function isForBrowser(event: KeyboardEvent | PointerEvent): boolean {
  return (
    event instanceof KeyboardEvent &&
    (event.altKey || event.ctrlKey || event.metaKey || ['Shift', 'Escape'].includes(event.key))
  );
}

/**
 * Returns when the reader last pressed something here, in milliseconds since 1970. If it was not recorded, as on a site on
 * which the shortcut is off: 1 if they ever did, else 0.
 */
export function lastPress(): number {
  return globalThis.corrigendaPressed ?? (navigator.userActivation.hasBeenActive ? 1 : 0);
}

// Records when the reader last pressed a key or button in this frame, so that the toolbar button captures the frame that they are
// in. A script can move the focus and the selection, but cannot fake a trusted press.

declare global {
  /** In milliseconds since 1970. Set in the extension's own isolated world, which no page can see. */
  var corrigendaPressed: number | undefined;
}

/** Records every press in this document from now on. If injected again, it keeps the record. */
export function recordPresses(): void {
  if (globalThis.corrigendaPressed !== undefined) return;
  // In a frame, the script is injected because of a press, which came first. The top document is active then too.
  globalThis.corrigendaPressed = self !== top && navigator.userActivation.isActive ? Date.now() : 0;

  const onPress = (event: KeyboardEvent | PointerEvent) => {
    if (event.isTrusted && !isForBrowser(event)) globalThis.corrigendaPressed = Date.now();
  };
  addEventListener('keydown', onPress, true);
  addEventListener('pointerdown', onPress, true);
}

/** Whether it may be the browser's own shortcut (Alt+Shift+C): it reaches the frame with the focus, even if a script moved it. */
function isForBrowser(event: KeyboardEvent | PointerEvent): boolean {
  return (
    event instanceof KeyboardEvent &&
    (event.altKey || event.ctrlKey || event.metaKey || ['Shift', 'Escape'].includes(event.key))
  );
}

/**
 * Returns when the reader last pressed a key or button here, in milliseconds since 1970. If presses are not recorded, as on a
 * site on which the shortcut is off: 1 if they ever did, else 0.
 */
export function lastPress(): number {
  return globalThis.corrigendaPressed ?? (navigator.userActivation.hasBeenActive ? 1 : 0);
}

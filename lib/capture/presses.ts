// When the reader last pressed something in this frame: the toolbar button takes the words of the frame that they are in.
// A script can move the focus and the selection, but it cannot fake a trusted press.

declare global {
  /** In milliseconds since 1970. Set in the extension's own isolated world, which no page can see. */
  var corrigendaPressed: number | undefined;
}

/** Notes every press in this document from now on; injected twice, it keeps what it has. */
export function notePresses(): void {
  if (globalThis.corrigendaPressed !== undefined) return;
  // The press that brought the script here came before it: in a frame. A press there makes the top document active too.
  globalThis.corrigendaPressed = self !== top && navigator.userActivation.isActive ? Date.now() : 0;

  const onPress = (event: KeyboardEvent | PointerEvent) => {
    if (event.isTrusted && !isForBrowser(event)) globalThis.corrigendaPressed = Date.now();
  };
  addEventListener('keydown', onPress, true);
  addEventListener('pointerdown', onPress, true);
}

/** Keys of the browser (Alt+Shift+C) begin in whichever frame has the focus, also where a script moved it. */
function isForBrowser(event: KeyboardEvent | PointerEvent): boolean {
  return (
    event instanceof KeyboardEvent &&
    (event.altKey || event.ctrlKey || event.metaKey || ['Shift', 'Escape'].includes(event.key))
  );
}

/**
 * When the reader last pressed something here. Where nobody noted it, as on a site where the shortcut is off: 1 if they
 * ever did, else 0.
 */
export function lastPress(): number {
  return globalThis.corrigendaPressed ?? (navigator.userActivation.hasBeenActive ? 1 : 0);
}

// Scripts are injected without the reader's press. Chromium hands on a press from a message's sender to whatever its
// receiver calls at once, and a script that is injected so makes its frame count as pressed: an advertisement could open
// windows.

/** Resolves in a later task, which the press does not reach. */
export function withoutGesture(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

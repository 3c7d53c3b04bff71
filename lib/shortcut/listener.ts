// Listens for Ctrl+Enter (⌘+Enter) on a highlighted passage and tells the background.
// It runs on every page: it imports nothing that costs bytes (a budget of 1,000), leaves no trace in the page, and stops when
// the extension is updated.

import type { ShortcutMessage } from '../messages/protocol';

/** The part of the extension's API that the listener uses, declared here so that nothing is imported for it. */
declare const chrome: {
  readonly runtime?: { sendMessage(message: ShortcutMessage): unknown };
};

declare global {
  // Both are in the extension's own isolated world, which no page can see.
  /** Set so that a script that is injected twice listens once. */
  var corrigendaListens: true | undefined;
  /** What was highlighted when Ctrl went down, for the capture: some pages take the highlight away at that moment. */
  var corrigendaRange: Range | '' | false | null | undefined;
}

/**
 * Where the reader can type. `:read-write` includes elements that are editable by contenteditable or designMode. Editors that
 * are switched to reading keep the role.
 */
const FIELD = ':read-write,[role~=textbox]:not([contenteditable=false i],[aria-readonly=true])';

/** How long after a blur to check whether a frame has the focus, in milliseconds. */
const CHECK_MS = 99;
/** How often to check for a press in that frame, in milliseconds: a press counts for some seconds. */
const CHECK_AGAIN_MS = 999;

/** Listens in this document from now on. As an arrow function it costs seven bytes less. */
export const listen = (): void => {
  /** What was highlighted when Ctrl, or a key with it, went down. */
  let range: typeof globalThis.corrigendaRange;
  /** Whether the key went down on a passage: then its repeats and keyup belong to the shortcut too. */
  let holdsKey: unknown;
  /** The wait for a press in a frame, while the focus may be in one. */
  let wait: AbortSignal | null;

  /** Throws after an update of the extension: the page then gets the key from this script, and a new one listens. */
  const tell = (type: ShortcutMessage['type']) => chrome.runtime?.sendMessage({ type });

  /**
   * Checks the node and its ancestors, also outside of shadow trees. `closest` goes up within a tree, because a form in between may
   * have a field named `parentNode`, which would be found instead of the form's parent.
   */
  const isInField = (node: Node | null | undefined): unknown =>
    node &&
    node !== document && // it could have a form named `host`
    ((node as Element).closest?.(FIELD) ||
      isInField(
        (node as Element).closest ? node.getRootNode() : (node.parentNode ?? (node as ShadowRoot).host),
      ));

  const passage = (selection = getSelection()) =>
    selection &&
    `${selection}`.trim() &&
    !isInField(selection.anchorNode) &&
    !isInField(selection.focusNode) &&
    selection.getRangeAt(0);

  const onKey = (event: KeyboardEvent) => {
    const isEnter = event.keyCode === 13; // not 229: that Enter belongs to an input method
    const isDown = event.type === 'keydown';
    if (isDown && !event.repeat) {
      const isCtrl = event.ctrlKey || event.metaKey;
      range = (isEnter && range) || (isCtrl && passage());
      if (isEnter) {
        holdsKey =
          isCtrl &&
          range &&
          !event.shiftKey &&
          !event.altKey &&
          !isInField(event.composedPath()[0] as Node) &&
          tell('correct');
        self.corrigendaRange = range;
      }
    }
    if (!holdsKey || !isEnter) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    holdsKey = isDown;
  };

  // A script in each frame costs memory and most frames are advertisements, so they get this script only when the reader enters
  // one. A page can move the focus without the reader, so a press is required too. No event reports one, so we poll: with a
  // signal, since a timer would leave a gap in the ids of the page's own timers. Firefox moves the focus after the blur.
  const checkIn = (milliseconds: number) => {
    wait = AbortSignal.timeout(milliseconds);
    wait.onabort = ({ target }) => {
      if (target !== wait || !document.hasFocus()) return;
      if (navigator.userActivation.isActive) tell('reach-frames');
      else checkIn(CHECK_AGAIN_MS);
    };
  };

  const onEvent = (event: Event) => {
    if (event.target !== self) {
      if (event.isTrusted) onKey(event as KeyboardEvent);
    } else if (event.type === 'blur') checkIn(CHECK_MS);
    else wait = null;
  };

  const start = (): undefined => {
    for (const type of ['keydown', 'keyup', 'blur', 'focus']) addEventListener(type, onEvent, true);
    observer.observe(document, { childList: true });
  };
  // `document.open()` removes all listeners of a document and its window.
  const observer = new MutationObserver(start);
  self.corrigendaListens ||= !start(); // `start` returns nothing
};

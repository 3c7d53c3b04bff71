// Listens for Ctrl+Enter (⌘+Enter) on a highlighted passage and tells the background.
// It runs on every page: it imports nothing that costs bytes (a budget of 1,000), leaves no trace in the page, and stops when
// the extension is updated.

import type { ShortcutMessage } from '../messages/protocol';

/** The part of the extension's API that the listener uses, declared here so that nothing is imported for it. */
declare const chrome: {
  readonly runtime?: { readonly id?: string; sendMessage(message: ShortcutMessage): unknown };
};

declare global {
  /** Set in the extension's own isolated world, which no page can see, so that a script that is injected twice listens once. */
  var corrigendaListens: true | undefined;
}

/** How long after a blur to check whether a frame has the focus, in milliseconds. */
const CHECK_MS = 99;
/** How often to check for a press in that frame, in milliseconds: a press counts for some seconds. */
const CHECK_AGAIN_MS = 999;

/** Listens in this document from now on. */
export function listen(): void {
  globalThis.corrigendaListens ??= begin();
}

function begin(): true {
  /** Whether the key went down on a passage: then its keypress, repeats and keyup belong to the shortcut too. */
  let holdsKey: unknown;

  /** After an update of the extension this script no longer works; a new one listens. */
  const isAlive = () => chrome.runtime?.id;
  const tell = (message: ShortcutMessage) => chrome.runtime?.sendMessage(message);

  // From the prototypes, here and below: a form's fields can shadow its properties.
  const isField = (target: unknown) =>
    target instanceof Element &&
    // :read-write includes elements that are editable by contenteditable or designMode
    Element.prototype.matches.call(target, ':read-write,input,textarea,[role~=textbox]');

  /** Checks the node and its ancestors, also outside of shadow trees: only a shadow root has a host. */
  const isInField = (node: Node | null | undefined): boolean =>
    !!node &&
    (isField(node) ||
      isInField(Reflect.get(Node.prototype, 'parentNode', node) ?? (node as ShadowRoot).host));

  const isPassageHighlighted = (selection = getSelection()) =>
    `${selection ?? ''}`.trim() && !isInField(selection?.anchorNode) && !isInField(selection?.focusNode);

  const onKey = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.key !== 'Enter') return;
    if (event.type === 'keydown' && !event.repeat) {
      holdsKey =
        (event.ctrlKey || event.metaKey) &&
        !(
          event.shiftKey ||
          event.altKey ||
          event.isComposing ||
          event.keyCode === 229 || // Safari and old input methods compose without `isComposing`
          event.composedPath().some(isField)
        ) &&
        isPassageHighlighted() &&
        isAlive();
      if (holdsKey) tell({ type: 'correct' });
    }
    if (!holdsKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    holdsKey = event.type !== 'keyup';
  };

  for (const type of ['keydown', 'keypress', 'keyup'] as const) addEventListener(type, onKey, true);

  // A script in each frame costs memory and most frames are advertisements, so they get this script only when the reader enters
  // one. A page can move the focus without the reader, so a press is required too. No event reports one, so we poll: with a
  // signal, since a timer would leave a gap in the ids of the page's own timers. Firefox moves the focus after the blur.
  let waiting: AbortSignal | undefined;
  const checkSoon = (blur?: unknown) => {
    if (waiting) return;
    waiting = AbortSignal.timeout(blur ? CHECK_MS : CHECK_AGAIN_MS);
    waiting.onabort = check;
  };
  const check = () => {
    waiting = undefined;
    if (/FRAME/.test(document.activeElement?.tagName ?? '') && isAlive()) {
      if (navigator.userActivation.isActive) tell({ type: 'reach-frames' });
      else checkSoon();
    }
  };
  addEventListener('blur', checkSoon);
  check(); // in a tab that was already open, the reader may be in a frame
  return true;
}

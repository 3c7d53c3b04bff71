// Hears Ctrl+Enter (⌘+Enter) on a highlighted passage and tells the background.
// It runs on every page: it imports nothing that costs bytes (a budget of 1,000), leaves no trace in the page, and stops when
// the extension is updated.

import type { ShortcutMessage } from '../messages/protocol';

/** What the listener needs of the extension's API; declared here so that nothing is imported for it. */
declare const chrome: {
  readonly runtime?: { readonly id?: string; sendMessage(message: ShortcutMessage): unknown };
};

declare global {
  /** Set in the extension's own isolated world, which no page can see: injected twice, the script listens once. */
  var corrigendaListens: true | undefined;
}

/** How long after a blur to look for a focused frame, in milliseconds. */
const LOOK_MS = 99;
/** How often to look for a press in that frame, in milliseconds: a press counts for some seconds. */
const LOOK_AGAIN_MS = 999;

/** Listens in this document from now on. */
export function listen(): void {
  globalThis.corrigendaListens ??= begin();
}

function begin(): true {
  /** The key went down on a passage: its keypress, its repeats and its keyup are ours as well. */
  let holdsKey: unknown;

  /** After an update of the extension this script is an orphan; the new one listens. */
  const isAlive = () => chrome.runtime?.id;
  const tell = (message: ShortcutMessage) => chrome.runtime?.sendMessage(message);

  // From the prototypes, here and below: a form's fields can shadow its properties.
  const isField = (target: unknown) =>
    target instanceof Element &&
    // :read-write is whatever can be edited, by contenteditable or by designMode
    Element.prototype.matches.call(target, ':read-write,input,textarea,[role~=textbox]');

  /** Looks upwards, and out of shadow trees: only a shadow root has a host. */
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
          event.keyCode === 229 || // Safari and old input methods compose without saying so
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

  // Each frame costs memory and most are advertisements, so they get this script only once the reader enters one. A page can
  // move the focus without the reader, so a press is required too. No event tells of one, so we poll: with a signal, since
  // the page would see a gap in the ids of its own timers. Firefox moves the focus after the blur.
  let waiting: AbortSignal | undefined;
  const lookSoon = (blur?: unknown) => {
    if (waiting) return;
    waiting = AbortSignal.timeout(blur ? LOOK_MS : LOOK_AGAIN_MS);
    waiting.onabort = look;
  };
  const look = () => {
    waiting = undefined;
    if (/FRAME/.test(document.activeElement?.tagName ?? '') && isAlive()) {
      if (navigator.userActivation.isActive) tell({ type: 'reach-frames' });
      else lookSoon();
    }
  };
  addEventListener('blur', lookSoon);
  look(); // in a tab that was open already, the reader may be in a frame
  return true;
}

// Keeps the focus in the popup. If the focused element disappears, the browser gives the focus to nothing: keys then do nothing, and
// a screen reader starts again at the top.

/** How long a component that knows a better place has to focus it, in milliseconds: it may have to be loaded. */
const GRACE_MS = 300;
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * Moves the focus to the nearest place in `root` if its element disappeared and nothing else has taken it. Returns a function that
 * stops it.
 */
export function keepFocus(root: HTMLElement): () => void {
  /** The focused element and the elements around it, innermost first. */
  let path: readonly Element[] = [];
  const remember = () => {
    path = Array.from(ancestorsWithin(root, document.activeElement));
  };
  const restore = () => {
    const isLost = document.activeElement === null || document.activeElement === document.body;
    const [focused, ...around] = path;
    if (!isLost || focused === undefined || focused.isConnected) return; // else the reader clicked on empty space
    const place = around.find((element) => element.isConnected) ?? root;
    const next = Array.from(place.querySelectorAll<HTMLElement>(FOCUSABLE)).find(canTakeFocus);
    next?.focus();
  };
  let timer = 0;
  const restoreLater = () => {
    clearTimeout(timer);
    timer = window.setTimeout(restore, GRACE_MS);
  };
  root.addEventListener('focusin', remember);
  const observer = new MutationObserver(restoreLater);
  observer.observe(root, { childList: true, subtree: true });
  return () => {
    clearTimeout(timer);
    root.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

function* ancestorsWithin(root: Element, element: Element | null): Generator<Element> {
  for (let next = element; next !== null && next !== root; next = next.parentElement) yield next;
}

function canTakeFocus(element: HTMLElement): boolean {
  return !element.matches(':disabled, [tabindex="-1"]') && element.checkVisibility();
}

// The focus in the list: arrow keys move it from card to card, and it never falls out of the list when something disappears.

import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** The cards of corrections. Those of drafts may be folded away. */
const CARD = '.cards .card';

/**
 * Lets keys move the focus from card to card: Up and Down to the next one, Home and End to the ends of the list, and Down from the
 * search field into it.
 */
export function useCardKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = list.current;
    const onKeyDown = (event: KeyboardEvent) => moveBetweenCards(event, box);
    box?.addEventListener('keydown', onKeyDown);
    return () => box?.removeEventListener('keydown', onKeyDown);
  }, []);
}

function moveBetweenCards(event: KeyboardEvent, box: HTMLElement | null): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || box === null) return;
  const cards = Array.from(box.querySelectorAll<HTMLElement>(CARD));
  const at = cards.findIndex((card) => event.target instanceof Node && card.contains(event.target));
  const isSearch = event.target instanceof HTMLElement && event.target.matches('[type=search]');
  if (at === -1 && !(isSearch && event.key === 'ArrowDown')) return;
  const next = cards.at(nextIndex(event.key, at, cards.length) ?? cards.length);
  if (next === undefined) return;
  event.preventDefault();
  focusCard(next);
}

/** Returns the index of the card to which the key moves; `undefined` if it does not move. */
function nextIndex(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Focuses the card, of which as much is shown as fits. */
function focusCard(card: HTMLElement): void {
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: 'nearest' });
}

/** Whether keys write into it, so that they have another meaning there. */
export function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('textarea, select, input:not([type=radio], [type=checkbox])')
  );
}

/**
 * Keeps the focus in the list: if the element that has it disappears, its card gets the focus or, if that is gone too, the nearest
 * one. Otherwise the browser would give it to the body, and the next Tab would begin at the top.
 *
 * @param list gets the focus if there is no card.
 */
export function useKeptFocus(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = list.current;
    if (box === null) return;
    /** The focused card and those after and before it, the nearest first, when the focus last moved. */
    let nearest: readonly Element[] = [];
    const remember = ({ target }: FocusEvent) => {
      const cards = Array.from(box.querySelectorAll('.card'));
      const at = cards.findIndex((card) => card.contains(target as Node)); // the target of a focus event is an element
      nearest = at === -1 ? [] : [...cards.slice(at), ...cards.slice(0, at).reverse()];
    };
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) nearest = [];
      // Without a new target, the reader clicked elsewhere or left the window, unless the element is just being removed.
      else
        queueMicrotask(() => (target as Node).isConnected && document.activeElement !== target && forget());
    };
    const forget = () => {
      nearest = [];
    };
    const restore = () => {
      if (document.activeElement !== document.body || nearest.length === 0) return;
      const next = nearest.find((card) => card.isConnected);
      if (next instanceof HTMLElement) focusCard(next);
      else box.focus();
    };
    const observer = new MutationObserver(restore);
    observer.observe(box, { childList: true, subtree: true });
    box.addEventListener('focusin', remember);
    box.addEventListener('focusout', leave);
    return () => {
      observer.disconnect();
      box.removeEventListener('focusin', remember);
      box.removeEventListener('focusout', leave);
    };
  }, []);
}

/**
 * Focuses the first card once the list has been read, if nothing has the focus: the form is gone after Send, or the popup opened on
 * the list because of news.
 */
export function useFirstFocus(list: RefObject<HTMLElement | null>, isRead: boolean): void {
  useEffect(() => {
    if (!isRead || document.activeElement !== document.body) return;
    const first = list.current?.querySelector<HTMLElement>(CARD);
    (first ?? list.current)?.focus({ preventScroll: true });
  }, [isRead]);
}

// A menu button as https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ describes it.

import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { text } from '../../lib/i18n/i18n';
import { Icon } from './Icon';

interface MenuItem {
  readonly name: string;
  readonly label: string;
  readonly act: () => void;
}

interface MenuProps {
  /** At least one. */
  readonly items: readonly MenuItem[];
  /** What the actions are about, for screen readers. */
  readonly about: string;
}

/** The item that gets the focus when the menu opens. */
type Opening = 'first' | 'last';

export function Menu({ items, about }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [opening, setOpening] = useState<Opening>();
  const close = () => {
    button.current?.focus();
    setOpening(undefined);
  };
  return (
    <div
      class="menu"
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOpening(undefined);
      }}
    >
      <button
        ref={button}
        type="button"
        class="menu-button"
        title={text('moreActions')}
        aria-label={`${text('moreActions')}: ${about}`}
        aria-haspopup="menu"
        aria-expanded={opening !== undefined}
        aria-controls={opening && id}
        onClick={() => (opening === undefined ? setOpening('first') : close())}
        onKeyDown={(event) => {
          const end = OPENING_KEYS[event.key];
          if (end === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          take(event);
          setOpening(end);
        }}
      >
        <Icon name="more" />
      </button>
      {opening && <MenuItems {...{ id, items, opening }} onClose={close} />}
    </div>
  );
}

const OPENING_KEYS: Readonly<Record<string, Opening>> = { ArrowDown: 'first', ArrowUp: 'last' };

interface MenuItemsProps extends Pick<MenuProps, 'items'> {
  readonly id: string;
  readonly opening: Opening;
  readonly onClose: () => void;
}

function MenuItems({ id, items, opening, onClose }: MenuItemsProps) {
  const list = useRef<HTMLDivElement>(null);
  const [isAbove, setIsAbove] = useState(false);
  const typed = useRef({ letters: '', at: 0 });
  const buttons = () => Array.from(list.current?.querySelectorAll('button') ?? []);

  useLayoutEffect(() => {
    setIsAbove(list.current !== null && !fitsBelow(list.current));
    buttons()
      .at(opening === 'first' ? 0 : -1)
      ?.focus();
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return onClose(); // the browser then moves the focus on, from the button of the menu
    if (event.key === 'Escape') {
      take(event); // else it closes the popup
      return onClose();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = buttons();
    const at = all.findIndex((one) => one.matches(':focus'));
    const next = nextIndex(event.key, at, all.length) ?? startingWith(lettersAfter(event), at);
    if (next === undefined) return;
    take(event);
    all[next]?.focus();
  };

  /** Returns the letters that were typed quickly after each other, with this key. */
  const lettersAfter = ({ key, timeStamp }: KeyboardEvent) => {
    if (key.length !== 1 || key === ' ') return '';
    const { letters, at } = typed.current;
    typed.current = { letters: (timeStamp - at < TYPING_PAUSE_MS ? letters : '') + key, at: timeStamp };
    return typed.current.letters;
  };

  /** Returns the index of the next item with these first letters. A second letter may belong to the same item. */
  const startingWith = (letters: string, at: number) => {
    if (letters === '') return undefined;
    const from = letters.length > 1 ? at : at + 1;
    const order = items.map((_, index) => (from + index + items.length) % items.length);
    return order.find((index) =>
      items[index]?.label.toLocaleLowerCase().startsWith(letters.toLocaleLowerCase()),
    );
  };

  return (
    <div
      ref={list}
      id={id}
      role="menu"
      class={isAbove ? 'menu-items above' : 'menu-items'}
      aria-label={text('moreActions')}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => event.preventDefault()} // where a press on a button takes the focus away, the menu would close
    >
      {items.map(({ name, label, act }) => (
        <button
          key={name}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            onClose();
            act();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** How long between two letters until the second one begins another word, in milliseconds. */
const TYPING_PAUSE_MS = 500;

/** Returns the index of the item to which the key moves. */
function nextIndex(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (Math.max(at, 0) - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Whether the menu ends within the part that is visible, or at least has more room below than above its button. */
function fitsBelow(list: HTMLElement): boolean {
  const { top, bottom } = list.getBoundingClientRect();
  const seen = (list.closest('.panel') ?? document.documentElement).getBoundingClientRect();
  const [highest, lowest] = [Math.max(seen.top, 0), Math.min(seen.bottom, innerHeight)];
  return bottom <= lowest || lowest - top >= top - highest;
}

/** Keeps the key from scrolling, from moving in the list, and from closing the popup. */
function take(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

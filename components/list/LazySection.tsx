// A section of a long list. It is rendered while it is near the visible part; otherwise it is an empty box of the same
// height.

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Props {
  /** Whether it is rendered at every scroll position. */
  readonly isKept: boolean;
  /** Its estimated height in CSS pixels, used until it has been rendered once. */
  readonly estimate: number;
  /** Called when the focus enters it. */
  readonly onFocus: () => void;
  readonly children: () => ComponentChildren;
}

/** Distance from the visible part within which a section is rendered: a reader cannot scroll this far in one frame. */
const RENDER_MARGIN = '1000px';

export function LazySection({ isKept, estimate, onFocus, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const height = useRef<number | undefined>(undefined);
  const [isNear, setIsNear] = useState(false);
  useLayoutEffect(() => {
    const root = box.current && scrollerOf(box.current);
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        if (last === undefined) return;
        if (!last.isIntersecting) height.current = last.boundingClientRect.height;
        setIsNear(last.isIntersecting);
      },
      { root, rootMargin: RENDER_MARGIN },
    );
    if (box.current !== null) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const isShown = isKept || isNear;
  return (
    <div
      ref={box}
      class="section"
      style={isShown ? undefined : { height: `${height.current ?? estimate}px` }}
      onFocusIn={onFocus}
    >
      {isShown && children()}
    </div>
  );
}

/** Returns the element that scrolls the list; `null` if the page does. The margin counts only for that one. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  const panel = element.closest<HTMLElement>('.panel');
  const scrolls = panel !== null && ['auto', 'scroll'].includes(getComputedStyle(panel).overflowY);
  return scrolls ? panel : null;
}

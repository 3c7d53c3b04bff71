// A piece of a long list, which is in the page while it is near to what the reader sees: else an empty box, as high as it was.

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Props {
  /** In the page wherever the reader is. */
  readonly isKept: boolean;
  /** About how high it is, in CSS pixels, until it was seen. */
  readonly estimate: number;
  /** The focus has come into it. */
  readonly onFocus: () => void;
  readonly children: () => ComponentChildren;
}

/** Farther than a wheel or a thumb gets in a frame. */
const NEAR = '1000px';

export function LazySection({ isKept, estimate, onFocus, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const height = useRef<number | undefined>(undefined);
  const [isNear, setIsNear] = useState(false);
  useLayoutEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        if (last === undefined) return;
        if (!last.isIntersecting) height.current = last.boundingClientRect.height;
        setIsNear(last.isIntersecting);
      },
      { rootMargin: NEAR },
    );
    if (box.current !== null) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  const isShown = isKept || isNear;
  return (
    <div
      ref={box}
      class="stretch"
      style={isShown ? undefined : { height: `${height.current ?? estimate}px` }}
      onFocusIn={onFocus}
    >
      {isShown && children()}
    </div>
  );
}

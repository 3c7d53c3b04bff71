// Reopens the form as it was left: the caret and the scroll position.

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { CorrectionId } from '../../lib/correction/id';
import { useLazyModule } from '../shared/useLazyModule';

const loadKeeping = () => import('./lazy/caret-keeping');

/** Puts the caret into the first field, or back to its saved position, and saves its position from then on. */
export function useCaret(form: RefObject<HTMLFormElement | null>, draft: CorrectionId): void {
  const keeping = useLazyModule(true, loadKeeping);
  /** Whether the reader has begun to work in the form: from then on the caret is theirs. */
  const isInUse = useRef(false);

  // A layout effect runs before the form is painted, so that the first key goes into the field.
  useLayoutEffect(() => {
    const { current } = form;
    isInUse.current = false;
    current?.querySelector('textarea')?.focus();
    const markInUse = () => {
      isInUse.current = true;
    };
    current?.addEventListener('keydown', markInUse);
    current?.addEventListener('pointerdown', markInUse);
    return () => {
      current?.removeEventListener('keydown', markInUse);
      current?.removeEventListener('pointerdown', markInUse);
    };
  }, [form, draft]);

  useEffect(() => {
    const { current } = form;
    return current === null ? undefined : keeping?.followCaret(current, draft, isInUse);
  }, [keeping, form, draft]);
}

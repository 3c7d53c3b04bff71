// Reopens the form as it was left: the caret and the scroll position.

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { CorrectionId } from '../../lib/correction/id';
import { useLazyModule } from '../shared/useLazyModule';

const loadKeeping = () => import('./lazy/caret-keeping');

/** Puts the caret into the first field, or back to its saved position, and saves its position from then on. */
export function useCaret(form: RefObject<HTMLFormElement | null>, draft: CorrectionId): void {
  const keeping = useLazyModule(true, loadKeeping);

  // A layout effect runs before the form is painted, so that the first key goes into the field.
  useLayoutEffect(() => {
    form.current?.querySelector('textarea')?.focus();
  }, [form, draft]);

  useEffect(() => {
    const { current } = form;
    return current === null ? undefined : keeping?.followCaret(current, draft);
  }, [keeping, form, draft]);
}

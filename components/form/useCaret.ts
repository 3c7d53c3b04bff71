// The form comes back as it was left: the caret where it stood, scrolled as it was.

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { CorrectionId } from '../../lib/correction/id';
import { useLazyModule } from '../shared/useLazyModule';

const loadKeeping = () => import('./lazy/caret-keeping');

/** Puts the caret into the first field, or where it was when the draft was last seen; and notes where it goes. */
export function useCaret(form: RefObject<HTMLFormElement | null>, draft: CorrectionId): void {
  const keeping = useLazyModule(true, loadKeeping);

  // Before it is painted: a reader who types at once types into it.
  useLayoutEffect(() => {
    form.current?.querySelector('textarea')?.focus();
  }, [form, draft]);

  useEffect(() => {
    const { current } = form;
    return current === null ? undefined : keeping?.followCaret(current, draft);
  }, [keeping, form, draft]);
}

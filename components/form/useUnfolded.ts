// Which parts of the form are unfolded. They stay as the reader left them, also in the next form.

import { useState } from 'preact/hooks';
import { type Detail, type Settings, writeSetting } from '../../lib/settings/settings';

/** What the reader left unfolded, in memory: the form's first frame must know it. */
let remembered: readonly Detail[] = [];

/** Call it before the form is shown, so that nothing in it moves afterwards. */
export function takeUnfolded({ unfolded }: Settings): void {
  remembered = unfolded;
}

/**
 * Returns the unfolded parts, and a function that folds or unfolds one.
 *
 * @param written the parts in which the reader has written: they are unfolded at first.
 */
export function useUnfolded(
  written: readonly Detail[],
): [readonly Detail[], (detail: Detail, isUnfolded: boolean) => void] {
  const [now, setNow] = useState<readonly Detail[]>([...remembered, ...written]);
  const change = (detail: Detail, isUnfolded: boolean) => {
    const withChange = (parts: readonly Detail[]) => [
      ...parts.filter((one) => one !== detail),
      ...(isUnfolded ? [detail] : []),
    ];
    remembered = withChange(remembered);
    setNow(withChange(now));
    writeSetting('unfolded', remembered).catch(console.error); // they stay as long as the popup is open
  };
  return [now, change];
}

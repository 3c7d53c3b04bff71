// Runs in the page: the generator of text-fragments-polyfill.

import { generateFragment } from 'text-fragments-polyfill/dist/fragment-generation-utils.js';

/** The directive (`:~:text=…`) that it makes for what is selected, if it makes one. */
export function polyfillDirective(): string | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed) return undefined;
  const fragment = fragmentOf(selection);
  if (fragment === undefined) return undefined;
  const { prefix, textStart, textEnd, suffix } = fragment;
  const terms = [
    prefix && `${encode(prefix)}-`,
    encode(textStart),
    textEnd && encode(textEnd),
    suffix && `-${encode(suffix)}`,
  ];
  return `:~:text=${terms.filter(Boolean).join(',')}`;
}

function fragmentOf(selection: Selection): ReturnType<typeof generateFragment>['fragment'] {
  try {
    return generateFragment(selection).fragment;
  } catch {
    return undefined; // it throws when its own time-out is over
  }
}

function encode(term: string): string {
  return encodeURIComponent(term).replace(/-/g, '%2D');
}

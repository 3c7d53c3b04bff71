// Which corrections' pages say already what was suggested.

import type { Correction } from './correction/whole';
import type { FrameText } from './frame-text';
import { locate } from './passage/locate';

/** Those of the corrections of the frame's page whose suggestion stands in its place today. */
export function fixedIn({ text, language }: FrameText, corrections: readonly Correction[]): Correction[] {
  return corrections.filter(({ passage, suggestion: { replacement } }) => {
    if (passage === undefined || replacement === undefined) return false;
    return locate(text, passage, replacement, language).verdict === 'fixed';
  });
}

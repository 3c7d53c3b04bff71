// Awkward pages for passages: things that real pages do, one per case.

import type { AwkwardCase } from './awkward-case';
import { BLOCKS } from './blocks';
import { INLINE } from './inline';
import { LETTERS } from './letters';
import { SCRIPTS } from './scripts';
import { SHADOW } from './shadow';
import { SHAPES } from './shapes';
import { STRUCTURES } from './structures';
import { TWINS } from './twins';

export const AWKWARD_CASES: readonly AwkwardCase[] = [
  ...BLOCKS,
  ...STRUCTURES,
  ...INLINE,
  ...LETTERS,
  ...SCRIPTS,
  ...SHAPES,
  ...TWINS,
  ...SHADOW,
];

export { type AwkwardCase, documentOf } from './awkward-case';

// Awkward pages for passages: things that real pages do, one per case.

import type { AwkwardCase } from './awkward-case';
import { BLOCKS } from './blocks';
import { BOXES } from './boxes';
import { FORMULAS } from './formulas';
import { INLINE } from './inline';
import { LETTERS } from './letters';
import { SCRIPTS } from './scripts';
import { SHADOW } from './shadow';
import { SHAPES } from './shapes';
import { STRUCTURES } from './structures';
import { TWINS } from './twins';
import { UNSEEN } from './unseen';

export const AWKWARD_CASES: readonly AwkwardCase[] = [
  ...BLOCKS,
  ...STRUCTURES,
  ...BOXES,
  ...INLINE,
  ...FORMULAS,
  ...UNSEEN,
  ...LETTERS,
  ...SCRIPTS,
  ...SHAPES,
  ...TWINS,
  ...SHADOW,
];

export { type AwkwardCase, documentOf } from './awkward-case';

// Maximum package sizes. If you raise one in budget.json, say why in the commit.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const BudgetSchema = v.object({ chrome: v.number(), firefox: v.number(), sources: v.number() });

/** In bytes, by package. */
export const BUDGET = v.parse(
  BudgetSchema,
  JSON.parse(readFileSync(join(import.meta.dirname, 'budget.json'), 'utf8')),
);
export type PackageName = keyof typeof BUDGET;

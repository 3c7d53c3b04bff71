// The pictures of the README and the docs, each in both themes.

import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { THEMES } from './shoot';

/** The state that each picture of the docs shows. */
const PICTURES: Readonly<Record<string, string>> = {
  popup: 'form-comment',
  list: 'list',
  letter: 'letter',
  'letter-phone': 'letter-phone',
  verdict: 'verdict',
  'verdict-phone': 'verdict-phone',
};

/** Copies the pictures from one language's folder: `popup-light.png`, `popup-dark.png`, … */
export async function writeDocs(from: string, to: string): Promise<void> {
  for (const [picture, state] of Object.entries(PICTURES))
    for (const theme of THEMES)
      await copyFile(join(from, theme, `${state}.png`), join(to, `${picture}-${theme}.png`));
}

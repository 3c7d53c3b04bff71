// The pictures of the README and the docs, each for the light and for the dark.

import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { THEMES } from './shoot';

/** By the picture's name in the docs, the state that it shows. */
const PICTURES: Readonly<Record<string, string>> = {
  popup: 'form-comment',
  list: 'list',
  letter: 'letter',
  'letter-phone': 'letter-phone',
  verdict: 'verdict',
  'verdict-phone': 'verdict-phone',
};

/** Copies the pictures from where a language's were shot: `popup-light.png`, `popup-dark.png`, … */
export async function writeDocs(from: string, to: string): Promise<void> {
  for (const [picture, state] of Object.entries(PICTURES))
    for (const theme of THEMES)
      await copyFile(join(from, theme, `${state}.png`), join(to, `${picture}-${theme}.png`));
}

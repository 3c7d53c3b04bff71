// What a page says about its Mistape (lib/recipient/sources/mistape.ts).

import { MAX_ADDRESS } from '../correction/limits';
import { findAll, findFirst, textOf } from '../page/safe-dom';
import type { MistapeParts } from './page-parts';

/** Returns what the document says about its Mistape; `undefined` if it has none. Only the text of scripts is read. */
export function mistapeParts(document: Document): MistapeParts | undefined {
  const dialog = findFirst(document, '#mistape_dialog:not(form)');
  const settings = dialog && settingsIn(document);
  if (settings === undefined) return undefined;
  const send = findFirst(document, '#mistape_dialog [data-action="send"]:not(form)');
  return {
    dryRun: dialog?.getAttribute('data-dry-run')?.slice(0, MAX_ATTRIBUTE),
    post: send?.getAttribute('data-id')?.slice(0, MAX_ATTRIBUTE),
    settings,
  };
}

/** Maximum length that is read of an attribute of the dialog, in UTF-16 units: they are numbers. */
const MAX_ATTRIBUTE = 100;
/** Maximum number of inline scripts that are read, to limit the work on a hostile page. */
const MAX_SCRIPTS = 300;
/** Maximum length of an inline script that is read, in UTF-16 units. Sites may join all their settings in one. */
const MAX_SCRIPT = 200_000;
/** Maximum length of the plugin's settings, in UTF-16 units: an address, in which each slash may be escaped, and few others. */
const MAX_SETTINGS = 2 * MAX_ADDRESS;

const ASSIGNMENT = /\bdecoMistape\s?=\s?(?=\{)/;

/** Returns the first assignment only: what follows it is not the plugin's. */
function settingsIn(document: Document): string | undefined {
  for (const script of findAll(document, 'script:not([src])').slice(0, MAX_SCRIPTS)) {
    const text = textOf(script)?.slice(0, MAX_SCRIPT) ?? '';
    const found = ASSIGNMENT.exec(text);
    if (found === null) continue;
    const start = found.index + found[0].length;
    const end = text.indexOf('}', start);
    return end === -1 || end - start > MAX_SETTINGS ? undefined : text.slice(start, end + 1);
  }
  return undefined;
}

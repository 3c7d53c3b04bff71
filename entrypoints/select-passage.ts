// Injected when the reader sends a correction to the page's own tool: highlights the passage again. Changes nothing else.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { hideRestOfPress } from '../lib/capture/hide-press';
import { selectPassage } from '../lib/capture/select-passage';
import type { SelectedPassage } from '../lib/page/capture';

export default defineUnlistedScript((): SelectedPassage | undefined => {
  const { corrigendaSelects: wanted } = globalThis;
  Reflect.deleteProperty(globalThis, 'corrigendaSelects');
  const selected = wanted && selectPassage(wanted.passage, wanted.page);
  if (selected?.isSelected) hideRestOfPress();
  return selected;
});

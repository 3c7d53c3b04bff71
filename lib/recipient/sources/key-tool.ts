// A tool of the page itself that readers open by highlighting a mistake and pressing Ctrl+Enter. Nothing can be sent to it from
// outside; Corrigenda can press its key (lib/capture/press-site-key.ts).

import { type Contacts, NO_CONTACTS } from '../candidate';
import type { KeyToolSign } from '../page-parts';

/**
 * Returns the page's tool as a form; nothing if it has none.
 *
 * @param address the address of the page.
 */
export function keyTool(sign: KeyToolSign | undefined, address: string): Contacts {
  if (sign === undefined) return NO_CONTACTS;
  const tool = {
    type: 'form',
    form: address,
    opens: 'key',
    purpose: 'corrections',
    provenance: sign,
  } as const;
  return { candidates: [tool], pages: [] };
}

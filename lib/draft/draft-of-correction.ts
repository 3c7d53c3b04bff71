// Makes the draft in which a reader edits a correction again. Used in the background, not in the popup's first files.

import type { Correction } from '../correction/correction';
import type { CorrectionId } from '../correction/fields';
import type { Recipient } from '../correction/recipient';
import { toCandidate } from '../recipient/ranking';
import type { Draft } from './draft';

/** Returns the draft in which the correction is edited. @param touched milliseconds since 1970. */
export function draftOf(correction: Correction, id: CorrectionId, touched: number): Draft {
  const { page, passage, picture, suggestion, reader, recipient, replaces } = correction;
  return {
    id,
    touched,
    page,
    ...(passage && { passage }),
    ...(picture && { picture }),
    shortened: false,
    kind: suggestion.kind,
    kindChosen: true,
    replacement: suggestion.replacement ?? passage?.exact ?? '',
    comment: suggestion.comment ?? '',
    evidence: suggestion.evidence ?? '',
    name: reader.name ?? '',
    email: reader.email ?? '',
    ...asAddressed(recipient),
    ...(replaces !== undefined && { replaces }),
  };
}

/** Returns the fields of a draft that name the correction's recipient. */
function asAddressed(recipient: Recipient | undefined): Partial<Draft> & Pick<Draft, 'mailbox'> {
  const mailbox = '';
  const candidate = recipient && toCandidate(recipient);
  if (recipient === undefined || candidate === undefined) return { mailbox };
  switch (candidate.type) {
    case 'inbox':
      if (candidate.provenance === 'typed') return { mailbox };
      if (candidate.provenance === 'declared') return { mailbox, inbox: candidate.inbox };
      if (candidate.provenance === 'set') return { mailbox, relay: candidate.inbox };
      break;
    case 'mailbox':
      if (candidate.provenance === 'typed') return { mailbox: candidate.mailbox };
      break;
    case 'mistape':
    case 'issue':
    case 'form':
      break;
  }
  return { mailbox, addressed: recipient, contacts: { candidates: [candidate], pages: [] } };
}

// The bytes that an automatic channel sends for a correction. The outbox freezes them when the first attempt begins.

import { toAnnotation } from '../correction/annotation';
import type { Correction } from '../correction/correction';
import { mistapePost } from './deliver-to-mistape';

/** @param version Corrigenda's version, for the annotation's generator. */
export function submissionBody(correction: Correction, version: string): string {
  const { recipient } = correction;
  switch (recipient?.type) {
    case 'mistape':
      return mistapePost(correction, recipient);
    case 'inbox':
    case 'mailbox':
    case 'issue':
    case 'form':
    case 'practice':
    case undefined:
      return JSON.stringify(toAnnotation(correction, version));
  }
}

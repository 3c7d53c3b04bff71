// Turns a draft into the content of a correction, and lists the problems that prevent that. The popup loads it after its form.

import * as v from 'valibot';
import { type CorrectionContent, CorrectionContentSchema } from '../correction/content';
import { MailboxSchema, WebAddressSchema } from '../correction/fields';
import type { Draft } from './draft';

/** A problem because of which a draft cannot be sent. The form shows it next to the field. */
export type DraftProblem =
  | { readonly field: 'replacement'; readonly problem: 'nothing-said' | 'too-long' }
  | { readonly field: 'comment'; readonly problem: 'no-comment' | 'too-long' }
  | { readonly field: 'name'; readonly problem: 'too-long' }
  | { readonly field: 'evidence'; readonly problem: 'no-web-address' }
  | { readonly field: 'email'; readonly problem: 'no-mailbox' }
  | { readonly field: 'mailbox'; readonly problem: 'no-mailbox' };

/** Returns all problems of the draft, in the order of the form. */
export function problemsOf(draft: Draft): DraftProblem[] {
  const { suggestion, reader } = CorrectionContentSchema.entries;
  const breaks = (schema: v.GenericSchema, value: string) => value !== '' && !v.is(schema, value);
  const problems: (DraftProblem | false)[] = [
    saysNothing(draft) &&
      (draft.passage === undefined
        ? { field: 'comment', problem: 'no-comment' }
        : { field: 'replacement', problem: 'nothing-said' }),
    breaks(suggestion.entries.replacement, draft.replacement) && {
      field: 'replacement',
      problem: 'too-long',
    },
    breaks(suggestion.entries.comment, draft.comment.trim()) && { field: 'comment', problem: 'too-long' },
    breaks(WebAddressSchema, evidenceAddress(draft)) && { field: 'evidence', problem: 'no-web-address' },
    breaks(reader.entries.name, draft.name.trim()) && { field: 'name', problem: 'too-long' },
    breaks(MailboxSchema, draft.email.trim()) && { field: 'email', problem: 'no-mailbox' },
    breaks(MailboxSchema, draft.mailbox.trim()) && { field: 'mailbox', problem: 'no-mailbox' },
  ];
  return problems.filter((problem) => problem !== false);
}

/**
 * Returns the content of a correction that is made of the draft at the time `created`.
 *
 * @throws ValiError if {@link problemsOf} finds a problem.
 */
export function toContent(draft: Draft, created: Date): CorrectionContent {
  const { passage, picture } = draft;
  const proposesWording = passage !== undefined && draft.replacement !== passage.exact;
  return v.parse(CorrectionContentSchema, {
    id: draft.id,
    created: created.toISOString(),
    page: draft.page,
    ...(passage && { passage }),
    ...(picture && { picture }),
    suggestion: {
      kind: draft.kind,
      ...(proposesWording && { replacement: draft.replacement }),
      ...said('comment', draft.comment),
      ...said('evidence', evidenceAddress(draft)),
    },
    reader: { ...said('name', draft.name), ...said('email', draft.email) },
    ...(draft.replaces !== undefined && { replaces: draft.replaces }),
  });
}

function saysNothing(draft: Draft): boolean {
  const { passage, replacement, comment, opening = '' } = draft;
  return replacement === (passage?.exact ?? '') && ['', opening.trim()].includes(comment.trim());
}

/** Returns the evidence as an address: people leave out `https://`. */
function evidenceAddress({ evidence }: Draft): string {
  const text = evidence.trim();
  return /^[\p{L}\p{M}\p{N}_-]+(\.[\p{L}\p{M}\p{N}_-]+)+([/?#:]|$)/u.test(text) ? `https://${text}` : text;
}

function said(name: string, text: string): Record<string, string> {
  return text.trim() === '' ? {} : { [name]: text.trim() };
}

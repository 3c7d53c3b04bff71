// A text directive taken apart, as a browser does (https://wicg.github.io/scroll-to-text-fragment/, section 3.3).

import type { Directive } from '../../../../lib/passage/describe/directive';

/** The terms of `:~:text=[prefix-,]start[,end][,-suffix]`. */
export function parseDirective(fragment: string): Directive {
  const terms = fragment.replace(/^:~:text=/, '').split(',');
  const decoded = (term: string) => decodeURIComponent(term);
  const prefix = terms[0]?.endsWith('-') ? terms.shift()?.slice(0, -1) : undefined;
  const suffix = terms.at(-1)?.startsWith('-') ? terms.pop()?.slice(1) : undefined;
  const [start, end, ...more] = terms;
  if (start === undefined || more.length > 0) throw new Error(`no directive: ${fragment}`);
  return {
    ...(prefix !== undefined && { prefix: decoded(prefix) }),
    start: decoded(start),
    ...(end !== undefined && { end: decoded(end) }),
    ...(suffix !== undefined && { suffix: decoded(suffix) }),
  };
}

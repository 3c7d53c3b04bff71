// A directive as it stands in an address.

import type { Directive } from './directive-search';

/** @returns `:~:text=[prefix-,]start[,end][,-suffix]`, percent-encoded. */
export function encodeDirective({ prefix, start, end, suffix }: Directive): string {
  const terms = [
    prefix && `${encodeTerm(prefix)}-`,
    encodeTerm(start),
    end && encodeTerm(end),
    suffix && `-${encodeTerm(suffix)}`,
  ];
  return `:~:text=${terms.filter(Boolean).join(',')}`;
}

/** `-` and `,` part the terms and `&` the directives, so within a term they are encoded. */
function encodeTerm(term: string): string {
  return encodeURIComponent(term).replace(/-/g, '%2D');
}

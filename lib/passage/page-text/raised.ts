// Raised and lowered figures: `10<sup>6</sup>` is 10⁶ to a reader, not 106.

/** Where a line of small letters stands. */
export type Raise = 'raised' | 'lowered';

const SIGNS: Readonly<Record<Raise, ReadonlyMap<string, string>>> = {
  raised: pairs('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ'),
  lowered: pairs('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎'),
};

function pairs(plain: string, small: string): ReadonlyMap<string, string> {
  const signs = Array.from(small);
  return new Map(Array.from(plain, (sign, index) => [sign, signs[index] ?? sign]));
}

/** Returns how the element raises its text, if all of it can be written so: not `[1]`, which is readable as it is. */
export function raiseOf(element: Element, tag: string): Raise | undefined {
  if (tag !== 'SUP' && tag !== 'SUB') return undefined;
  const raise = tag === 'SUP' ? 'raised' : 'lowered';
  return raised(element.textContent.replace(/\s+/g, ''), raise) === undefined ? undefined : raise;
}

/** Returns the text in raised or lowered signs, as long as it was; `undefined` if it has others, or no figure at all. */
export function raised(text: string, raise: Raise): string | undefined {
  if (!/^\s*(?:[+\-−=()]*[\dni])/.test(text)) return undefined;
  const signs = Array.from(text, (sign) => SIGNS[raise].get(sign));
  return signs.includes(undefined) ? undefined : signs.join('');
}

/** Returns the text with each sign raised or lowered that can be. */
export function raiseSigns(text: string, raise: Raise): string {
  return Array.from(text, (sign) => SIGNS[raise].get(sign) ?? sign).join('');
}

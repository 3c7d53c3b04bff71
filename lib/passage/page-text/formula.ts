// Formulas, which pages write in several ways at once: one for eyes, one for screen readers, one for programs.

import { tagOf } from './layout';
import { type Raise, raised } from './raised';

/** The elements that KaTeX, MathJax 2 and MediaWiki put around a formula. */
const AROUND_FORMULA =
  /(?:^|\s)(?:katex(?:-display)?|MathJax(?:_CHTML|_SVG|(?:_SVG)?_Display)?|MJXc-display|mwe-math-element)(?:\s|$)/;
/** Pictures of formulas: MediaWiki's, WordPress's and others'. */
const PICTURE = /(?:^|[\s_-])(?:math|latex|tex)(?:$|[\s_-])/;

/** Whether the element is a whole formula. */
export function isFormula(element: Element, tag: string): boolean {
  switch (tag) {
    case 'MATH':
    case 'MJX-CONTAINER':
      return true;
    case 'SPAN':
    case 'DIV':
      return AROUND_FORMULA.test(element.getAttribute('class') ?? '');
    case 'IMG':
      return element.hasAttribute('alt') && PICTURE.test(element.getAttribute('class') ?? '');
    default:
      return false;
  }
}

/** Returns the formula on one line, such as `x² = (a + b)/7`; `''` if the page says nowhere what it is. */
export function formulaText(element: Element): string {
  const math = tagOf(element) === 'MATH' ? element : element.querySelector('math');
  if (math !== null) return lineOf(math).replace(/\s+/g, ' ').trim();
  const picture = tagOf(element) === 'IMG' ? element : element.querySelector('img[alt]');
  const source =
    picture?.getAttribute('alt') ?? element.querySelector('[data-latex]')?.getAttribute('data-latex');
  const text = source ?? withoutCode(element).textContent;
  return text
    .replace(/^\s*\{\\(?:displaystyle|textstyle)\s(.*)\}\s*$/s, '$1')
    .replace(/[\u200b\s]+/g, ' ')
    .trim();
}

function withoutCode(element: Element): Element {
  const copy = element.cloneNode(true) as Element; // a clone is of the same kind
  for (const code of copy.querySelectorAll('script, style')) code.remove();
  return copy;
}

/** Signs that have a space on each side between two terms: relations and operations. */
const BETWEEN_TERMS = /^[\p{Sm}\-±·]$/u;
/** Signs of Unicode that only say how to read: function application, invisible times, comma and plus. */
const UNSEEN = /[\u2061-\u2064]/g;

/** How deep elements of MathML are read by their meaning. Scripts nest elements deeper than a stack goes. */
const MAX_DEPTH = 100;

/** Returns what the element of MathML says, in a line. */
function lineOf(element: Element, depth = 0): string {
  if (depth > MAX_DEPTH) return element.textContent;
  const parts = Array.from(element.children);
  const lines = parts.map((part) => lineOf(part, depth + 1));
  const [first = '', second = '', third = ''] = lines;
  switch (element.localName) {
    case 'mi':
    case 'mn':
    case 'mo':
      return element.textContent.replace(UNSEEN, '').trim();
    case 'mtext':
    case 'ms':
      return element.textContent;
    case 'annotation':
    case 'annotation-xml':
    case 'mphantom':
      return '';
    case 'semantics':
    case 'maction':
      return first;
    case 'mspace':
      return ' ';
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`;
    case 'msqrt':
      return `√${grouped(rowOf(parts, lines))}`;
    case 'mroot':
      return `${small(second, 'raised')}√${grouped(first)}`;
    case 'msup':
      return `${first}${small(second, 'raised')}`;
    case 'msubsup':
    case 'munderover':
      return `${first}${small(second, 'lowered')}${small(third, 'raised')}${afterSign(parts)}`;
    case 'msub':
    case 'munder':
      return `${first}${small(second, 'lowered')}${afterSign(parts)}`;
    case 'mover':
      return `${first}${element.getAttribute('accent') === 'true' ? second : small(second, 'raised')}`;
    case 'mtable':
      return lines.join('; ');
    case 'mtr':
    case 'mlabeledtr':
      return lines.join(', ');
    default:
      return rowOf(parts, lines);
  }
}

function rowOf(parts: readonly Element[], lines: readonly string[]): string {
  return lines
    .map((line, index) => {
      const isBetween = index > 0 && index < lines.length - 1 && parts[index]?.localName === 'mo';
      return isBetween && BETWEEN_TERMS.test(line) && line !== '/' ? ` ${line} ` : line;
    })
    .join('');
}

/** Returns a line of small letters, in signs of their own if there are such. */
function small(line: string, raise: Raise): string {
  const close = line.replaceAll(' ', '');
  if (close === '' || /^[′″‴]+$/.test(close)) return close;
  const isName = raise === 'lowered' && /^\p{L}+$/u.test(close);
  const isOne = isName || /^(?:\p{N}+|\P{N})$/u.test(close);
  return raised(close, raise) ?? `${raise === 'raised' ? '^' : '_'}${isOne ? close : `(${close})`}`;
}

/** A sum, a limit or another word stands apart from what it is of. */
function afterSign([base]: readonly Element[]): string {
  return base?.localName === 'mo' || (base?.textContent.length ?? 0) > 1 ? ' ' : '';
}

/** Returns the line in brackets if it is of several terms. */
function grouped(line: string): string {
  return /^[\p{L}\p{N}\p{M}.,∞*∗]*$/u.test(line) || /^\([^()]*\)$/.test(line) ? line : `(${line})`;
}

// Runs in the popup: what a reader with little room stumbles over.

/** What is cut off, overlaps something else, or is too small to be hit; empty where all is well. */
export function findFlaws(): string[] {
  const MIN_TARGET = 24; // CSS px: https://www.w3.org/TR/WCAG22/#target-size-minimum
  const flaws: string[] = [];
  const all = Array.from(document.body.querySelectorAll<HTMLElement>('*')).filter(isSeen);

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) flaws.push(`scrolls sideways: ${scrollWidth} in ${clientWidth}`);

  for (const element of all) {
    const { left, right } = element.getBoundingClientRect();
    if (left < -1 || right > clientWidth + 1)
      flaws.push(`${nameOf(element)} reaches from ${left} to ${right} of ${clientWidth}`);
    const hides = getComputedStyle(element).overflowX !== 'visible';
    const isText = !element.matches('input, select'); // what is typed scrolls in its field
    if (hides && isText && element.scrollWidth > element.clientWidth + 1)
      flaws.push(`${nameOf(element)} is cut off: ${element.scrollWidth} in ${element.clientWidth}`);
  }

  const pieces = all.filter((element) => hasOwnText(element) || element.matches('input, select, textarea'));
  for (const [index, one] of pieces.entries())
    for (const other of pieces.slice(index + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      if (one.matches('.kind input')) continue; // lies over its own label, unseen
      if ((one.closest('.actions') === null) !== (other.closest('.actions') === null)) continue; // stays in sight above the rest
      if (overlap(one, other)) flaws.push(`${nameOf(one)} overlaps ${nameOf(other)}`);
    }

  for (const target of all.filter((element) =>
    element.matches('a, button, input, select, textarea, summary, [tabindex="0"]'),
  )) {
    const box = (target.closest('label') ?? target).getBoundingClientRect();
    if (box.width < MIN_TARGET || box.height < MIN_TARGET)
      flaws.push(`${nameOf(target)} is ${Math.round(box.width)} × ${Math.round(box.height)}`);
  }
  return flaws;

  function isSeen(element: HTMLElement): boolean {
    if (element.closest('.unseen, option, details:not([open]) > :not(summary)') !== null) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
  }

  function hasOwnText(element: Element): boolean {
    return Array.from(element.childNodes).some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    );
  }

  /** Line by line: a run of words may go on where another ends. */
  function overlap(one: Element, other: Element): boolean {
    const boxes = Array.from(other.getClientRects());
    return Array.from(one.getClientRects()).some((a) =>
      boxes.some(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4, // lines of one text touch
      ),
    );
  }

  function nameOf(element: HTMLElement): string {
    const { tagName, className, textContent } = element;
    return `${tagName.toLowerCase()}.${className} “${textContent?.slice(0, 30)}”`;
  }
}

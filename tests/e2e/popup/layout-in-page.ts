// Runs in the popup: finds flaws in the layout of a small popup.

/** Returns descriptions of elements that are cut off, overlap others, or are too small to click. */
export function findFlaws(): string[] {
  const MIN_TARGET = 24; // CSS px: https://www.w3.org/TR/WCAG22/#target-size-minimum
  const flaws: string[] = [];
  const all = Array.from(document.body.querySelectorAll<HTMLElement>('*')).filter(isVisible);

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) flaws.push(`scrolls sideways: ${scrollWidth} in ${clientWidth}`);

  for (const element of all) {
    const { left, right } = element.getBoundingClientRect();
    if (!isShortened(element) && (left < -1 || right > clientWidth + 1))
      flaws.push(`${nameOf(element)} reaches from ${left} to ${right} of ${clientWidth}`);
    const hides = getComputedStyle(element).overflowX !== 'visible';
    const isText = !element.matches('input, select'); // the text in a field can scroll
    if (hides && isText && !isShortened(element) && element.scrollWidth > element.clientWidth + 1)
      flaws.push(`${nameOf(element)} is cut off: ${element.scrollWidth} in ${element.clientWidth}`);
  }

  const pieces = all.filter((element) => hasOwnText(element) || element.matches('input, select, textarea'));
  for (const [index, one] of pieces.entries())
    for (const other of pieces.slice(index + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      if (one.matches('.kind input') || getComputedStyle(one).opacity === '0') continue; // invisible, above its own label
      if ((one.closest('.bar') === null) !== (other.closest('.bar') === null)) continue; // the form scrolls behind the bar
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

  function isVisible(element: HTMLElement): boolean {
    if (element.closest('.unseen, option, details:not([open]) > :not(summary)') !== null) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
  }

  /** Whether it ends in “…” where it has no room, and its title has the whole. */
  function isShortened(element: HTMLElement): boolean {
    const line = element.closest<HTMLElement>('[title]');
    return line !== null && getComputedStyle(line).textOverflow === 'ellipsis';
  }

  /** Returns the boxes of the element's lines, as far as no element that scrolls hides them. */
  function shownBoxes(element: Element): DOMRect[] {
    let boxes = Array.from(element.getClientRects());
    for (let around = element.parentElement; around !== null; around = around.parentElement) {
      if (getComputedStyle(around).overflowY === 'visible') continue;
      const { top, bottom } = around.getBoundingClientRect();
      boxes = boxes
        .map(
          (box) =>
            new DOMRect(
              box.x,
              Math.max(box.top, top),
              box.width,
              Math.min(box.bottom, bottom) - Math.max(box.top, top),
            ),
        )
        .filter(({ height }) => height > 0);
    }
    return boxes;
  }

  function hasOwnText(element: Element): boolean {
    return Array.from(element.childNodes).some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    );
  }

  /** Whether lines of the two elements overlap. The boxes of whole elements can overlap if one starts on the line on which the other ends. */
  function overlap(one: Element, other: Element): boolean {
    const boxes = shownBoxes(other);
    return shownBoxes(one).some((a) =>
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

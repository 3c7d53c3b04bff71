// Fits the content to the size of the popup. A popup takes its size from its content, but is at most 800 × 600 px of the screen. At a
// zoom of 200 % or more it is smaller than the style sheet asks for; the window that replaces the popup may be smaller or larger. CSS
// cannot detect that, because a popup without a size yet also has a viewport, so this script sets the size.

/** The size that the style sheet asks for, in CSS pixels. */
const STYLED_PX = { width: 420, height: 480 };
/** A popup narrower or lower than this, in CSS pixels, has not taken its size yet. */
const UNSIZED_BELOW_PX = 200;

export function fitSize(): void {
  const content = document.querySelector('main');
  new ResizeObserver(() => {
    if (innerWidth < UNSIZED_BELOW_PX || innerHeight < UNSIZED_BELOW_PX || content === null) return;
    // In pixels: of a popup that takes its size from its content, parts of the viewport would shrink both.
    content.style.width = innerWidth === STYLED_PX.width ? '' : `${innerWidth}px`;
    content.style.height = innerHeight === STYLED_PX.height ? '' : `${innerHeight}px`;
  }).observe(document.documentElement);
}

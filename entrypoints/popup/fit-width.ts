// Fits the content to the width of the popup. A popup takes its size from its content, but is at most 800 px of the screen
// wide. At a zoom of 200 % or more it is narrower than the style sheet asks for; the window that replaces the popup may be
// too. CSS cannot detect that, so this script sets the width.

/** The width that the style sheet asks for, in CSS pixels. */
const STYLED_WIDTH_PX = 420;
/** A popup narrower than this, in CSS pixels, has not taken its size yet. */
const UNSIZED_BELOW_PX = 200;

export function fitWidth(): void {
  const { documentElement } = document;
  const content = document.querySelector('main');
  new ResizeObserver(() => {
    if (innerWidth < UNSIZED_BELOW_PX || content === null) return;
    content.style.minWidth = innerWidth < STYLED_WIDTH_PX ? `${documentElement.clientWidth}px` : '';
  }).observe(documentElement);
}

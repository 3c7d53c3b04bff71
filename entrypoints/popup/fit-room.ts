// Fits the popup to the room it has. A popup takes its size from its content and is at most 800 px of the screen wide,
// so with a zoom of 200 % and more it has less room than its content asks for; so may the window that stands in for
// it. No style sheet can tell, so the content takes the width that there is.

/** The width that the style sheet asks for. */
const ASKED_PX = 420;
/** A popup is narrower than this before it takes its size. */
const BEGUN_PX = 200;

export function fitRoom(): void {
  const { documentElement } = document;
  const content = document.querySelector('main');
  new ResizeObserver(() => {
    if (innerWidth < BEGUN_PX || content === null) return;
    content.style.minWidth = innerWidth < ASKED_PX ? `${documentElement.clientWidth}px` : '';
  }).observe(documentElement);
}

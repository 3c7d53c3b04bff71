// The popup takes its size from its content, and is 800 px of the screen wide at most: with a zoom of 200 % and more it has
// less room than its content asks for, which no style sheet can tell; and so may the window that stands in for it. Then the
// content takes what there is.

/** What the style sheet asks for. */
const ASKED_PX = 420;
/** A popup begins with next to nothing, before it takes its size. */
const BEGUN_PX = 200;

export function fitRoom(): void {
  const { documentElement } = document;
  const content = document.querySelector('main');
  new ResizeObserver(() => {
    if (innerWidth < BEGUN_PX || content === null) return;
    content.style.minWidth = innerWidth < ASKED_PX ? `${documentElement.clientWidth}px` : '';
  }).observe(documentElement);
}

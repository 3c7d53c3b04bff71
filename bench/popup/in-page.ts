// Runs in the popup: measures typing and scrolling with the page's own clock.

export interface Keys {
  /** From each `input` event to the change in the watched element, in ms. */
  readonly times: readonly number[];
  /** How many of those changes came before the next frame. */
  readonly inSameFrame: number;
}

/** Measures how long each key takes to change the element; returns a function that reports the times. */
export function watchKeys(element: Element): () => Keys {
  const times: number[] = [];
  let inSameFrame = 0;
  let [frame, frameOfKey] = [0, 0];
  let pressed: number | undefined;
  addEventListener(
    'input',
    ({ timeStamp }) => {
      pressed = timeStamp;
      frameOfKey = frame;
    },
    true, // before the page sees it
  );
  new MutationObserver(() => {
    if (pressed === undefined) return;
    times.push(performance.now() - pressed);
    if (frame === frameOfKey) inSameFrame += 1;
    pressed = undefined;
  }).observe(element, { subtree: true, childList: true, characterData: true });
  const countFrames = () => {
    frame += 1;
    requestAnimationFrame(countFrames);
  };
  countFrames();
  return () => ({ times, inSameFrame });
}

/** Measures how long each key takes until its frame is painted; returns a function that reports the times. */
export function watchPaints(): () => readonly number[] {
  const times: number[] = [];
  const afterPaint = new MessageChannel();
  let pressed: number | undefined;
  afterPaint.port1.onmessage = () => {
    if (pressed !== undefined) times.push(performance.now() - pressed);
    pressed = undefined;
  };
  addEventListener('input', ({ timeStamp }) => {
    pressed ??= timeStamp;
    // The page renders before the next frame, and the message comes when that is painted.
    requestAnimationFrame(() => afterPaint.port2.postMessage(undefined));
  });
  return () => times;
}

/** Shows a field and repeats below it what is typed: the anchor for the form. */
export function makePlainField(text: string): void {
  const field = document.createElement('textarea');
  const shown = document.createElement('p');
  field.value = text;
  field.addEventListener('input', () => {
    shown.textContent = field.value;
  });
  document.body.replaceChildren(field, shown);
}

/** Shows an empty page of that height. */
export function makeEmptyPage(height: number): void {
  document.body.replaceChildren();
  document.body.style.height = `${height}px`;
}

export interface Frames {
  /** From frame to frame, in ms. */
  readonly times: readonly number[];
  /** From the start of each frame until it was painted, in ms. */
  readonly work: readonly number[];
}

/** Scrolls by that many pixels per frame, to the end. */
export function scrollThrough(step: number): Promise<Frames> {
  const times: number[] = [];
  const work: number[] = [];
  const scroller = document.querySelector('.panel') ?? document.documentElement;
  let [last, begun] = [0, 0];
  const afterPaint = new MessageChannel();
  afterPaint.port1.onmessage = () => work.push(performance.now() - begun);
  return new Promise((resolve) => {
    const next = (now: number) => {
      begun = performance.now();
      if (last > 0) times.push(now - last);
      last = now;
      if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1)
        return resolve({ times, work });
      scroller.scrollBy(0, step);
      afterPaint.port2.postMessage(undefined);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

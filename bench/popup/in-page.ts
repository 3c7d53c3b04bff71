// Runs in the popup: what is typed, and how the list scrolls, by the page's own clock.

export interface Keys {
  /** From each `input` event to the change in what was watched, in ms. */
  readonly times: readonly number[];
  /** How many of those changes came before the next frame. */
  readonly inSameFrame: number;
}

/** From now on, how long each key takes to change something in the element; gives back how to have it told. */
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
    true, // before the page hears it
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

/** A field, and below it what is typed in it, as soon as it is: what the form is measured beside. */
export function makePlainField(text: string): void {
  const field = document.createElement('textarea');
  const shown = document.createElement('p');
  field.value = text;
  field.addEventListener('input', () => {
    shown.textContent = field.value;
  });
  document.body.replaceChildren(field, shown);
}

/** An empty page of that height. */
export function makeEmptyPage(height: number): void {
  document.body.replaceChildren();
  document.body.style.height = `${height}px`;
}

export interface Frames {
  /** From frame to frame, in ms. */
  readonly times: readonly number[];
  /** From the beginning of each frame until it was painted, in ms. */
  readonly work: readonly number[];
}

/** Scrolls on by so many pixels with each frame, to the very end. */
export function scrollThrough(step: number): Promise<Frames> {
  const times: number[] = [];
  const work: number[] = [];
  const page = document.documentElement;
  let [last, begun] = [0, 0];
  const afterPaint = new MessageChannel();
  afterPaint.port1.onmessage = () => work.push(performance.now() - begun);
  return new Promise((resolve) => {
    const next = (now: number) => {
      begun = performance.now();
      if (last > 0) times.push(now - last);
      last = now;
      if (scrollY + innerHeight >= page.scrollHeight - 1) return resolve({ times, work });
      scrollBy(0, step);
      afterPaint.port2.postMessage(undefined);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
}

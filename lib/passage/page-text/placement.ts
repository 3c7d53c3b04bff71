// Where text is on the screen, for words that only their boxes part.

/** How text goes on after other text. */
export type Joint = 'close' | 'apart' | 'new line';

/** The largest gap within a word, in heights of a line. A word space is about twice as wide. */
const MAX_GAP = 0.12;
/** The farthest next line of one text, from top to top, in heights of a line. */
const MAX_LINE_STEP = 1.8;
/** From which height on, in heights of the next line, a letter is an initial. */
const INITIAL = 1.5;
/** The largest difference in height between two lines of one text, as a share. */
const MAX_GROWTH = 1.25;

/** Returns how the text of a box in the line goes on; `undefined` if it is not on the screen. */
export function jointOfBoxes(before: Text, after: Text): Joint | undefined {
  const [last, first] = [rectOfLast(before), rectOfFirst(after)];
  if (last === undefined || first === undefined) return undefined;
  const isInitial = before.data.trim().length === 1 && last.height > INITIAL * first.height;
  return isInitial || isClose(last, first) ? 'close' : 'apart';
}

/** Returns how text goes on that is placed by coordinates, line by line or word by word, as in a PDF's text layer. */
export function jointOfPlaced(before: Text, after: Text): Joint | undefined {
  const [last, first] = [rectOfLast(before), rectOfFirst(after)];
  if (last === undefined || first === undefined) return undefined;
  const [low, high] = [Math.min(last.height, first.height), Math.max(last.height, first.height)];
  const shared = Math.min(last.bottom, first.bottom) - Math.max(last.top, first.top);
  if (shared > low / 2) return isClose(last, first) ? 'close' : 'apart';
  const step = first.top - last.top;
  return step > 0 && step < MAX_LINE_STEP * high && high < MAX_GROWTH * low ? 'apart' : 'new line';
}

/** Whether one begins where the other ends, in either direction of writing. */
function isClose(last: DOMRect, first: DOMRect): boolean {
  const gap = Math.min(Math.abs(first.left - last.right), Math.abs(last.left - first.right));
  return gap < MAX_GAP * Math.max(last.height, first.height);
}

function rectOfFirst(text: Text): DOMRect | undefined {
  return rectOf(text, text.data.search(/\S/));
}

function rectOfLast(text: Text): DOMRect | undefined {
  return rectOf(text, text.data.trimEnd().length - 1);
}

/** Returns the rectangle of the character at the offset, if it is shown. */
function rectOf(text: Text, offset: number): DOMRect | undefined {
  if (offset < 0) return undefined;
  const range = new Range();
  range.setStart(text, offset);
  range.setEnd(text, offset + 1);
  const rect = range.getClientRects()[0];
  return rect !== undefined && rect.height > 0 ? rect : undefined;
}

// Drawings of the ways to open the form, in the page's colours. The sentence next to each says the same, so screen readers skip them.
// In languages that are written from right to left, the style sheet mirrors them, but not the names of keys and the mouse pointer.

import type { ComponentChildren } from 'preact';

function Drawing({ children }: { readonly children: ComponentChildren }) {
  return (
    <svg class="drawing" viewBox="9 7 186 106" aria-hidden="true">
      {children}
    </svg>
  );
}

interface BoxProps {
  readonly class: string;
  /** Left, top, width and height. */
  readonly at: readonly [x: number, y: number, width: number, height: number];
  readonly round?: number;
}

function Box({ class: name, at: [x, y, width, height], round = 3 }: BoxProps) {
  return <rect class={name} x={x} y={y} width={width} height={height} rx={round} />;
}

/** A page with a headline and three lines, in which a word may be highlighted. */
function Story({ isMarked }: { readonly isMarked: boolean }) {
  return (
    <>
      <Box class="sheet" at={[10, 8, 180, 92]} round={8} />
      <Box class="ink" at={[26, 24, 84, 7]} />
      <Box class="line" at={[26, 42, 148, 5]} />
      <Box class="line" at={[26, 56, isMarked ? 34 : 148, 5]} />
      {isMarked && (
        <>
          <Box class="marked" at={[64, 51, 46, 15]} />
          <Box class="ink" at={[68, 56, 38, 5]} />
          <Box class="line" at={[114, 56, 60, 5]} />
        </>
      )}
      <Box class="line" at={[26, 70, 104, 5]} />
    </>
  );
}

const KEY_HEIGHT = 28;
const KEY_GAP = 6;
/** Where the last key ends. */
const KEYS_END = 194;

/** A key is as wide as its name needs. */
const keyWidth = (name: string) => Math.max(32, 16 + 8 * name.length);

/** A page, and the keys that open the form. A key without a name is one that the reader has yet to choose. */
export function KeysDrawing({
  keys,
  isMarked = false,
}: {
  readonly keys: readonly string[];
  readonly isMarked?: boolean;
}) {
  const widths = keys.map((name) => keyWidth(name) + KEY_GAP);
  const startOf = (index: number) =>
    KEYS_END + KEY_GAP - widths.slice(index).reduce((sum, width) => sum + width, 0);
  return (
    <Drawing>
      <Story isMarked={isMarked} />
      {keys.map((name, index) => (
        <g key={index} class={name === '' ? 'key open' : 'key'}>
          <Box class="cap" at={[startOf(index), 82, keyWidth(name), KEY_HEIGHT]} round={6} />
          <text class="upright" x={startOf(index) + keyWidth(name) / 2} y={101}>
            {name}
          </text>
        </g>
      ))}
    </Drawing>
  );
}

/** A highlighted word with the menu of a right click, in which one item is ours. */
export function MenuDrawing() {
  return (
    <Drawing>
      <Story isMarked />
      <Box class="front" at={[96, 62, 96, 50]} round={6} />
      <Box class="line" at={[106, 70, 56, 5]} />
      <Box class="accent" at={[100, 81, 88, 13]} />
      <Box class="on-accent" at={[106, 85, 70, 5]} />
      <Box class="line" at={[106, 100, 44, 5]} />
      <path class="pointer" d="M90 52v19l4.500-4 3.500 8 4-1.800-3.500-7.700h6z" />
    </Drawing>
  );
}

/** A browser window with our button in its toolbar, and the form below the button. */
export function ButtonDrawing() {
  return (
    <Drawing>
      <Box class="sheet" at={[10, 8, 180, 100]} round={8} />
      <path class="rule" d="M10 36h180" />
      <Box class="line" at={[24, 16, 116, 12]} round={6} />
      <Box class="ring" at={[153, 11, 22, 22]} round={7} />
      <Box class="accent" at={[156, 14, 16, 16]} round={4} />
      <path class="on-accent" d="M163 18h2l5 8h-3l-3-5-3 5h-3z" />
      <Box class="line" at={[24, 52, 62, 5]} />
      <Box class="line" at={[24, 66, 62, 5]} />
      <Box class="line" at={[24, 80, 40, 5]} />
      <Box class="front" at={[100, 40, 80, 60]} round={6} />
      <Box class="line" at={[110, 50, 46, 5]} />
      <Box class="field" at={[110, 61, 60, 14]} />
      <Box class="accent" at={[142, 82, 28, 11]} />
    </Drawing>
  );
}

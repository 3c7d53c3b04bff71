// Small pictures in the colour of the text next to them. That text says the same, so screen readers skip them.

/** Each as the path of a pen 1.5 px wide, in a square of 16 px. */
const PATHS = {
  arrow: 'M3 8h9M8.5 4.5 12 8l-3.5 3.5',
  back: 'M6.5 3.5 3 7l3.5 3.5M3 7h6.5a3.5 3.5 0 0 1 0 7H7',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm0 3v3.3l2.2 1.5',
  cross: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6 6l4 4m0-4-4 4',
  equal: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.5 6.8h5m-5 2.6h5',
  letter: 'M2 4h12v8.5H2zm0 .5 6 4.5 6-4.5',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  pencil: 'M3 13l.6-2.6L11 3l2 2-7.4 7.4z',
  question: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM6.3 6.4a1.8 1.8 0 1 1 2.6 1.7c-.6.3-.9.6-.9 1.2m0 2h.01',
  tick: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.4 8.2l1.9 1.9 3.4-4',
  tray: 'M8 2v6M5.5 5.7 8 8.2l2.5-2.5M2.5 8.5v4.8h11V8.5',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

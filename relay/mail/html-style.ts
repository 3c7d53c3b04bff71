// The styles of the HTML letter. They are in the elements, because many mail programs drop style sheets. A program that keeps the sheet
// shows the letter in dark colours when the system uses a dark theme. There is no flex, grid or variable, because Gmail and Outlook
// remove some of them. Outlook for Windows draws with Word, which supports padding and borders in table cells only, so everything that
// needs them is a cell.

import type { CSSProperties } from 'preact';

const SYSTEM_FONT =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const READING_FONT = "Charter, 'Iowan Old Style', Georgia, 'Times New Roman', serif";

const INK = '#1b1f27';
const MUTED = '#5d6472';
const LINE = '#d5d8de';
const ACCENT = '#23447e';

/** `msoPaddingAlt` is for Word. A button's padding is on its link, so that all of it can be clicked; Word needs it on the cell. */
export type MailStyle = CSSProperties & { readonly msoPaddingAlt?: string };

const breakAnywhere: MailStyle = { overflowWrap: 'anywhere', wordBreak: 'break-word' };
const mark: MailStyle = { padding: '1px 2px', borderRadius: '3px' };
const reading: MailStyle = { fontFamily: READING_FONT, fontSize: '18px', lineHeight: '1.5' };
const button: MailStyle = { border: `1px solid ${ACCENT}`, borderRadius: '8px', msoPaddingAlt: '9px 18px' };
const buttonLink: MailStyle = {
  display: 'inline-block',
  padding: '9px 18px',
  fontSize: '15px',
  lineHeight: '22px',
  fontWeight: '600',
  textDecoration: 'none',
};
const preserved: MailStyle = { margin: '0', whiteSpace: 'pre-wrap' };

/** The style for each class of element; `DARK` uses the same classes. */
export const STYLE = {
  body: { margin: '0', padding: '0', backgroundColor: '#ffffff', color: INK },
  page: {
    maxWidth: '600px',
    margin: '0 auto',
    padding: '24px 24px 40px',
    fontFamily: SYSTEM_FONT,
    fontSize: '16px',
    lineHeight: '1.5',
    ...breakAnywhere,
  },
  summary: { margin: '0', fontSize: '24px', lineHeight: '1.3', fontWeight: '650' },
  kind: { margin: '6px 0 0', fontSize: '15px', fontWeight: '600', color: ACCENT },
  label: { margin: '20px 0 6px', fontSize: '13px', fontWeight: '600', color: MUTED },
  sentence: { ...preserved, ...reading },
  box: { padding: '10px 14px', border: `1px solid ${LINE}`, borderRadius: '8px', backgroundColor: '#f6f7f9' },
  voice: { margin: '0 0 12px' },
  prose: { ...preserved },
  del: { ...mark, backgroundColor: '#fde4e1', color: '#8c1d13', textDecoration: 'line-through' },
  ins: { ...mark, backgroundColor: '#daf2de', color: '#0d5423', textDecoration: 'underline' },
  link: { color: ACCENT },
  row: { margin: '20px 0 0' },
  buttonTable: { display: 'inline-table', margin: '0 0 8px', borderCollapse: 'separate' },
  first: { ...button, backgroundColor: ACCENT },
  firstLink: { ...buttonLink, color: '#ffffff' },
  second: button,
  secondLink: { ...buttonLink, color: ACCENT },
  gap: { width: '8px' },
  facts: { margin: '16px 0 0', paddingTop: '18px', borderTop: `1px solid ${LINE}`, fontSize: '14px' },
  fact: { margin: '0 0 4px' },
  name: { color: MUTED },
  note: { margin: '16px 0 0', fontSize: '14px' },
  why: { margin: '12px 0 0' },
  entry: { margin: '28px 0 0', paddingTop: '20px', borderTop: `1px solid ${LINE}` },
  entrySummary: { margin: '0', fontSize: '19px', lineHeight: '1.35', fontWeight: '650' },
  entryPart: { margin: '12px 0 0' },
  brief: { margin: '16px 0 0' },
  answers: { margin: '4px 0 0' },
  answer: { display: 'inline-block', padding: '8px 0', color: ACCENT, fontWeight: '600' },
  footer: { margin: '28px 0 0', fontSize: '13px', color: MUTED },
} as const satisfies Record<string, MailStyle>;

/** The bar next to the quoted sentence, at the start of its lines. Not every mail program supports a logical side. */
export function barStyle(direction: 'ltr' | 'rtl'): MailStyle {
  const bar = `3px solid ${ACCENT}`;
  return direction === 'ltr'
    ? { padding: '2px 0 2px 16px', borderLeft: bar }
    : { padding: '2px 16px 2px 0', borderRight: bar };
}

/** `!important` overrides the styles in the elements. The text has no character that HTML would escape. */
export const DARK = `
.paste { -webkit-user-select: all; user-select: all; }
@media (prefers-color-scheme: dark) {
  .body { background-color: #15171c !important; color: #e7e8eb !important; }
  .second { border-color: #9db9f2 !important; }
  .second a { color: #9db9f2 !important; }
  .kind, .link { color: #9db9f2 !important; }
  .label, .name, .footer { color: #9aa1ae !important; }
  .bar { border-color: #9db9f2 !important; }
  .box { background-color: #1d2027 !important; border-color: #343842 !important; }
  .facts, .entry { border-color: #343842 !important; }
  .del { background-color: #4d1f1b !important; color: #ffbdb4 !important; }
  .ins { background-color: #163d22 !important; color: #a5e8b6 !important; }
  .first { background-color: #9db9f2 !important; border-color: #9db9f2 !important; }
  .first a { color: #10182a !important; }
}
`;

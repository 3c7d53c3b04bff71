// How the HTML letter looks. Styles stand in the elements, since many mail programs drop style sheets; where a sheet
// is kept, it turns the same letter dark with the reader's system.

import type { CSSProperties } from 'preact';

const SYSTEM_FONT =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const READING_FONT = "Charter, 'Iowan Old Style', Georgia, 'Times New Roman', serif";

const INK = '#1b1f27';
const MUTED = '#5d6472';
const LINE = '#e2e4e9';
const ACCENT = '#23447e';

const brokenAnywhere: CSSProperties = { overflowWrap: 'anywhere', wordBreak: 'break-word' };
const mark: CSSProperties = { padding: '1px 2px', borderRadius: '3px' };

/** By the class of the element; `DARK` speaks of the same classes. */
export const STYLE = {
  body: { margin: '0', padding: '0', backgroundColor: '#ffffff', color: INK },
  page: {
    maxWidth: '600px',
    margin: '0 auto',
    padding: '32px 24px 40px',
    fontFamily: SYSTEM_FONT,
    fontSize: '16px',
    lineHeight: '1.5',
    ...brokenAnywhere,
  },
  summary: { margin: '0', fontSize: '24px', lineHeight: '1.3', fontWeight: '650' },
  kind: { margin: '6px 0 0', fontSize: '15px', fontWeight: '600', color: ACCENT },
  label: { margin: '28px 0 6px', fontSize: '13px', fontWeight: '600', color: MUTED },
  sentence: {
    margin: '0',
    padding: '2px 0 2px 16px',
    borderInlineStart: `3px solid ${ACCENT}`,
    fontFamily: READING_FONT,
    fontSize: '19px',
    lineHeight: '1.6',
    whiteSpace: 'pre-wrap',
  },
  voice: { margin: '0 0 12px', whiteSpace: 'pre-wrap' },
  prose: { margin: '0', whiteSpace: 'pre-wrap' },
  del: { ...mark, backgroundColor: '#fde4e1', color: '#8c1d13', textDecoration: 'line-through' },
  ins: { ...mark, backgroundColor: '#daf2de', color: '#0d5423', textDecoration: 'underline' },
  link: { color: ACCENT },
  action: { margin: '32px 0 0' },
  button: {
    display: 'inline-block',
    padding: '12px 22px',
    borderRadius: '8px',
    backgroundColor: ACCENT,
    color: '#ffffff',
    fontWeight: '600',
    textDecoration: 'none',
  },
  answers: { margin: '0' },
  answer: {
    display: 'inline-block',
    margin: '0 8px 8px 0',
    padding: '8px 16px',
    border: `1px solid ${ACCENT}`,
    borderRadius: '8px',
    color: ACCENT,
    fontWeight: '600',
    textDecoration: 'none',
  },
  facts: { margin: '28px 0 0', paddingTop: '20px', borderTop: `1px solid ${LINE}`, fontSize: '14px' },
  fact: { margin: '0 0 4px' },
  name: { color: MUTED },
  note: { margin: '16px 0 0', fontSize: '14px' },
  footer: { margin: '28px 0 0', fontSize: '13px', color: MUTED },
} as const satisfies Record<string, CSSProperties>;

/** Must win over the styles in the elements, hence the marks. It holds no character that HTML would escape. */
export const DARK = `
@media (prefers-color-scheme: dark) {
  .body { background-color: #15171c !important; color: #e7e8eb !important; }
  .answer { border-color: #9db9f2 !important; color: #9db9f2 !important; }
  .kind, .link { color: #9db9f2 !important; }
  .label, .name, .footer { color: #9aa1ae !important; }
  .sentence { border-color: #9db9f2 !important; }
  .facts { border-color: #343842 !important; }
  .del { background-color: #4d1f1b !important; color: #ffbdb4 !important; }
  .ins { background-color: #163d22 !important; color: #a5e8b6 !important; }
  .button { background-color: #9db9f2 !important; color: #10182a !important; }
}
`;

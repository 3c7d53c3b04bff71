// Words and lines that only boxes part, and boxes that part no word.

import type { AwkwardCase } from './awkward-case';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** What stands in the middle of a word, and no reader sees. */
const EMPTY = {
  'an empty inline-block': '<span style="display:inline-block;width:1px"></span>',
  'an empty inline-flex': '<span style="display:inline-flex"></span>',
  'an empty inline-table': '<span style="display:inline-table"></span>',
  'an inline-block with a comment and a space': '<span style="display:inline-block"><!-- anchor --> </span>',
  'an empty box in an empty box':
    '<span style="display:inline-block"><i style="display:inline-block"></i></span>',
  'an empty element in an empty box': '<span style="display:inline-block"><b></b></span>',
  'an empty element in an empty inline-flex': '<span style="display:inline-flex"><b></b></span>',
  'an empty positioned span': '<span style="position:absolute"></span>',
  'an empty floated span': '<span style="float:right"></span>',
  'an empty button': '<button style="width:1px;padding:0;border:0"></button>',
  'an image of no size': `<img width="0" height="0" alt="" src="${PIXEL}">`,
  'an image in an inline-block': `<span style="display:inline-block"><img width="1" height="1" alt="" src="${PIXEL}"></span>`,
  'a hidden field': '<input type="hidden" value="7">',
  'a field that is not displayed': '<input style="display:none" value="7">',
  'an SVG of no size': '<svg width="0" height="0"></svg>',
  'a slot of an ad': '<iframe width="0" height="0" style="border:0"></iframe>',
};

const inWords: AwkwardCase[] = Object.entries(EMPTY).map(([what, box]) => ({
  name: `${what} inside a word`,
  html: `<p>They ⟦under${box}stod⟧ it well.</p>`,
  exact: 'understod',
  sentence: 'They understod it well.',
}));

const placed = (text: string, left: number, top: number, style = '') =>
  `<span role="presentation" style="position:absolute;white-space:pre;left:${left}px;top:${top}px;${style}">${text}</span>`;
const layer = (...parts: readonly string[]) =>
  `<div style="position:relative;height:200px;font:16px serif">${parts.join('')}</div>`;
const letters = (word: string) =>
  Array.from(word, (letter) => `<span style="display:inline-block">${letter}</span>`).join('');
const line = (text: string) => `<div style="display:block">${text}</div>`;

export const BOXES: readonly AwkwardCase[] = [
  ...inWords,
  {
    name: 'a word of which a part is in a box',
    html: '<p>They ⟦under<span style="display:inline-block">sto</span>d⟧ it well.</p>',
    exact: 'understod',
  },
  {
    name: 'links that only their padding parts',
    html: '<p><a style="display:inline-block;padding:0 9px">World</a><a style="display:inline-block;padding:0 9px">⟦Sport⟧</a><a style="display:inline-block;padding:0 9px">TV</a></p>',
    sentence: 'World Sport TV',
  },
  {
    name: 'a text layer with a box for each word',
    html: layer(
      ...['I', 'saw', 'a', 'new', '⟦brigde⟧', 'in', 'B', 'minor.'].map((word, n) => placed(word, n * 70, 0)),
    ),
    sentence: 'I saw a new brigde in B minor.',
  },
  {
    name: 'a text layer with a box for each line',
    html: layer(
      placed('The models are based on', 9, 5),
      '<br role="presentation">',
      placed('neural ⟦netwroks⟧ that include', 9, 25),
      '<br role="presentation">',
      placed('an encoder. They learn.', 9, 45),
    ),
    sentence: 'The models are based on neural netwroks that include an encoder.',
  },
  {
    name: 'a text layer with a heading, a paragraph and another one far below',
    html: layer(
      placed('Methods', 9, 5, 'font-size:26px'),
      '<br role="presentation">',
      placed('the ⟦netwroks⟧ that', 9, 40),
      '<br role="presentation">',
      placed('we used', 9, 60),
      '<br role="presentation">',
      placed('Other things', 9, 140),
    ),
    sentence: 'the netwroks that we used',
  },
  {
    name: 'a text layer with a word in two boxes',
    html: layer(
      '<span style="position:absolute;left:0;top:0;width:60px;text-align:right">The ⟦net</span>',
      '<span style="position:absolute;left:60px;top:0">wroks⟧ learn.</span>',
    ),
    exact: 'netwroks',
    sentence: 'The netwroks learn.',
  },
  {
    name: 'lines of a page that pdf2htmlEX made',
    html: '<div style="position:relative;height:80px"><div style="position:absolute;white-space:pre;top:0">The harbour was</div><div style="position:absolute;white-space:pre;top:20px">⟦clsoed⟧ at noon.</div></div>',
    sentence: 'The harbour was clsoed at noon.',
  },
  {
    name: 'a text taken apart into letters',
    html: `<h1>${['The', '⟦harbuor⟧', 'shines'].map((word) => `<div style="display:inline-block;margin-right:.3em">${word.startsWith('⟦') ? `⟦${letters('harbuor')}⟧` : letters(word)}</div>`).join('')}</h1>`,
    exact: 'harbuor',
    sentence: 'The harbuor shines',
  },
  {
    name: 'a text taken apart into letters that are on their way up',
    html: `<p>${Array.from('She saw', (letter, n) => `<span style="display:inline-block;white-space:pre;transform:translateY(${n * 9}px)">${letter}</span>`).join('')} the ⟦harbuor⟧.</p>`,
    sentence: 'She saw the harbuor.',
  },
  {
    name: 'a text taken apart into lines by a script',
    html: `<p id="p"></p><script>p.innerHTML = '${line('The harbour was')}${line('⟦clsoed⟧ at noon.')}'</script>`,
    sentence: 'The harbour was clsoed at noon.',
  },
  {
    name: 'a text taken apart into lines, with a label for screen readers',
    html: '<h2 aria-label="The harbour was clsoed"><div aria-hidden="true">The harbour was</div><div aria-hidden="true">⟦clsoed⟧</div></h2>',
    sentence: 'The harbour was clsoed',
  },
  {
    name: 'a row of words in the sentence that style makes blocks',
    html: '<p>See <span style="display:inline-flex;gap:6px"><b>the</b><span>⟦brigde⟧</span></span> here.</p>',
    sentence: 'See the brigde here.',
  },
  {
    name: 'a floated note inside the sentence',
    html: '<p>The old <span style="float:right;width:30%">Built in 1904.</span> ⟦brigde⟧ fell at noon.</p>',
    sentence: 'The old Built in 1904. brigde fell at noon.',
  },
  {
    name: 'a floated link at the end of a heading',
    html: '<h2>The ⟦brigde⟧ fell <a style="float:right" href="/">Share</a></h2>',
    sentence: 'The brigde fell',
  },
  {
    name: 'a button inside the sentence',
    html: '<p>Then press <button>Start</button> and ⟦wiat⟧ a while.</p>',
    sentence: 'Then press Start and wiat a while.',
  },
  {
    name: 'a button below the sentence',
    html: '<div>Then ⟦wiat⟧ a while<button>Start</button></div>',
    sentence: 'Then wiat a while',
  },
];

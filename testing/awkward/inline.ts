// Inline content between the words of a sentence.

import type { AwkwardCase } from './awkward-case';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

export const INLINE: readonly AwkwardCase[] = [
  {
    name: 'nested inline elements, begun in one and ended in another',
    html: '<p>The <b>very ⟦<i>old</i></b> <a href="/">mill <u>gr⟧inds</u></a>.</p>',
  },
  {
    name: 'a footnote sign inside the passage',
    html: '<p>It cost ⟦nine pounds<sup><a href="#n1">1</a></sup> a head⟧.</p>',
    exact: 'nine pounds¹ a head',
  },
  {
    name: 'a word that ends at its footnote sign',
    html: '<p>Nine pounds a head. It cost nine ⟦pounds⟧<sup>1</sup> at first.</p>',
  },
  {
    name: 'a formula with subscripts',
    html: '<p>Plants take in ⟦CO<sub>2</sub> and H<sub>2</sub>O⟧ by day.</p>',
    exact: 'CO₂ and H₂O',
  },
  {
    name: 'a ruby word inside the passage',
    html: '<p>昔の⟦<ruby>港<rt>みなと</rt></ruby>町⟧です。</p>',
    exact: '港町',
    lang: 'ja',
  },
  {
    name: 'behind a ruby word',
    html: '<p>昔の<ruby>港<rt>みなと</rt></ruby>は⟦静かな町⟧でした。</p>',
    lang: 'ja',
  },
  {
    name: 'MathML inside the passage',
    html: '<p>It follows ⟦that <math><mi>x</mi><mo>=</mo><mn>7</mn></math> holds⟧ here.</p>',
  },
  {
    name: 'behind MathML',
    html: '<p>It follows that <math><mi>x</mi><mo>=</mo><mn>7</mn></math> holds ⟦for all ships⟧.</p>',
  },
  {
    name: 'SVG text',
    html: '<svg width="300" height="30"><title>Chart of depth</title><text y="20">Harbour ⟦depth⟧ in metres</text></svg>',
  },
  {
    name: 'over an image',
    html: `<p>The ⟦crew <img alt="of five" src="${PIXEL}"> rowed⟧ home.</p>`,
  },
  {
    name: 'an emoji image inside the passage',
    html: `<p>We ⟦won<img alt="🎉" style="width:1em" src="${PIXEL}">at last⟧, twice.</p>`,
  },
  {
    name: 'a text field inside the sentence',
    html: '<p>Please send <input value="four"> copies ⟦to the clerk⟧.</p>',
  },
  {
    name: 'over a text field',
    html: '<p>Please ⟦send <input value="four"> copies⟧ to the clerk.</p>',
  },
  {
    name: 'over a button',
    html: '<p>Then ⟦press <button>Start</button> and wait⟧ a while.</p>',
    exact: 'press Start and wait',
  },
  {
    name: 'over a select',
    html: '<p>The ⟦tide <select><option>ebbs<option>flows</select> at six⟧ today.</p>',
    exact: 'tide at six',
  },
  {
    name: 'a check box before the words',
    html: '<p><label><input type="checkbox"> I have ⟦read the rules⟧</label></p>',
  },
  {
    name: 'words of a button',
    html: '<p>The form is below.</p><button>Send the ⟦form⟧ now</button>',
  },
  {
    name: 'a comment inside a word',
    html: '<p>The ⟦light<!-- no break -->house⟧ shone.</p>',
    exact: 'lighthouse',
  },
  {
    name: 'a CDATA section that HTML takes for a comment',
    html: '<p>The ⟦light<![CDATA[x]]>house⟧ shone.</p>',
    exact: 'lighthouse',
  },
  {
    name: 'an empty element inside a word',
    html: '<p>The ⟦light<a id="top"></a>house⟧ shone.</p>',
    exact: 'lighthouse',
  },
  {
    name: 'a word in three elements',
    html: '<p>The <b>⟦l</b>igh<i>thouse⟧</i> shone.</p>',
    exact: 'lighthouse',
  },
  {
    name: 'text nodes split inside a word',
    html: '<p id="p">The ⟦lighthouse shone⟧ bright.</p><script>for (let t = p.firstChild; t.length > 3; ) t = t.splitText(3)</script>',
  },
  {
    name: 'empty text nodes between the words',
    html: '<p id="p">The ⟦lantern⟧ shone.</p><script>p.prepend("", ""); p.append("", " It went out.", "")</script>',
  },
  {
    name: 'a script inside the passage',
    html: '<p>The ⟦ads <script>var slot = "HIDDEN"</script>were few⟧ then.</p>',
    exact: 'ads were few',
  },
  {
    name: 'a style sheet inside the passage',
    html: '<p>The ⟦ads <style>.HIDDEN{color:red}</style>were few⟧ then.</p>',
    exact: 'ads were few',
  },
  {
    name: 'noscript inside the passage',
    html: '<p>The ⟦ads <noscript>HIDDEN</noscript>were few⟧ then.</p>',
    exact: 'ads were few',
  },
  {
    name: 'a template inside the passage',
    html: '<p>The ⟦ads <template>HIDDEN</template>were few⟧ then.</p>',
    exact: 'ads were few',
  },
  {
    name: 'a frame between two parts of the passage',
    html: '<p>The vote ⟦was close.</p><iframe srcdoc="<p>HIDDEN</p>"></iframe><p>Nobody⟧ cheered.</p>',
    exact: 'was close. Nobody',
  },
  {
    name: 'a frame inside the sentence',
    html: '<p>The ⟦vote <iframe width="20" height="20" srcdoc="HIDDEN"></iframe> was close⟧ again.</p>',
    exact: 'vote was close',
  },
  {
    name: 'a video with a fallback text',
    html: '<p>The ⟦film <video width="20">HIDDEN</video> was short⟧.</p>',
    exact: 'film was short',
  },
  {
    name: '<wbr> inside a word',
    html: '<p>The ⟦harbour<wbr>master⟧ waved.</p>',
    exact: 'harbourmaster',
  },
  {
    name: 'insertions and deletions side by side',
    html: '<p>He paid <del>nine</del> <ins>⟦ten⟧</ins> crowns, not ten pounds.</p>',
  },
  {
    name: 'a contenteditable paragraph',
    html: '<p contenteditable>My notes ⟦of the day⟧ are here.</p>',
  },
  {
    name: 'links that touch one another',
    html: '<nav><a href="/1">Home</a><a href="/2">⟦News⟧</a><a href="/3">Sport</a></nav>',
  },
  {
    name: 'a progress bar, a meter and an output',
    html: '<p>Filled <progress value="1" max="2">half</progress> <meter value="1">all</meter> ⟦by <output>noon</output> today⟧.</p>',
  },
];

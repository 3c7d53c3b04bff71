// Blocks made by style, and text that style moves or hides.

import type { AwkwardCase } from './awkward-case';

export const BLOCKS: readonly AwkwardCase[] = [
  {
    name: 'a span that is a block by style',
    html: '<p>Dawn broke.<span style="display:block">The ⟦tram was late⟧ again.</span>Nobody minded.</p>',
  },
  {
    name: 'over the end of a span that is a block by style',
    html: '<p>Dawn broke. <span style="display:block">The tram ⟦was late</span>Nobody minded⟧ at all.</p>',
    exact: 'was late Nobody minded',
  },
  {
    name: 'an inline-block badge inside the sentence',
    html: '<p>The <span style="display:inline-block">new</span> bridge ⟦opened on Monday⟧.</p>',
  },
  {
    name: 'over an inline-block badge',
    html: '<p>The ⟦old <span style="display:inline-block">steel</span> bridge⟧ closed.</p>',
    exact: 'old steel bridge',
  },
  {
    name: 'inside an inline-block with a twin before it',
    html: '<p>A new tram, <span style="display:inline-block">a ⟦new⟧ stop</span>.</p>',
  },
  {
    name: 'an inline-flex label',
    html: '<p>See <span style="display:inline-flex"><b>live</b><i>updates ⟦hourly⟧</i></span> below.</p>',
  },
  {
    name: 'over the children of a flex row',
    html: '<div style="display:flex"><span>Berths ⟦north</span><span>south⟧ quay</span></div>',
    exact: 'north south',
  },
  {
    name: 'the second of two equal flex children',
    html: '<div style="display:flex"><span>Sold out</span><span>⟦Sold out⟧</span><span>Free seats</span></div>',
  },
  {
    name: 'a cell of a grid',
    html: '<div style="display:grid;grid-template-columns:1fr 1fr"><b>Low water</b><b>04:10</b><b>High ⟦water⟧</b><b>10:25</b></div>',
  },
  {
    name: 'a grid painted in another order',
    html: '<div style="display:grid"><p style="order:2">The second ⟦stands first⟧ in the source.</p><p style="order:1">The first follows.</p></div>',
  },
  {
    name: 'a drop cap as a floated span, from its letter',
    html: '<p><span style="float:left;font-size:3em">⟦O</span>nce⟧ the fog lifted, they sailed.</p>',
    exact: 'Once',
  },
  {
    name: 'a drop cap as a floated span, behind it',
    html: '<p><span style="float:left;font-size:3em">O</span>nce the ⟦fog lifted⟧, they sailed.</p>',
  },
  {
    name: 'a drop cap as ::first-letter, from its letter',
    html: '<style>p::first-letter{font-size:3em}</style><p>⟦When the fog⟧ lifted, they sailed.</p>',
  },
  {
    name: 'a drop cap as a floated ::first-letter, behind it',
    html: '<style>p::first-letter{float:left;font-size:3em}</style><p>When the fog ⟦lifted⟧, they sailed.</p>',
  },
  {
    name: 'a drop cap as a floated ::first-letter, from its letter',
    html: '<style>p::first-letter{float:left;font-size:3em}</style><p>⟦When the fog⟧ lifted, they sailed.</p>',
    note: 'a part alone',
  },
  {
    name: 'display: contents around words',
    html: '<p>The <span style="display:contents">harbour <b>ma⟦ster</b></span> said⟧ no.</p>',
  },
  {
    name: 'cells of a table by style',
    html: '<div style="display:table"><div style="display:table-row"><span style="display:table-cell">Eels</span><span style="display:table-cell">⟦3.20⟧</span></div><div style="display:table-row"><span style="display:table-cell">Cod</span><span style="display:table-cell">3.20</span></div></div>',
  },
  {
    name: 'two columns',
    html: '<div style="columns:2"><p>The mayor spoke for an hour.</p><p>The ⟦mayor spoke⟧ again at noon.</p></div>',
  },
  {
    name: 'a positioned note inside the sentence',
    html: '<p>The pier<span style="position:absolute;right:0">photo: A. Lind</span> was ⟦rebuilt in 1904⟧.</p>',
  },
  {
    name: 'over a positioned note',
    html: '<p>The ⟦pier<span style="position:absolute;right:0">photo</span> was⟧ rebuilt.</p>',
    exact: 'pier photo was',
  },
  {
    name: 'a floated pull quote that repeats the words',
    html: '<p><b style="float:right">We will never sell the ferry</b>She said it twice: “⟦We will never sell the ferry⟧, never.”</p>',
  },
  {
    name: 'opacity 0',
    html: '<p style="opacity:0">The unseen ⟦ink dries⟧ slowly.</p>',
  },
  {
    name: 'user-select: none on a part of it',
    html: '<p>The ⟦clock <span style="user-select:none">stopped</span> at ten⟧.</p>',
    exact: 'clock stopped at ten',
  },
  {
    name: 'aria-hidden words',
    html: '<p>Rated <span aria-hidden="true">five ⟦stars⟧</span> by readers.</p>',
  },
  {
    name: 'a visually hidden twin before it',
    html: '<p><span style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)">Read the report</span></p><p>⟦Read the report⟧ of the board.</p>',
  },
  {
    name: 'hidden by display: none inside the passage',
    html: '<p>The ⟦pilot <span style="display:none">HIDDEN</span>came aboard⟧ late.</p>',
    exact: 'pilot came aboard',
  },
  {
    name: 'hidden by visibility inside the passage',
    html: '<p>The ⟦pilot <span style="visibility:hidden">HIDDEN</span> came aboard⟧ late.</p>',
    exact: 'pilot came aboard',
  },
  {
    name: 'a twin hidden by display: none',
    html: '<p style="display:none">The price of bread</p><p>⟦The price of bread⟧ rose.</p>',
  },
  {
    name: 'a twin hidden by visibility',
    html: '<p style="visibility:hidden">The price of bread</p><p>⟦The price of bread⟧ rose.</p>',
  },
  {
    name: 'generated content that repeats the words',
    html: '<style>h2::before{content:"Tide tables "}</style><h2>and moons</h2><p>The ⟦Tide tables⟧ are wrong.</p>',
  },
  {
    name: 'generated content inside the passage',
    html: '<style>q::before{content:"«"}q::after{content:"»"}</style><p>He ⟦wrote <q>never again</q> in chalk⟧.</p>',
  },
  {
    name: 'text-transform: uppercase',
    html: '<p style="text-transform:uppercase">Local ⟦news of the day⟧ in brief</p>',
  },
  {
    name: 'text-transform: capitalize with a twin as typed',
    html: '<h2>news of the day</h2><p style="text-transform:capitalize">⟦news of the day⟧ in brief</p>',
  },
  {
    name: 'small caps, letter spacing and word spacing',
    html: '<p style="font-variant:small-caps;letter-spacing:.3em;word-spacing:1em">Printed ⟦at the Old Mill⟧ since 1871</p>',
  },
  {
    name: 'content-visibility: auto below the fold',
    html: '<div style="height:5000px"></div><section style="content-visibility:auto"><p>Far below, the ⟦lighthouse keeper⟧ waits.</p></section>',
  },
  {
    name: 'closed details',
    html: '<details><summary>Background</summary><p>The dam was ⟦finished in 1932⟧.</p></details>',
  },
  {
    name: 'a summary that repeats in its details',
    html: '<details><summary>The dam burst</summary><p>⟦The dam burst⟧ at dawn.</p></details>',
    note: 'beyond Chromium',
  },
  {
    name: 'hidden=until-found',
    html: '<div hidden="until-found"><p>The key lies ⟦under the mat⟧.</p></div>',
  },
  {
    name: 'vertical writing',
    html: '<div style="writing-mode:vertical-rl" lang="ja"><p>古池や⟦蛙飛び⟧こむ水の音</p></div>',
    lang: 'ja',
  },
  {
    name: 'text that overflows, cut with an ellipsis',
    html: '<p style="width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">Minutes of the council, ⟦part seven⟧</p>',
  },
];

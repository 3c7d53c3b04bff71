// Lists, tables, preformatted text, poems.

import type { AwkwardCase } from './awkward-case';

export const STRUCTURES: readonly AwkwardCase[] = [
  {
    name: 'an item of a list with the same beginning as the first',
    html: '<ul><li>Bus at nine</li><li>Boat at nine</li><li>⟦Bus at⟧ noon</li></ul>',
  },
  {
    name: 'over the items of a list',
    html: '<ol><li>Peel the ⟦onions</li><li>Slice⟧ them thinly</li></ol>',
    exact: 'onions Slice',
  },
  {
    name: 'a nested list, from the outer item into the inner',
    html: '<ul><li>Winter ⟦crops<ul><li>Leeks⟧ and kale</li></ul></li></ul>',
    exact: 'crops Leeks',
  },
  {
    name: 'text of the outer item behind a nested list',
    html: '<ul><li>Winter crops<ul><li>Leeks</li></ul>and ⟦winter crops⟧ again</li></ul>',
  },
  {
    name: 'a cell beside its twin in the same row',
    html: '<table><tr><td>Draw</td><td>⟦Draw⟧</td><td>Win</td></tr></table>',
  },
  {
    name: 'over the cells of a row',
    html: '<table><tr><th>Port</th><th>Depth</th></tr><tr><td>Old ⟦Quay</td><td>12⟧ m</td></tr></table>',
    exact: 'Quay 12',
  },
  {
    name: 'a table with a rowspan, over its rows',
    html: '<table><tr><td rowspan="2">North</td><td>first ⟦shift</td></tr><tr><td>second⟧ shift</td></tr></table>',
    exact: 'shift second',
  },
  {
    name: 'the second of two identical rows',
    html: '<table><tr><td>Liepa</td><td>2</td></tr><tr><td>Liepa</td><td>⟦2⟧</td></tr><tr><td>Osis</td><td>4</td></tr></table>',
  },
  {
    name: 'one of many identical rows',
    html: `<table>${'<tr><td>Liepa</td><td>2</td></tr>'.repeat(3)}<tr><td>Liepa</td><td>⟦2⟧</td></tr>${'<tr><td>Liepa</td><td>2</td></tr>'.repeat(3)}</table>`,
    note: 'none possible',
  },
  {
    name: 'a caption below its table, with a twin above',
    html: '<p>Tides in May</p><table><caption style="caption-side:bottom">⟦Tides in May⟧</caption><tr><td>04:10</td></tr></table>',
  },
  {
    name: 'the foot of a table that stands before its body',
    html: '<table><tfoot><tr><td>Total ⟦catch⟧ 40</td></tr></tfoot><tbody><tr><td>Total days 3</td></tr></tbody></table>',
  },
  {
    name: 'preformatted text over two lines',
    html: '<pre>moor  the ⟦boat\n   then tie⟧ it twice</pre>',
    exact: 'boat then tie',
  },
  {
    name: 'indented code with a tab',
    html: '<pre><code>if (tide) {\n\t⟦return\tebb⟧;\n}</code></pre>',
  },
  {
    name: 'indented code, from its indentation',
    html: '<pre><code>def low():\n⟦    return 4⟧\n\ndef high():\n    return 9</code></pre>',
    exact: 'return 4',
  },
  {
    name: 'the second of two equal lines of code',
    html: '<pre>x = next()\nprint(x)\ny = next()\n⟦print(x)⟧\n</pre>',
  },
  {
    name: 'code with signs',
    html: '<pre>a &amp;&amp; b, c-d =&gt; ⟦e[0], f-1 &amp; g%2 :~:⟧ h</pre>',
  },
  {
    name: 'white-space: pre-line',
    html: '<p style="white-space:pre-line">Rain   before\n⟦seven,\nfine  before⟧ eleven</p>',
    exact: 'seven, fine before',
  },
  {
    name: 'a poem with <br>, over two lines',
    html: '<p>The sea is ⟦high<br>the wind is⟧ low<br>the sea is high</p>',
    exact: 'high the wind is',
  },
  {
    name: 'a poem with <br>, a line that stands twice',
    html: '<p>Row, row away<br>the sea is high<br>⟦row, row away⟧<br>the sea is dry</p>',
  },
  {
    name: 'a refrain after each verse',
    html: '<p>One went out<br>and the bell rang</p><p>Two went out<br>⟦and the bell rang⟧</p><p>None came back<br>and the bell rang</p>',
  },
  {
    name: 'an address',
    html: '<address>Harbour Office<br>⟦3 Quay Street<br>Port⟧ Ellen</address>',
    exact: '3 Quay Street Port',
  },
  {
    name: 'a definition list, from the term into its definition',
    html: '<dl><dt>Neap ⟦tide</dt><dd>The least⟧ range of the month</dd><dt>Spring tide</dt><dd>The greatest</dd></dl>',
    exact: 'tide The least',
  },
  {
    name: 'a term that stands again in a definition',
    html: '<dl><dt>Ebb</dt><dd>See flood</dd><dt>Flood</dt><dd>Opposite of ⟦ebb⟧</dd></dl>',
  },
  {
    name: 'a figure and its caption',
    html: '<figure><img alt="The old crane" src="data:,"><figcaption>The old ⟦crane⟧ in 1950</figcaption></figure>',
  },
  {
    name: 'a fieldset with its legend',
    html: '<fieldset><legend>Your ⟦berth⟧</legend><label>Length <input value="berth"></label></fieldset>',
  },
  {
    name: 'an article inside a deep nest of elements',
    html: `${'<div>'.repeat(60)}<p>Deep ${'<b><i>'.repeat(20)}in ⟦the wood⟧${'</i></b>'.repeat(20)} it stood.</p>${'</div>'.repeat(60)}`,
  },
  {
    name: 'a heading and its paragraph',
    html: '<h2>Ferry ⟦delayed</h2><p>The ferry⟧ to the isles was late.</p>',
    exact: 'delayed The ferry',
  },
  {
    name: 'over several blocks with a list between',
    html: '<p>We took ⟦bread.</p><ul><li>Cheese</li><li>Ale</li></ul><p>And then</p><p>we left⟧ by boat.</p>',
    exact: 'bread. Cheese Ale And then we left',
  },
  {
    name: 'a rule between two paragraphs',
    html: '<p>Chapter ⟦ended.</p><hr><p>Another⟧ began.</p>',
    exact: 'ended. Another',
  },
];

// Words that are on the page more than once, or seem to be.

import type { AwkwardCase } from './awkward-case';

export const TWINS: readonly AwkwardCase[] = [
  {
    name: 'a headline that stands twice, the second one',
    html: '<h1>Ferry sinks off Lizard</h1><h1>⟦Ferry sinks off Lizard⟧</h1><p>Nobody was hurt.</p>',
  },
  {
    name: 'a headline with its teaser above, the headline',
    html: '<nav><ul><li>Ferry sinks off Lizard</li><li>Mayor resigns</li></ul></nav><h1>⟦Ferry sinks off Lizard⟧</h1><p>Nobody was hurt.</p>',
  },
  {
    name: 'a teaser below that repeats the headline',
    html: '<h1>Ferry sinks off Lizard</h1><p>Nobody was hurt.</p><aside><h3>Most read</h3><ul><li>⟦Ferry sinks off Lizard⟧</li><li>Mayor resigns</li></ul></aside>',
  },
  {
    name: 'a word in a caption that stands twice',
    html: '<figure><figcaption>The crane at dusk</figcaption></figure><p>Built in 1930.</p><figure><figcaption>The ⟦crane⟧ at dusk</figcaption></figure><p>Sold in 1990.</p>',
    note: 'wider piece',
  },
  {
    name: 'a word inside a sentence that stands twice, over a block before',
    html: '<p>The harbour office will close today at noon for good.</p><p>Or so.</p><p>The harbour office will ⟦close⟧ today at noon for good.</p>',
    note: 'wider piece',
  },
  {
    name: 'identical sentences in a row, the second',
    html: '<p>He rang. ⟦He rang.⟧ He rang. Nobody came.</p>',
  },
  {
    name: 'identical sentences in a row, the last',
    html: '<p>He rang. He rang. ⟦He rang.⟧ Nobody came.</p>',
  },
  { name: 'a word twice in a row, the second', html: '<p>It fell into the ⟦the⟧ sea.</p>' },
  { name: 'a word twice in a row, both', html: '<p>The sea, the sky. It fell into ⟦the the⟧ sea.</p>' },
  { name: 'a prefix of a longer word', html: '<p>Sailors sail; the ⟦sail⟧ tore.</p>' },
  {
    name: 'a longer word before it that begins alike',
    html: '<p>Harbourmaster Lind came. The ⟦Harbour⟧ slept.</p>',
  },
  { name: 'a twin in other case', html: '<p>STORM WARNING</p><p>The ⟦storm warning⟧ came late.</p>' },
  { name: 'a twin with other accents', html: '<p>Resume the work.</p><p>His ⟦résumé⟧ was short.</p>' },
  { name: 'a twin with other quotes', html: "<p>the 'old' pier</p><p>the ⟦‘old’ pier⟧ burned</p>" },
  {
    name: 'a twin split by elements',
    html: '<p>The <b>old</b> <i>pi</i>er.</p><p>Not ⟦old pier⟧ but new.</p>',
  },
  {
    name: 'a twin across a block boundary, which is none',
    html: '<h2>Old</h2><p>pier burned</p><p>The ⟦old pier burned⟧ down.</p>',
  },
  { name: 'a twin across a <br>', html: '<p>The old<br>pier burned</p><p>The ⟦old pier burned⟧ down.</p>' },
  {
    name: 'a twin across an inline-block, which is none',
    html: '<p>The old <span style="display:inline-block">pier</span></p><p>The ⟦old pier⟧ burned.</p>',
  },
  {
    name: 'a twin across an image',
    html: '<p>The old <img alt="" src="data:,"> pier</p><p>The ⟦old pier⟧ burned.</p>',
  },
  {
    name: 'a twin across a frame',
    html: '<p>The old <iframe width="9" height="9"></iframe> pier</p><p>The ⟦old pier⟧ burned.</p>',
  },
  {
    name: 'a twin across a text field',
    html: '<p>The old <input size="1"> pier</p><p>The ⟦old pier⟧ burned.</p>',
  },
  {
    name: 'a twin across hidden words',
    html: '<p>The old <span hidden>new</span> pier</p><p>The ⟦old pier⟧ burned.</p>',
  },
  {
    name: 'a twin across invisible words',
    html: '<p>The old <span style="visibility:hidden">new</span> pier</p><p>The ⟦old pier⟧ burned.</p>',
  },
  {
    name: 'a twin across a positioned note',
    html: '<p>The old<span style="position:absolute">!</span> pier</p><p>The ⟦old pier⟧ burned.</p>',
  },
  { name: 'a twin across a comment', html: '<p>The old<!-- --> pier</p><p>The ⟦old pier⟧ burned.</p>' },
  { name: 'a twin across <wbr>', html: '<p>An old<wbr>pier.</p><p>An ⟦oldpier⟧ burned.</p>' },
  { name: 'a twin in a button', html: '<button>Cancel order</button><p>They ⟦cancel order⟧ forty.</p>' },
  {
    name: 'a twin in the value of a text field',
    html: '<input value="Cancel order"><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in the value of a button',
    html: '<input type="submit" value="Cancel order"><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in a text area',
    html: '<textarea>Cancel order</textarea><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in a select',
    html: '<select><option>Cancel order</option></select><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in a list box',
    html: '<select size="3"><option>Cancel order</option><option>Keep</option></select><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in a placeholder',
    html: '<input placeholder="Cancel order"><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in an alternative text',
    html: '<img alt="Cancel order" src="data:,"><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in a title and an aria-label',
    html: '<p title="Cancel order" aria-label="Cancel order">No.</p><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in an SVG',
    html: '<svg width="200" height="20"><text y="15">Cancel order</text></svg><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in the title of an SVG',
    html: '<svg width="20" height="20"><title>Cancel order</title></svg><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in a frame',
    html: '<iframe srcdoc="<p>Cancel order</p>"></iframe><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in a video’s fallback',
    html: '<video>Cancel order</video><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in an object’s fallback',
    html: '<object>Cancel order</object><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in a canvas’s fallback',
    html: '<canvas width="9" height="9">Cancel order</canvas><p>They ⟦cancel order⟧ forty.</p>',
  },
  { name: 'a twin in noscript', html: '<noscript>Cancel order</noscript><p>They ⟦cancel order⟧ forty.</p>' },
  {
    name: 'a twin in a template and in a script',
    html: '<template>Cancel order</template><script type="text/plain">Cancel order</script><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in a closed dialog',
    html: '<dialog>Cancel order</dialog><p>They ⟦cancel order⟧ forty.</p>',
  },
  { name: 'a twin in a popover', html: '<div popover>Cancel order</div><p>They ⟦cancel order⟧ forty.</p>' },
  {
    name: 'a twin in closed details',
    html: '<details><summary>More</summary>Cancel order</details><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in hidden=until-found',
    html: '<p hidden="until-found">Cancel order</p><p>They ⟦cancel order⟧ forty.</p>',
  },
  { name: 'a twin in an inert part', html: '<div inert>Cancel order</div><p>They ⟦cancel order⟧ forty.</p>' },
  {
    name: 'a twin that is transparent',
    html: '<p style="opacity:0">Cancel order</p><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in content-visibility: hidden',
    html: '<div style="content-visibility:hidden">Cancel order</div><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin of no size',
    html: '<p style="height:0;overflow:hidden">Cancel order</p><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in a meter and a progress bar',
    html: '<meter value="1">Cancel order</meter><progress>Cancel order</progress><p>They ⟦cancel order⟧ forty.</p>',
  },
  {
    name: 'a twin in a fold of letters: rt of a ruby',
    html: '<p><ruby>order<rt>Cancel</rt></ruby></p><p>They ⟦Cancel⟧ forty.</p>',
  },
  {
    name: 'a passage with twins everywhere around it',
    html: `<p>${'The gull cried and the gull flew. '.repeat(20)}</p><p>The gull ⟦cried and the gull⟧ slept.</p><p>${'The gull cried and the gull flew. '.repeat(20)}</p>`,
  },
  {
    name: 'a date line that stands above each story',
    html: `${Array.from({ length: 12 }, (_, n) => `<article><h2>Story ${n}</h2><p>Port Ellen, 4 May</p><p>Words of story ${n}.</p></article>`).join('')}<article><h2>Story last</h2><p>⟦Port Ellen, 4 May⟧</p><p>Last words.</p></article>`,
  },
  {
    name: '“Read more” below each teaser, over other blocks',
    html: Array.from(
      { length: 6 },
      (_, n) =>
        `<section><h3>Teaser ${n}</h3><p>Reported today</p><p>${n === 4 ? '⟦Read more⟧' : 'Read more'}</p><p>Share this</p></section>`,
    ).join(''),
    note: 'none possible',
  },
];

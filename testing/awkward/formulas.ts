// Formulas, which pages write for eyes, for screen readers and for programs at once. A reader sees each of them once.

import type { AwkwardCase } from './awkward-case';

const HIDDEN = 'position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(1px,1px,1px,1px)';
const ROW = '<mrow><mi>x</mi><mo>=</mo><msup><mi>a</mi><mn>2</mn></msup></mrow>';
const MATH = `<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics>${ROW}<annotation encoding="application/x-tex">x=a^2</annotation></semantics></math>`;

/** As KaTeX 0.16 writes it: MathML for screen readers, boxes for eyes. */
const KATEX = `<span class="katex"><span class="katex-mathml" style="${HIDDEN}">${MATH}</span><span class="katex-html" aria-hidden="true"><span class="base" style="display:inline-block"><span class="strut" style="display:inline-block;height:1em"></span><span class="mord mathnormal">x</span><span class="mspace" style="display:inline-block;margin-right:.3em"></span><span class="mrel">=</span><span class="mspace" style="display:inline-block;margin-right:.3em"></span></span><span class="base" style="display:inline-block"><span class="mord"><span class="mord mathnormal">a</span><span class="msupsub"><span style="display:inline-table"><span style="display:table-cell;vertical-align:top">2</span></span></span></span></span></span></span>`;
/** As MathJax 2 writes it: the text of its output, then MathML, then the source. */
const MATHJAX_2 = `<span class="MathJax_Preview"></span><span class="MathJax" role="presentation" style="position:relative"><nobr aria-hidden="true"><span class="math" style="display:inline-block"><span class="mi">x</span><span class="mo">=</span><span class="msubsup"><span style="display:inline-block;position:relative;width:1em;height:0"><span style="position:absolute;top:-1em;left:0">a</span><span style="position:absolute;top:-1.4em;left:.5em">2</span></span></span></span></nobr><span class="MJX_Assistive_MathML" role="presentation" style="${HIDDEN}"><math>${ROW}</math></span></span><script type="math/tex">x=a^2</script>`;
const ASSISTIVE = `<mjx-assistive-mml unselectable="on" style="${HIDDEN};display:block"><math>${ROW}</math></mjx-assistive-mml>`;
/** As MathJax 3 writes it: letters that only a style sheet holds, or an SVG, and MathML. */
const MATHJAX_3 = `<mjx-container class="MathJax" jax="CHTML" style="position:relative"><mjx-math aria-hidden="true" style="display:inline-block"><mjx-mi style="display:inline-block"><mjx-c></mjx-c></mjx-mi></mjx-math>${ASSISTIVE}</mjx-container>`;
const MATHJAX_SVG = `<mjx-container class="MathJax" jax="SVG" style="position:relative"><svg width="30" height="12" role="img" aria-hidden="true"><g data-mml-node="math"><path d="M0 0h9"></path></g></svg>${ASSISTIVE}</mjx-container>`;
/** As MathJax 4 writes it: letters of mathematics, and the source in an attribute. */
const MATHJAX_4 =
  '<mjx-container class="MathJax" jax="CHTML"><mjx-math data-latex="x=a^2" aria-hidden="true"><mjx-mi style="display:inline-block"><mjx-c style="display:inline-block">𝑥</mjx-c></mjx-mi><mjx-break> </mjx-break><mjx-mo style="display:inline-block"><mjx-c style="display:inline-block">=</mjx-c></mjx-mo><mjx-msup style="display:inline-block"><mjx-mi style="display:inline-block">𝑎</mjx-mi><mjx-script style="display:inline-block">2</mjx-script></mjx-msup></mjx-math></mjx-container>';
/** As MediaWiki writes it: hidden MathML and a picture. */
const WIKIPEDIA = `<span class="mwe-math-element"><span class="mwe-math-mathml-inline mwe-math-mathml-a11y" style="${HIDDEN};opacity:0">${MATH}</span><img src="data:," class="mwe-math-fallback-image-inline" aria-hidden="true" alt="{\\displaystyle x=a^{2}}"></span>`;

const WAYS = {
  KaTeX: KATEX,
  'MathJax 2': MATHJAX_2,
  'MathJax 3': MATHJAX_3,
  'MathJax as SVG': MATHJAX_SVG,
  MediaWiki: WIKIPEDIA,
  'plain MathML': `<math>${ROW}</math>`,
};

const inEveryWay: AwkwardCase[] = Object.entries(WAYS).flatMap(([way, formula]) => [
  {
    name: `over a formula of ${way}`,
    html: `<p>We stop. ⟦Because ${formula} holds⟧ for all ships, we go.</p>`,
    exact: 'Because x = a² holds',
    sentence: 'Because x = a² holds for all ships, we go.',
  },
  {
    name: `behind a formula of ${way}, with a twin before it`,
    html: `<p>It holds for all ships. Because ${formula} holds ⟦for all ships⟧, we go.</p>`,
    sentence: 'Because x = a² holds for all ships, we go.',
  },
]);

export const FORMULAS: readonly AwkwardCase[] = [
  ...inEveryWay,
  {
    name: 'over a formula of MathJax 4, which says its source',
    html: `<p>⟦Because ${MATHJAX_4} holds⟧ for all ships, we go.</p>`,
    exact: 'Because x=a^2 holds',
  },
  {
    name: 'over a formula that is only a picture',
    html: '<p>⟦Because <img class="latex" alt="x=a^2" src="data:,"> holds⟧ for all ships.</p>',
    exact: 'Because x=a^2 holds',
  },
  {
    name: 'a picture of MediaWiki without MathML',
    html: '<p>⟦Because <span class="mwe-math-element"><img src="data:," class="mwe-math-fallback-image-inline" alt="{\\displaystyle x=a^{2}}"></span> holds⟧ here.</p>',
    exact: 'Because x=a^{2} holds',
  },
  {
    name: 'a displayed formula in the middle of its sentence',
    html: `<p>⟦Because<span class="katex-display" style="display:block">${KATEX}</span>holds⟧ for all ships, we go.</p>`,
    exact: 'Because x = a² holds',
    sentence: 'Because x = a² holds for all ships, we go.',
  },
  {
    name: 'a formula that is a part of a word',
    html: '<p>Take ⟦the <math><mi>n</mi></math>th ship⟧ of them.</p>',
    exact: 'the nth ship',
  },
  {
    name: 'the second of two equal formulas, with its word',
    html: `<p>That ${KATEX} is old, this ${KATEX} ⟦is old⟧ too.</p>`,
    sentence: 'That x = a² is old, this x = a² is old too.',
  },
  {
    name: 'a fraction, a root, a sum and a limit',
    html: '<p>⟦So <math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>, <math><msqrt><mi>x</mi><mo>−</mo><mn>1</mn></msqrt></math>, <math><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>a</mi><mi>i</mi></msub></math> and <math><munder><mi>lim</mi><mrow><mi>n</mi><mo>→</mo><mi>∞</mi></mrow></munder><msup><mi>e</mi><mrow><mo>−</mo><mi>n</mi></mrow></msup></math> stay⟧ here.</p>',
    exact: 'So (a + b)/2, √(x − 1), ∑_(i=1)ⁿ a_i and lim_(n→∞) e⁻ⁿ stay',
  },
];

// What the source of a page has and its reader does not see so: raised figures, readings, icons, soft hyphens.

import type { AwkwardCase } from './awkward-case';

const ICONS = '<style>.material-icons,.my-icon{font-family:"Material Icons";display:inline-block}</style>';

export const UNSEEN: readonly AwkwardCase[] = [
  {
    name: 'a power of ten',
    html: '<p>About ⟦10<sup>6</sup> peple⟧ live there.</p>',
    exact: '10⁶ peple',
    sentence: 'About 10⁶ peple live there.',
  },
  {
    name: 'a power of ten, with the number that it is not before it',
    html: '<p>Not 106 people, but ⟦10<sup>6</sup> people⟧ live there.</p>',
    exact: '10⁶ people',
  },
  {
    name: 'a negative power and a unit',
    html: '<p>It grows ⟦10<sup>−6</sup> m<sup>2</sup> a day⟧, they say.</p>',
    exact: '10⁻⁶ m² a day',
  },
  {
    name: 'the number of a note after the full stop',
    html: '<p>The sea is calm.<sup><a href="#n">12</a></sup> The ⟦brigde⟧ fell.</p>',
    sentence: 'The brigde fell.',
  },
  {
    name: 'the number of a note in square brackets',
    html: '<p>The ⟦brigde<sup><a href="#n">[</a><a>1</a><a>]</a></sup>⟧ fell.</p>',
    exact: 'brigde[1]',
    sentence: 'The brigde[1] fell.',
  },
  {
    name: 'raised letters',
    html: '<p>Le ⟦1<sup>er</sup> mai⟧ et le 21<sup>st</sup>.</p>',
    lang: 'fr',
    exact: '1er mai',
    sentence: 'Le 1er mai et le 21st.',
  },
  {
    name: 'lowered figures before the words',
    html: '<p>The H<sub>2</sub>SO<sub>4</sub> is ⟦verry strong⟧.</p>',
    sentence: 'The H₂SO₄ is verry strong.',
  },
  {
    name: 'a reading in brackets for old browsers',
    html: '<p>昔の⟦<ruby>港<rp>（</rp><rt>みなと</rt><rp>）</rp></ruby>町⟧です。</p>',
    lang: 'ja',
    exact: '港町',
    sentence: '昔の港町です。',
  },
  {
    name: 'the words beside a reading',
    html: '<p>今日は<ruby>昔<rt>むかし</rt></ruby>の⟦静かな<ruby>町<rt>まち</rt></ruby>⟧でした。</p>',
    lang: 'ja',
    exact: '静かな町',
    sentence: '今日は昔の静かな町でした。',
  },
  {
    name: 'readings of Chinese, a character at a time',
    html: '<p>我住在⟦<ruby>北<rt>běi</rt></ruby><ruby>京<rt>jīng</rt></ruby>⟧很久了。</p>',
    lang: 'zh',
    exact: '北京',
    sentence: '我住在北京很久了。',
  },
  {
    name: 'inside a reading, for which its word is quoted',
    html: '<p>昔の<ruby>港<rt>⟦みなと⟧</rt></ruby>です。</p>',
    lang: 'ja',
    exact: '港',
    note: 'wider piece',
  },
  {
    name: 'an icon by its name inside the sentence',
    html: `${ICONS}<p>Press <i class="material-icons">share</i> to ⟦shraing⟧ it.</p>`,
    sentence: 'Press to shraing it.',
  },
  {
    name: 'over an icon by its name',
    html: `${ICONS}<p>Then ⟦press <span class="material-icons" aria-hidden="true">arrow_forward</span> agian⟧ please.</p>`,
    exact: 'press agian',
  },
  {
    name: 'an icon that only its font tells',
    html: `${ICONS}<p>⟦Home <span class="my-icon">home</span> swete⟧ home.</p>`,
    exact: 'Home swete',
  },
  {
    name: 'an icon of a font for private characters',
    html: '<p>The ⟦fox <i style="font-family:icomoon,Icons">\ue901</i> jumpd⟧ over.</p>',
    exact: 'fox jumpd',
  },
  {
    name: 'a word in italics that an icon could be called',
    html: '<p>We ⟦say <i>share</i> and <i class="term">home</i> todya⟧ again.</p>',
    exact: 'say share and home todya',
  },
  {
    name: 'soft hyphens around the words',
    html: '<p>Die Dampf&shy;⟦schiffart⟧ ruht heu&shy;te.</p>',
    lang: 'de',
    sentence: 'Die Dampfschiffart ruht heute.',
    note: 'wider piece',
  },
  {
    name: 'soft hyphens in a text over two elements',
    html: '<p>Die ⟦<b>Dampf&shy;</b>schiff&shy;art<i>&shy;s&shy;zeit</i>⟧ ruht.</p>',
    lang: 'de',
    exact: 'Dampfschiffartszeit',
  },
  {
    name: 'soft hyphens in preformatted text',
    html: '<pre>Die ⟦Dampf&shy;schiff&shy;art⟧ ruht</pre>',
    lang: 'de',
    exact: 'Dampfschiffart',
    sentence: 'Die Dampfschiffart ruht',
  },
];

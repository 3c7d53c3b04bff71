// Letters, signs and invisible characters: encoding and folding.

import type { AwkwardCase } from './awkward-case';

export const LETTERS: readonly AwkwardCase[] = [
  {
    name: 'hyphens, commas, ampersands and percent signs',
    html: '<p>A ⟦well-known, black &amp; white, 100%-safe⟧ method.</p>',
  },
  { name: 'a colon and the directive’s own delimiter', html: '<p>Type ⟦#:~:text=tide,-out⟧ to see.</p>' },
  { name: 'an address of the web', html: '<p>See ⟦https://example.org/a-b?c=d&amp;e=%20f#g⟧ for more.</p>' },
  {
    name: 'plus signs, slashes, brackets and quotes',
    html: '<p>So ⟦"1 + 1" / (2) [sic] {x} &lt;y&gt; \'z\'⟧ holds.</p>',
  },
  { name: 'a dash at the beginning', html: '<p>He paused. ⟦— Never,⟧ she said.</p>' },
  { name: 'a hyphen at the end', html: '<p>Both ⟦north-⟧ and southbound trains stop.</p>' },
  {
    name: 'different dashes with twins in the other',
    html: '<p>open 9-5 daily</p><p>open ⟦9–5⟧ on Sunday</p>',
  },
  { name: 'a non-breaking hyphen', html: '<p>The ⟦e‑mail desk⟧ is shut.</p>' },
  { name: 'a minus sign before a number', html: '<p>From 4 °C it fell to ⟦−4 °C⟧ at night.</p>' },
  {
    name: 'an ellipsis with a twin of three points',
    html: '<p>Well... he said.</p><p>⟦Well…⟧ she said.</p>',
  },
  {
    name: 'soft hyphens inside the words',
    html: '<p>Das ⟦Hafen&shy;meister&shy;amt⟧ bleibt zu.</p>',
    exact: 'Hafenmeisteramt',
    lang: 'de',
  },
  {
    name: 'soft hyphens at the ends of the selection',
    html: '<p>Das Hafen⟦&shy;meister&shy;⟧amt bleibt zu.</p>',
    exact: 'meister',
    lang: 'de',
    note: 'wider piece',
  },
  {
    name: 'a twin without the soft hyphen',
    html: '<p>Hafenmeister gesucht.</p><p>Der ⟦Hafen&shy;meister⟧ kommt.</p>',
    exact: 'Hafenmeister',
    lang: 'de',
  },
  { name: 'a zero width space', html: '<p>The ⟦harbour&#8203;master⟧ waved.</p>' },
  { name: 'a zero width non-joiner in Persian', html: '<p>او کتاب‌ها را ⟦می‌خواند⟧ و رفت.</p>', lang: 'fa' },
  { name: 'a word joiner and a byte order mark', html: '<p>The ⟦quay&#8288;side &#65279;inn⟧ is full.</p>' },
  { name: 'no-break spaces', html: '<p>It cost ⟦12&nbsp;500&nbsp;kr⟧ that year.</p>' },
  {
    name: 'narrow no-break spaces and a thin space',
    html: '<p>Il a dit : ⟦«\u202f12\u2009500\u202f€\u202f!\u202f»⟧ puis rien.</p>',
    lang: 'fr',
  },
  { name: 'an ideographic space', html: '<p>東京　⟦駅前　広場⟧　です。</p>', lang: 'ja' },
  {
    name: 'a no-break space with a twin of a plain one',
    html: '<p>Berth 7 is free.</p><p>Now ⟦Berth&nbsp;7⟧ is not.</p>',
  },
  { name: 'the ligature ﬁ', html: '<p>A ﬁne day to ⟦ﬁsh in the ﬂow⟧.</p>' },
  {
    name: 'half of a ligature’s word with a twin',
    html: '<p>The fish market.</p><p>The ⟦ﬁsh⟧monger closed.</p>',
  },
  {
    name: 'combining marks decomposed',
    html: '<p>The cafe\u0301 sold ⟦cre\u0300me bru\u0302le\u0301e⟧ then.</p>',
  },
  {
    name: 'a composed word whose twin is decomposed',
    html: '<p>At cafe\u0301 Nord.</p><p>At ⟦caf\u00e9⟧ South.</p>',
  },
  {
    name: 'many marks on one letter',
    html: '<p>It read ⟦Z\u0351\u036b\u0343a\u0323\u0302l\u0334go\u0321⟧ on the wall.</p>',
  },
  {
    name: 'ß with a twin of ss',
    html: '<p>Große Gasse, grosse Gasse.</p><p>Die ⟦große Gasse⟧ war leer.</p>',
    lang: 'de',
  },
  { name: 'the capital ẞ', html: '<p>Die STRASSE.</p><p>Die ⟦STRAẞE⟧ bleibt.</p>', lang: 'de' },
  { name: 'half a word that ends in ß', html: '<p>Das ist ein Fußballfeld am Flu⟦ß⟧ufer.</p>', lang: 'de' },
  { name: 'the final sigma', html: '<p>ΟΙ ΔΡΟΜΟΣ</p><p>Ο ⟦δρόμος⟧ είναι μακρύς.</p>', lang: 'el' },
  {
    name: 'the Turkish dotted capital İ',
    html: '<p>istanbul’da</p><p>Bugün ⟦İstanbul⟧ sakin.</p>',
    lang: 'tr',
  },
  {
    name: 'the Turkish dotless ı',
    html: '<p>ISPARTA ve Isparta</p><p>Dün ⟦ısparta⟧ yolu açıldı.</p>',
    lang: 'tr',
  },
  { name: 'Ukrainian ї with a twin in і', html: '<p>Ми їмо і іли.</p><p>Вони ⟦їли⟧ мовчки.</p>', lang: 'uk' },
  {
    name: 'Ukrainian й with a twin in и',
    html: '<p>Мои діти.</p><p>Це ⟦мой⟧ знайомий, як кажуть.</p>',
    lang: 'uk',
  },
  {
    name: 'Ukrainian ґ and an apostrophe',
    html: '<p>Гудзик упав.</p><p>Знайшли ⟦ґудзик і п’ять⟧ ниток.</p>',
    lang: 'uk',
  },
  { name: 'Russian ё with a twin in е', html: '<p>Все ушли.</p><p>⟦Всё⟧ осталось.</p>', lang: 'ru' },
  {
    name: 'Latvian letters with twins without marks',
    html: '<p>Sakta un kasa.</p><p>Veca ⟦kāša šaukta⟧ tā.</p>',
    lang: 'lv',
  },
  {
    name: 'Latvian twins that differ in a mark alone',
    html: '<p>Viņa kaza gāja.</p><p>Viņa ⟦kāza⟧ gāja ilgi.</p>',
    lang: 'lv',
  },
  { name: 'Swedish å and ä', html: '<p>Han for har.</p><p>Han ⟦får här⟧ bo.</p>', lang: 'sv' },
  { name: 'Danish ø and æ', html: '<p>Ole aeder.</p><p>Han ⟦øde æder⟧ intet.</p>', lang: 'da' },
  { name: 'Polish ł with a twin in l', html: '<p>Laska stoi.</p><p>Wielka ⟦łaska⟧ i nic.</p>', lang: 'pl' },
  {
    name: 'Vietnamese with two marks on a letter',
    html: '<p>Toi doc sach.</p><p>Tôi ⟦đọc sách⟧ mỗi tối.</p>',
    lang: 'vi',
  },
  {
    name: 'curly quotes with straight twins',
    html: '<p>"Cast off," he said.</p><p>⟦“Cast off,”⟧ she said.</p>',
  },
  { name: 'an apostrophe with a twin in the other', html: "<p>It isn't low.</p><p>It ⟦isn’t⟧ high.</p>" },
  {
    name: 'guillemets and low quotes',
    html: '<p>Er rief: ⟦„Leinen los!“ – »Sofort!«⟧ Dann Stille.</p>',
    lang: 'de',
  },
  {
    name: 'full-width letters with half-width twins',
    html: '<p>ABC 12</p><p>新しい⟦ＡＢＣ　１２⟧号です。</p>',
    lang: 'ja',
  },
  { name: 'letters of mathematics', html: '<p>The set R of reals.</p><p>So ⟦𝐱 ∈ ℝ⟧ and more.</p>' },
  { name: 'superscript and fraction signs', html: '<p>Add 12 cups.</p><p>Add ⟦½ cup to 3 m²⟧ of turf.</p>' },
  { name: 'emoji joined of several', html: '<p>So happy 👩‍🚀 and ⟦👨‍👩‍👧‍👦 home⟧ again.</p>' },
  { name: 'flags beside one another', html: '<p>It is ⟦🇱🇻🇺🇦⟧ and 🇸🇪 today.</p>' },
  { name: 'skin tones with a twin in another', html: '<p>First 👍🏿 done.</p><p>Then ⟦👍🏻 done⟧.</p>' },
  { name: 'a single emoji with a twin', html: '<p>Rain 🌧 then 🌧 and sun.</p><p>Snow ⟦🌧⟧ at last.</p>' },
  { name: 'a heart with and without its variation selector', html: '<p>love ♥ all</p><p>love ⟦♥️⟧ none</p>' },
  { name: 'digits alone', html: '<p>7 14 21 28</p><p>7 14 ⟦22⟧ 28</p>' },
  { name: 'a number with separators', html: '<p>Not 1,234 but ⟦1,234.56⟧ was paid.</p>' },
  { name: 'a part of a number', html: '<p>The year 1914 and the year 19⟦41⟧ differ.</p>' },
  { name: 'a time and a score', html: '<p>At 10:30 it stood 3:1.</p><p>At ⟦10:45⟧ it stood 3:2.</p>' },
  { name: 'Arabic digits with European twins', html: '<p>عام 1950</p><p>عام ⟦١٩٥٠⟧ مضى</p>', lang: 'ar' },
  {
    name: 'words with underscores and points',
    html: '<p>Set max_depth to 4, then ⟦min_depth.keel⟧ to 2.</p>',
  },
  { name: 'signs alone', html: '<p>A ** B</p><p>A ⟦***⟧ B</p>' },
];

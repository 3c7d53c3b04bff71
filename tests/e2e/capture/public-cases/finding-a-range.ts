// The rules of "find a range from a text directive". The cases follow `scroll-to-text-fragment/find-range-from-text-directive` of the
// Web Platform Tests (BSD-3-Clause), with our own pages and words.

import type { DirectiveCase } from './directive-case';

const HERON = '<p>The grey heron circled over the quiet reeds.</p>';
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
/** Every kind of content that has no readable text. */
const UNREADABLE = `<br> <i>   </i><div> &nbsp; </div><div style="display:none">No.</div>
  <div style="visibility:hidden">Nor this.</div><iframe srcdoc="Nor here"></iframe><img src="${PIXEL}"> &nbsp; &nbsp;`;

/** Returns the page with the heron, with marks around the found text. */
function heron(found: string): string {
  return HERON.replace(found, `⟦${found}⟧`);
}

const PREFIX: readonly DirectiveCase[] = [
  { name: 'a prefix begins at a word', html: HERON, directive: 'ir-,cled' },
  { name: 'a prefix need not end with a word', html: heron('cled'), directive: 'cir-,cled' },
  { name: 'a prefix that is nowhere', html: HERON, directive: 'nowhere-,The%20grey' },
  {
    name: 'prefixes that overlap one another',
    html: '<p>tap tap tap ⟦toe⟧ toe toe</p>',
    directive: 'tap%20tap-,toe',
  },
  { name: 'prefixes of single letters that overlap', html: '<p>u u ⟦v⟧ v v w</p>', directive: 'u%20u-,v' },
  {
    name: 'a prefix does not overlap the text after it',
    html: HERON,
    directive: 'grey%20heron-,heron%20circled',
  },
  { name: 'the text after the prefix is found', html: heron('circled'), directive: 'grey%20heron-,circled' },
  {
    name: 'unreadable content between prefix and start is skipped',
    html: `<p>Alder ${UNREADABLE} ⟦Birch⟧ and more.</p>`,
    directive: 'Alder-,Birch',
  },
  {
    name: 'a prefix at the end of the page has no text after it',
    html: HERON,
    directive: 'quiet%20reeds-,heron',
  },
  { name: 'with an end, the start ends with a word', html: HERON, directive: 'heron-,circ,over' },
  { name: 'without end or suffix, the start ends with a word', html: HERON, directive: 'heron-,circ' },
  {
    name: 'before a suffix, the start need not end with a word',
    html: heron('circ'),
    directive: 'heron-,circ,-led',
  },
  { name: 'after a prefix, the start need not begin at a word', html: heron('led'), directive: 'circ-,led' },
  { name: 'a prefix with a start that is nowhere', html: HERON, directive: 'circled-,nowhere' },
  {
    name: 'a prefix with a start that is nowhere and an end',
    html: HERON,
    directive: 'circled-,nowhere,quiet',
  },
  { name: 'the start follows the prefix immediately', html: HERON, directive: 'grey-,circled' },
  {
    name: 'a prefix whose first instance is followed by something else',
    html: '<p>tap tap tap ⟦toe⟧ toe toe</p>',
    directive: 'tap-,toe',
  },
  {
    name: 'generated content is not a prefix and does not hide one',
    html: '<style>b::before{content:"chapter"}</style><b></b> One not.<p>chapter ⟦One that ends in sand⟧ here</p>',
    directive: 'chapter-,One,sand',
  },
  {
    name: 'a prefix begins at a word, also at the end of a block',
    html: '<div><p>VV</p><p>the otter</p></div>',
    directive: 'v-,the%20otter',
  },
];

const START: readonly DirectiveCase[] = [
  { name: 'a whole word', html: heron('circled'), directive: 'circled' },
  { name: 'with an end and no prefix, the start ends with a word', html: HERON, directive: 'circ,over' },
  { name: 'a start without other terms ends with a word', html: HERON, directive: 'circ' },
  {
    name: 'with only a suffix, the start need not end with a word',
    html: heron('circ'),
    directive: 'circ,-led',
  },
  { name: 'without a prefix, the start begins at a word', html: HERON, directive: 'ircled' },
  { name: 'a start that is nowhere', html: HERON, directive: 'nowhere' },
  { name: 'a start that is nowhere, with an end', html: HERON, directive: 'nowhere,quiet' },
  { name: 'starts of single letters that overlap', html: '<p>u u v ⟦v v⟧ w</p>', directive: 'v%20v,-w' },
  { name: 'starts that overlap one another', html: '<p>tap ⟦tap tap⟧ toe</p>', directive: 'tap%20tap,-toe' },
  {
    name: 'a boundary of an element is not a boundary of a word',
    html: '<p>q<i>q</i>q</p>',
    directive: 'q',
  },
  { name: 'a word with an apostrophe is a word', html: '<p>See, ⟦she’ll⟧ dive.</p>', directive: 'she%27ll' },
  {
    name: 'no match ends inside a word, before its apostrophe',
    html: '<p>See, she’ll dive.</p>',
    directive: 'she',
  },
  {
    name: 'a match may begin with an apostrophe, but not inside a word',
    html: "<p>It can't be, and ⟦'t⟧ was a wren</p>",
    directive: '%27t',
  },
  { name: 'no match begins inside a number', html: '<p>8.7</p>', directive: '7' },
  { name: 'no match ends inside a number', html: '<p>8.7</p>', directive: '8.' },
  {
    name: 'no match begins inside a number that spans several elements',
    html: '<p><b>60</b><b>.</b><b>4</b></p>',
    directive: '4',
  },
];

const RANGE: readonly DirectiveCase[] = [
  { name: 'from a start to an end', html: heron('grey heron circled over'), directive: 'grey,over' },
  { name: 'the end comes after the start', html: HERON, directive: 'heron,grey' },
  { name: 'without a suffix, the end ends with a word', html: HERON, directive: 'grey,her' },
  {
    name: 'before a suffix, the end need not end with a word',
    html: heron('grey her'),
    directive: 'grey,her,-on',
  },
  { name: 'the end begins at a word', html: HERON, directive: 'grey,ero,-n' },
  {
    name: 'the end begins at a word, even if start and end together are a word',
    html: HERON,
    directive: 'her,on',
  },
  { name: 'an end that is nowhere', html: HERON, directive: 'grey,nowhere' },
  { name: 'a suffix that is only before the end', html: HERON, directive: 'grey,circled,-heron' },
  { name: 'a range after a prefix', html: heron('grey heron'), directive: 'The-,grey,heron' },
  { name: 'a prefix, and a suffix before the end', html: HERON, directive: 'The-,grey,circled,-heron' },
  {
    name: 'unreadable content between end and suffix is skipped',
    html: `<p>Alder ${UNREADABLE} ⟦Birch\n\n cedar⟧ ${UNREADABLE} elm</p>`,
    directive: 'Alder-,Birch,cedar,-elm',
  },
  {
    name: 'an end may overlap one that was refused',
    html: '<p>She ⟦held it in one hand and a⟧ rod.</p>',
    directive: 'held,and%20a',
  },
];

const SUFFIX: readonly DirectiveCase[] = [
  { name: 'a suffix ends with a word', html: HERON, directive: 'grey,-her' },
  { name: 'a suffix need not begin at a word', html: heron('gr'), directive: 'gr,-ey' },
  { name: 'a suffix that is nowhere', html: HERON, directive: 'grey,-nowhere' },
  { name: 'a suffix follows immediately', html: HERON, directive: 'grey,-circled' },
  {
    name: 'a first match with another suffix',
    html: '<p>reed warbler</p><p>⟦reed⟧ bunting</p>',
    directive: 'reed,-bunting',
  },
  {
    name: 'a first match with the suffix and another prefix',
    html: '<p>reed bed</p><p>bulrush</p><p>quiet ⟦reed⟧ bed</p>',
    directive: 'quiet-,reed,-bed',
  },
  {
    name: 'an end that occurs twice, the second time before the suffix',
    html: '<p>quiet ⟦reed bed, one pool, two pool⟧ three</p>',
    directive: 'quiet-,reed,pool,-three',
  },
];

const UNREAD_CASES: readonly DirectiveCase[] = [
  {
    name: 'a block that is not displayed does not separate the text',
    html: '<div>⟦Boats <div style="display:none">No.</div> at rest⟧</div>',
    directive: 'Boats%20at%20rest',
  },
  {
    name: 'an invisible block separates the text',
    html: '<div>Boats <div style="visibility:hidden">No.</div> at rest</div>',
    directive: 'Boats%20at%20rest',
  },
  {
    name: 'invisible words in the line do not separate the text',
    html: '<div>⟦Boats <span style="visibility:hidden">No.</span> at rest⟧</div>',
    directive: 'Boats%20at%20rest',
  },
  {
    name: 'a frame does not separate the text',
    html: '<div>⟦Boats <iframe srcdoc="No."></iframe> at rest⟧</div>',
    directive: 'Boats%20at%20rest',
  },
  {
    name: 'an image does not separate the text',
    html: `<div>⟦Boats <img src="${PIXEL}"> at rest⟧</div>`,
    directive: 'Boats%20at%20rest',
  },
  {
    name: 'a missing image does not separate the text',
    html: '<div><b>⟦Boats <img src="/missing.png"> at rest⟧ now</b></div>',
    directive: 'Boats%20at%20rest',
  },
];

export const FINDING_A_RANGE: readonly DirectiveCase[] = [
  ...PREFIX,
  ...START,
  ...RANGE,
  ...SUFFIX,
  ...UNREAD_CASES,
];

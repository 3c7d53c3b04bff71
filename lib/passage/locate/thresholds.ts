/*
 * Every tuned number of locating. Units:
 *
 *  - characters: UTF-16 units;
 *  - weight: a word weighs as much as it has letters, up to `maxWordWeight`; less if it is common or far from the passage;
 *  - share: 0 to 1;
 *  - proximity: 1 at the passage's old position, 0.5 at a distance of `halfProximityDistance` plus `halfProximityShare` of
 *    the text, towards 0 far away.
 *
 * `npm run bench -- passage/tune` searches for better values, `npm run bench -- passage/ablation` shows which of them matter.
 */

/** What the search for candidates depends on. */
const SEARCH = {
  /** Characters. Length of the pieces that vote. Higher: fewer accidental votes, but an edit spoils more pieces. */
  ngramLength: 6,
  /** Characters. Votes this near to each other count together. Higher: more tolerant of insertions, less exact. */
  voteBucket: 64,
  /** Occurrences. A piece that occurs more often does not vote. Higher: slower on text that repeats itself. */
  commonNgram: 1_000,
  /** Characters. In a longer text a piece may occur more often before it counts as common. Higher: rare words count for more. */
  referenceLength: 50_000,
  /** Places. How many winners of the vote are aligned. Higher: slower. Lower: a passage with many duplicates is missed. */
  voteCandidates: 6,
  /** Places. How many occurrences of the same words are looked at at all. Higher: slower on text that repeats itself. */
  maxOccurrences: 5_000,
  /** Places. How many occurrences with the most similar context become candidates. Higher: slower. */
  verbatimCandidates: 10,
  /** Places. How many occurrences nearest to the old position become candidates. Higher: slower. */
  nearestCandidates: 3,
  /** Characters. How much longer than twice its length a rewritten passage may be. Higher: candidates take in more text. */
  rewordedExtra: 80,
  /** Characters. The context next to the passage is looked for in pieces of 4, 2 and 1 times this. Lower: accidental matches. */
  contextPiece: 12,
  /** Characters. The context is looked for this much further than its length. Higher: it is found after longer insertions. */
  contextExtra: 60,
  /** Characters. How far from the expected place the end of a sentence is looked for. Higher: slower. */
  sentenceReach: 300,
  /** Weight. Higher: long words outweigh several short ones. */
  maxWordWeight: 8,
  /** Weight of a punctuation mark. Higher: punctuation counts as much as words. */
  signWeight: 0.5,
  /** Weight of a line break. Higher: a new paragraph looks like a changed sentence. */
  breakWeight: 0.05,
  /** Weight that the alignment loses with each word passed over. Higher: context after an inserted sentence is not found. */
  gapCost: 0.05,
  /** Weight that it loses with each line break passed over. Lower: the alignment runs on into other blocks. */
  breakCost: 2,
  /** Characters. Shorter context is never called unique. Lower: a place is recognised by chance. */
  minUnique: 10,
  /** Characters. In a longer word of the context, another letter is a corrected one. Lower: lookalikes are taken for the passage. */
  minSpelling: 4,
  /** Characters. At this distance from the passage, a word of its context counts half. Higher: distant context counts more. */
  halfWeightDistance: 80,
};

/** What scores and verdicts depend on. */
export const DECISION = {
  /** Characters. See proximity above. Higher: distance matters less on short pages. */
  halfProximityDistance: 50,
  /** Share of the text. See proximity above. Higher: distance matters less; more duplicates are taken for the passage. */
  halfProximityShare: 0.03,
  /** Share that a candidate's score loses far from the old position. Higher: a nearer duplicate beats a moved passage. */
  distancePenalty: 0.2,
  /** Proximity. Further away only a complete context counts. An unknown position counts as this. Higher: more `gone`. */
  halfway: 0.5,
  /** Proximity after small edits before the passage. Lower: duplicates in the same part of the page are believed. */
  close: 0.85,
  /** Proximity that counts as the old position. Lower: more is found, more of it wrong. */
  near: 0.9,
  /** Weight of a context that is not there by chance. Lower: short contexts are recognised anywhere. Higher: fewer `fixed`. */
  strongContext: 6,
  /** Weight. A side of the context with less counts as none. Lower: other words after a short context are taken for the passage. */
  minSide: 2,
  /** Share of the context outside the sentence that must be there. Lower: duplicates are taken for the passage. */
  distinct: 0.75,
  /** The same for a close candidate with `nearlyAll` of its words and context. Higher: fewer `fixed` in edited pages. */
  distinctClose: 0.6,
  /** Share of words and context. See `distinctClose`. */
  nearlyAll: 0.93,
  /** Characters of context in a sentence that is recognised without what told it from duplicates. Lower: false `fixed`. */
  minSentence: 8,
  /** Share of words and context that must be there, near the old position. Lower: more wrong places. Higher: more `gone`. */
  plausibleNear: 0.47,
  /** The same further away. */
  plausibleFar: 0.72,
  /** Share that makes `unchanged` and `fixed` certain, near the old position. Lower: false verdicts. Higher: more `changed`. */
  certainNear: 0.8,
  /** The same further away. */
  certainFar: 0.88,
  /** Characters on either side that must agree without a gap. Lower: false verdicts. Higher: more `changed`. */
  minAdjacent: 6,
  /** Share of the context that must be there for exact words that are close to be certain. Lower: false `unchanged`. */
  minFoundShare: 0.7,
  /** The same if the page had no sentence like it, or it stands between its neighbours. */
  minFoundUnique: 0.5,
};

export const THRESHOLDS = { ...SEARCH, ...DECISION };

export type ThresholdName = keyof typeof THRESHOLDS;
export type Thresholds = Readonly<Record<ThresholdName, number>>;

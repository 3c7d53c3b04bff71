// The phrases of a language.

/** Lists by name. In a phrase, `{name}` stands for one item of that list, and `{2-90}` for a whole number from 2 to 90. */
export interface Prose {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly name: readonly string[];
  readonly subject: readonly string[];
  /** Actions with their objects. */
  readonly verb: readonly string[];
  readonly object: readonly string[];
  readonly predicate: readonly string[];
  readonly deed: readonly string[];
  readonly place: readonly string[];
  readonly time: readonly string[];
  readonly clause: readonly string[];
  readonly sentence: readonly string[];
  readonly heading: readonly string[];
  /** Texts on every page: sections, and the last line. */
  readonly section: readonly string[];
  readonly footer: readonly string[];
  /** A column's heading and a row's name, in tables. */
  readonly column: readonly string[];
  readonly row: readonly string[];
}

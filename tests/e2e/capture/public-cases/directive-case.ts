// What a case of a public suite of text directives is here: data alone.

/** A page, a directive, and what that finds there. */
export interface DirectiveCase {
  /** The rule that the case holds. */
  readonly name: string;
  /** The body; what the directive finds stands between `⟦` and `⟧`, and nothing is marked where it finds nothing. */
  readonly html: string;
  /** What stands behind `:~:text=`. */
  readonly directive: string;
}

// The form of a case from a public test suite of text directives.

/** A page, a directive, and what the directive finds on the page. */
export interface DirectiveCase {
  /** The rule that the case tests. */
  readonly name: string;
  /** The body of the page. `⟦` and `⟧` enclose what the directive finds; without them, it finds nothing. */
  readonly html: string;
  /** The text after `:~:text=`. */
  readonly directive: string;
}

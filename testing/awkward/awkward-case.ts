// An awkward page as data, for tests and benchmarks.

/** A page with one passage marked in it. */
export interface AwkwardCase {
  /** What is awkward about it; unique in the catalogue. */
  readonly name: string;
  /**
   * The body. The passage starts at `⟦` and ends at `⟧`. Both are in text, which may be in open shadow roots
   * (declarative ones: they exist only after a navigation, not after `innerHTML`).
   */
  readonly html: string;
  /** The document's language; default `en`. */
  readonly lang?: string;
  /** The passage as a reader sees it, with white space folded, if blocks or hidden text are between the marks. */
  readonly exact?: string;
  /** The sentence around the passage as a reader sees it, with prefix and suffix, if it is told. */
  readonly sentence?: string;
  /**
   * The best that a directive can do. `'none possible'`: no directive names this passage, but a wider one may exist.
   * `'wider piece'`: only together with its surroundings (its line, its sentence). `'a part alone'`: no DOM range
   * reaches from one tree into another, so Chromium shows the part in the first tree. `'beyond Chromium'`:
   * the specification finds it and Chromium does not. If absent, a directive can name exactly the
   * passage.
   */
  readonly note?: 'none possible' | 'wider piece' | 'a part alone' | 'beyond Chromium';
}

/** Returns the document of a case, including the marks. */
export function documentOf({ html, lang = 'en' }: AwkwardCase): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>·</title></head><body>${html}</body></html>`;
}

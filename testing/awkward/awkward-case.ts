// What an awkward page is: data alone, for tests and benchmarks.

/** A page with one passage marked in it. */
export interface AwkwardCase {
  /** What is awkward about it; unique in the catalogue. */
  readonly name: string;
  /**
   * The body. The passage begins at `⟦` and ends at `⟧`, which stand in text, also in that of open shadow roots
   * (declarative ones: only a navigation makes them, `innerHTML` does not).
   */
  readonly html: string;
  /** The document's language; `en` where absent. */
  readonly lang?: string;
  /** The passage as it reads, white space folded, where blocks or hidden text lie between the marks. */
  readonly exact?: string;
  /**
   * What the best directive can do: `'none possible'`, no directive names this passage (a wider one may be given);
   * `'wider piece'`, only with what stands around it (its line, its sentence); `'a part alone'`, since no range of the
   * DOM reaches from one tree into another (Chromium then shows the part in the tree of the beginning); `'beyond Chromium'`,
   * the specification has it found, and Chromium does not find it. Where absent, a directive can name the passage and
   * nothing else.
   */
  readonly note?: 'none possible' | 'wider piece' | 'a part alone' | 'beyond Chromium';
}

/** The document of a case, marks and all. */
export function documentOf({ html, lang = 'en' }: AwkwardCase): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>·</title></head><body>${html}</body></html>`;
}

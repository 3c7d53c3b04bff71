// The language of a page, as a BCP 47 tag.

/** Countries that pages write for their languages, where no language has that code. */
const COUNTRY_CODES = new Map([
  ['cn', 'zh'],
  ['cz', 'cs'],
  ['dk', 'da'],
  ['gr', 'el'],
  ['jp', 'ja'],
  ['ua', 'uk'],
]);

/** The first of `tags` that is one, in its canonical form: pages write anything there. */
export function toLanguage(tags: readonly (string | null | undefined)[]): string | undefined {
  for (const tag of tags) {
    const canonical = canonicalTag(tag?.split(',')[0]?.trim().replaceAll('_', '-') ?? '');
    if (canonical !== undefined) return canonical;
  }
  return undefined;
}

function canonicalTag(text: string): string | undefined {
  const [primary = ''] = text.split('-');
  // Names (`English`) have the form of a tag; `und`, `mul` and `zxx` are none of one language.
  if (!/^[a-z]{2,3}$/i.test(primary) || /^(und|mul|zxx|mis)$/i.test(primary)) return undefined;
  const country = COUNTRY_CODES.get(primary.toLowerCase());
  try {
    return Intl.getCanonicalLocales(country ?? text)[0];
  } catch {
    return undefined; // not a language tag
  }
}

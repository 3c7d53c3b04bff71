// The language of a page, as a BCP 47 tag.

/** Country codes that pages use in place of language codes; no language has these codes. */
const COUNTRY_CODES = new Map([
  ['cn', 'zh'],
  ['cz', 'cs'],
  ['dk', 'da'],
  ['gr', 'el'],
  ['jp', 'ja'],
  ['ua', 'uk'],
]);

/** Returns the first valid one of `tags` in its canonical form: pages write all kinds of values there. */
export function toLanguage(tags: readonly (string | null | undefined)[]): string | undefined {
  for (const tag of tags) {
    const canonical = canonicalTag(tag?.split(',')[0]?.trim().replaceAll('_', '-') ?? '');
    if (canonical !== undefined) return canonical;
  }
  return undefined;
}

function canonicalTag(tag: string): string | undefined {
  const text = tag.replace(/-x-.*$/, ''); // Google's translator writes `en-x-mtfrom-de`
  const [primary = ''] = text.split('-');
  // Names (`English`) can look like a tag; `und`, `mul` and `zxx` do not name one language.
  if (!/^[a-z]{2,3}$/i.test(primary) || /^(und|mul|zxx|mis)$/i.test(primary)) return undefined;
  const country = COUNTRY_CODES.get(primary.toLowerCase());
  try {
    return Intl.getCanonicalLocales(country ?? text)[0];
  } catch {
    return undefined; // not a language tag
  }
}

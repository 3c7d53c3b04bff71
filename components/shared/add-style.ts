// Loads a style sheet that the popup's first view does not need.

const added = new Map<string, Promise<void>>();

/** Adds the style sheet to the page, once. Resolves when it applies, or when it cannot be loaded. */
export function addStyle(address: string): Promise<void> {
  const known = added.get(address);
  if (known !== undefined) return known;
  const loaded = new Promise<void>((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
  added.set(address, loaded);
  return loaded;
}

/** Loads a module with the styles of what the popup shows after its first form. */
export async function withLaterStyle<Module>(module: Promise<Module>): Promise<Module> {
  await addStyle('/assets/later.css');
  return module;
}

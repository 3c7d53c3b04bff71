// Loads a style sheet that the popup's first view does not need.

/** Adds the style sheet to the page. Resolves when it applies, or when it cannot be loaded. */
export function addStyle(address: string): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}

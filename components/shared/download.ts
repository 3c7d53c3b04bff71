// A file for the reader to keep, made here.

/** Has the browser save the value as a JSON file of that kind; its name says the day. */
export function downloadJson(value: unknown, type: string, ending: string): void {
  const file = new Blob([JSON.stringify(value, undefined, 2)], { type });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = `corrigenda-${new Date().toISOString().slice(0, 10)}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser may still be reading it
}

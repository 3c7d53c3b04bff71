// A correction without the one who wrote it.

/** The annotation without any `creator`, wherever in it one stands. */
export function withoutCreator(annotation: string): object {
  return JSON.parse(annotation, (key, value: unknown) => (key === 'creator' ? undefined : value));
}

/** The content, as it is stored, without its reader's name and address. */
export function withoutReader(content: string): string {
  return JSON.stringify({ ...JSON.parse(content), reader: {} });
}

// Text as it crosses our borders: measured in code points, free of control characters.

/** The number of Unicode code points in `text` (the annotation model's unit for lengths and positions). */
export function countCodePoints(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** `text` on one line: every run of white space and control characters is one space, none at the ends. */
export function toSingleLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{White_Space}]+/gu, ' ')
    .trim();
}

/** `text` with its line breaks as `\n` and without what no reader ever typed: other control characters, half characters. */
export function withoutControls(text: string): string {
  const lines = text.toWellFormed().replace(/\r\n?/g, '\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
  return lines.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');
}

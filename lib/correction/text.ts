// Length of a text in code points, and removal of control characters and percent-encoding.

/** Returns the number of Unicode code points in `text` (the annotation model's unit for lengths and positions). */
export function countCodePoints(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
}

/** Returns `text` on one line: each run of white space and control characters becomes one space, and none is left at the ends. */
export function toSingleLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{White_Space}]+/gu, ' ')
    .trim();
}

/** Returns `text` with `\n` line breaks and without characters that no reader types: other control characters, lone surrogates. */
export function withoutControls(text: string): string {
  const lines = text.toWellFormed().replace(/\r\n?/g, '\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the purpose is to remove them
  return lines.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '');
}

/** Returns the text without percent-encoding; as it is if that is not valid UTF-8. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Puts the words of a page or of a reader into Markdown so that they stay words: no link, no picture, no heading, no HTML, and nobody
// is notified. GitHub, GitLab, Gitea and Bitbucket find mentions (`@name`) and references (`#1`, `!1`, `GH-1`) in the text after
// its Markdown is read, so a backslash does not stop them. An invisible character between the sign and the name does.

/** WORD JOINER: invisible, and no name or number continues after it. */
const JOINER = '\u2060';

/** Characters with a meaning inside a line of Markdown. */
const MEANINGFUL = '\\`*_{}[]<>&|~$^';
/** Signs that begin a mention or a reference. */
const SIGNS = '@#!~%&$^[';
/** How a name or a number begins, or what quotes one. */
const NAME = /^[\p{L}\p{N}_"'`{-]/u;
const SPECIAL = /[\\`*_{}[\]<>&|~$^@#!%]/g;
/** Addresses become links automatically, and a link to another issue tells the people there. */
const ADDRESSES = /((?:https?|ftp):\/\/\S+|www\.\S+)/gi;

/** Returns the text as one line of Markdown that shows just these words. */
export function inertLine(text: string): string {
  const parts = text.replace(/\s+/g, ' ').trim().split(ADDRESSES);
  const line = parts.map((part, index) => (index % 2 === 1 ? codeSpan(part) : escaped(part))).join('');
  // A block begins with these: a list, a heading, a command of GitLab.
  return line.replace(/^(?=[-+=:/#])/, '\\').replace(/^(\d{1,9})(?=[.)])/, '$1\\');
}

function escaped(text: string): string {
  return text
    .replace(SPECIAL, (sign, at: number) => {
      const isBeforeName = SIGNS.includes(sign) && NAME.test(text.slice(at + 1, at + 3));
      return (MEANINGFUL.includes(sign) ? `\\${sign}` : sign) + (isBeforeName ? JOINER : '');
    })
    .replace(/\b(G[HL]-)(?=\d)/gi, `$1${JOINER}`)
    .replace(/:(?=[\w+-]{1,50}:)/g, `:${JOINER}`); // `:tada:` becomes a picture
}

/** Returns the text as a title, which is no Markdown but may have mentions and references. */
export function inertTitle(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/([@#!~%&$^[])(?=[\p{L}\p{N}_"'`{-])/gu, `$1${JOINER}`)
    .replace(/\b(G[HL]-)(?=\d)/gi, `$1${JOINER}`);
}

/** Returns the text as a quote, line by line. */
export function inertQuote(text: string): string {
  return linesOf(text)
    .map((line) => `> ${inertLine(line)}`.trimEnd())
    .join('\n');
}

/** Returns the text as code in one line: a line break would end the span, and the rest would be Markdown. */
export function codeSpan(words: string): string {
  const text = words.replace(/[\s\p{Cc}]+/gu, ' ');
  const fence = '`'.repeat(longestRun(text) + 1);
  const space = /^`|`$|^ .* $/.test(text) ? ' ' : '';
  return fence + space + text + space + fence;
}

/** Returns the change as a block of code, in which everything is exact: removed lines begin with `-`, added ones with `+`. */
export function diffBlock(before: string, after: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(before) + 1, longestRun(after) + 1));
  const marked = (mark: string, text: string) =>
    text === '' ? [] : linesOf(text).map((line) => mark + line);
  return [`${fence}diff`, ...marked('-', before), ...marked('+', after), fence].join('\n');
}

function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/);
}

/** Returns the length of the longest run of backticks. */
function longestRun(text: string): number {
  return Array.from(text.matchAll(/`+/g), ([run]) => run.length).reduce(
    (one, other) => Math.max(one, other),
    0,
  );
}

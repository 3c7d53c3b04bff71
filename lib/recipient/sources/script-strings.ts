// The strings that a script puts together from pieces, as scripts do that hide an address: `'desk' + '&#64;' + 'paper.org'`. The
// script is never run.

/** Maximum length of a string, in UTF-16 units. */
const MAX_STRING = 2_000;
/** Maximum number of strings and of variables that are kept. */
const MAX_KEPT = 500;

const TOKEN =
  /\s+|\/\/[^\n]*|'((?:[^'\\\n]|\\.){0,500})'|"((?:[^"\\\n]|\\.){0,500})"|([\p{L}\p{N}_$]{1,100})|\+=|[=!<>]=+|=>|./gsu;

/** Returns the strings that may have an address: they have the sign in any form. Follows variables in the order of the text. */
export function joinedStrings(script: string): string[] {
  const variables = new Map<string, string>();
  const found = new Set<string>();
  let target: string | undefined;
  let name: string | undefined; // the identifier just before
  let value: string | undefined; // of the expression so far
  let pieces = 0; // in that value
  const ends = () => {
    if (value !== undefined) {
      if (target !== undefined && (variables.has(target) || variables.size < MAX_KEPT))
        variables.set(target, value);
      // A whole address in one string is not hidden: it may be anything, such as a setting.
      if (pieces > 1 && SIGN.test(value) && found.size < MAX_KEPT) found.add(value);
    }
    target = undefined;
    value = undefined;
    pieces = 0;
  };
  let isOperand = true; // whether the next token may be a part of the expression
  for (const [token, single, double, word] of script.matchAll(TOKEN)) {
    const text = single ?? double;
    if (/^(\s|\/\/)/.test(token)) continue;
    if (text !== undefined) {
      if (!isOperand) ends();
      value = `${value ?? ''}${unescaped(text)}`.slice(0, MAX_STRING);
      pieces += 1;
      isOperand = false;
    } else if (word !== undefined) {
      const known = variables.get(word);
      if (!isOperand) ends();
      if (known !== undefined) {
        value = `${value ?? ''}${known}`.slice(0, MAX_STRING);
        pieces += 1;
      }
      isOperand = false;
      name = word;
      continue;
    } else if (token === '+') {
      isOperand = true;
    } else if (token === '=' || token === '+=') {
      ends();
      target = name;
      value = token === '+=' && name !== undefined ? variables.get(name) : undefined;
      pieces = value === undefined ? 0 : 1;
      isOperand = true;
    } else {
      ends();
      isOperand = true;
    }
    name = undefined;
  }
  ends();
  return [...found];
}

const SIGN = /@|&#0*64;|&#x0*40;|&commat;|[([{]at[)\]}]/i;

function unescaped(text: string): string {
  return text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/gis, (_, hex, unicode, character) =>
    typeof character === 'string' ? character : String.fromCharCode(Number.parseInt(hex ?? unicode, 16)),
  );
}

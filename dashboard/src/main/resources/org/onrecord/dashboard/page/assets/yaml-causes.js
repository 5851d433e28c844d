// What the messages of the YAML parser mean, in the words of somebody who writes an issue file.
const NOT_YAML = /^not YAML: /;

/** What the parser says, and the cause that it names; the first that matches is taken. */
const CAUSES = [
  [/found character '\\t/, 'tab'],
  [/found character '(.)'/, 'sign'],
  [/found undefined (alias)/, 'sign', '*'],
  [/while scanning an? (alias|anchor)|expected alphabetic or numeric/, 'sign', '* &'],
  [/sequence entries are not allowed/, 'hyphen'],
  [/unexpected end of stream|unexpected document separator/, 'open-quote'],
  [/could not find expected ':'/, 'no-colon'],
  [/expected ',' or '[\]}]', but got (?!:)/, 'open-bracket'],
  [/expected ',' or/, 'colon'],
  [/expected the node content/, 'stray-bracket'],
  [/unknown escape character|expected escape sequence/, 'backslash'],
  [/found another document/, 'second'],
  [/chomping or indentation/, 'block'],
  [/<block end>, but found '<scalar>'/, 'after-quotes'],
  [/<block end>/, 'unaligned'],
];

/**
 * Returns the cause of a mistake that the parser found; null for a mistake in what the file says, which has plain words already.
 *
 * @param {{ line: number, message: string }} mistake
 * @param {string} text of the file
 * @returns {{ cause: string, sign: string } | null}
 */
export function causeOf({ line, message }, text) {
  if (!NOT_YAML.test(message)) return null;
  if (message.includes('mapping values are not allowed')) return { cause: colonCause(line, text.split('\n')), sign: '' };
  for (const [pattern, cause, sign] of /** @type {[RegExp, string, string?][]} */ (CAUSES)) {
    const found = pattern.exec(message);
    if (found) return { cause, sign: sign ?? found[1] ?? '' };
  }
  return null;
}

/** Returns why a colon may not stand in a line: it is the second one, or its line is no new one. */
function colonCause(line, lines) {
  const colons = /** @param {string} [text] */ text => (text ?? '').match(/:(?=\s|$)/g)?.length ?? 0;
  if (colons(lines[line - 1]) > 1) return 'colon';
  return colons(lines[line - 2]) > 0 ? 'indented' : 'no-colon';
}

// Edits of the text of an issue file that keep its comments.

const quoted = word => `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

/** Returns the text with another term: in the list in brackets, in the list with hyphens, or in a new list. */
export function withTerm(yaml, word) {
  const inline = /^terms:[ \t]*\[/m.exec(yaml);
  if (inline) {
    const open = inline.index + inline[0].length;
    const end = closing(yaml, open);
    if (end < 0) return yaml;
    const inside = yaml.slice(open, end).trimEnd();
    const comma = inside.trim() === '' || inside.endsWith(',') ? '' : ',';
    return `${yaml.slice(0, open)}${inside}${comma}${inside.trim() ? ' ' : ''}${quoted(word)}${yaml.slice(end)}`;
  }
  const list = /^terms:[ \t]*(#.*)?$/m.exec(yaml);
  if (list) {
    const at = list.index + list[0].length;
    const indent = /^\n([ \t]*)- /.exec(yaml.slice(at))?.[1] ?? '  ';
    return `${yaml.slice(0, at)}\n${indent}- ${quoted(word)}${yaml.slice(at)}`;
  }
  return `${yaml.replace(/\n*$/, '\n')}terms: [${quoted(word)}]\n`;
}

/** Returns the offset of the bracket that closes a list; -1 if there is none. Brackets in quotes and comments close nothing. */
function closing(yaml, from) {
  let quote = '';
  for (let at = from; at < yaml.length; at++) {
    const c = yaml[at];
    if (quote) {
      if (c === '\\' && quote === '"') at++;
      else if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && /[[,\s]/.test(yaml[at - 1])) quote = c;
    else if (c === '#' && /\s/.test(yaml[at - 1])) at = (yaml.indexOf('\n', at) + 1 || yaml.length) - 1;
    else if (c === ']') return at;
  }
  return -1;
}

/** Returns a name for a folder from a title. */
export const folderName = title => title.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
  .replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '');

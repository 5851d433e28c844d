// Edits of single fields in the text of an issue file. All other text stays as it is, with its comments and the fields that no form has.
import { isMap, isScalar, isSeq, parseDocument } from './yaml.js';

/** Fields that stand in several languages are a text, or a text for each language; this one is meant by a text alone. */
const LANGUAGE = 'en';
const INDENT = '  ';

/** Returns the parsed text of a file; null if it is no YAML, or no file of fields. */
export function parsed(text) {
  const document = parseDocument(text, { prettyErrors: false });
  return document.errors.length === 0 && (isMap(document.contents) || document.contents === null) ? document : null;
}

/**
 * Returns the node at a path, or undefined. A path to a language leads to a text that stands for all languages if the language is English.
 *
 * @param {(string | number)[]} path
 */
export function nodeAt(document, path) {
  let node = document.contents;
  for (const [at, step] of path.entries()) {
    if (isScalar(node) && typeof node.value === 'string' && at === path.length - 1) return step === LANGUAGE ? node : undefined;
    if (!isMap(node) && !isSeq(node)) return undefined;
    node = node.get(step, true);
  }
  return node ?? undefined;
}

/** Returns the text at a path as a form shows it; empty if there is none. */
export function textAt(document, path) {
  const node = nodeAt(document, path);
  return isScalar(node) && node.value !== null ? String(node.value) : '';
}

/** Returns the texts of a list at a path; what is no text in it, such as a rule, is left out. */
export function textsAt(document, path) {
  const node = nodeAt(document, path);
  return isSeq(node) ? node.items.filter(each => isScalar(each) && each.value !== null).map(each => String(each.value)) : [];
}

/** Returns the number of items of the list at a path. */
export function sizeAt(document, path) {
  const node = nodeAt(document, path);
  return isSeq(node) ? node.items.length : 0;
}

const PLAIN = /^\p{L}(?:[\p{L}\p{N} .'()/’-]*[\p{L}\p{N}.)])?$/u;
const NO_TEXT = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Returns a text as YAML: as it is where that is safe anywhere, else in quotes. */
export const written = text => (PLAIN.test(text) && !NO_TEXT.test(text) ? text : `"${text.replace(/[\\"]/g, '\\$&').replace(/\s*\n\s*/g, ' ')}"`);

const replaced = (text, from, to, by) => text.slice(0, from) + by + text.slice(to);
const lineStart = (text, at) => text.lastIndexOf('\n', at - 1) + 1;
/** Returns where the line after a position begins. A value in several lines ends where the next line begins. */
function nextLine(text, end) {
  if (end > 0 && text[end - 1] === '\n') return end;
  const newline = text.indexOf('\n', end);
  return newline < 0 ? text.length : newline + 1;
}
/** Returns a text that ends with the end of a line before a position, for what begins a new line. */
const fresh = (text, at) => (at > 0 && text[at - 1] !== '\n' ? '\n' : '');

const endOf = node => node.range[1];
const startOf = node => node.range[0];
const isEmpty = node => !node || (isScalar(node) && node.value === null);
const columnOf = (text, at) => at - lineStart(text, at);

/** Replaces a text, in the place that it has. */
function withScalar(text, node, value) {
  const old = text.slice(startOf(node), endOf(node));
  return replaced(text, startOf(node), endOf(node), written(value) + (old.endsWith('\n') ? '\n' : ''));
}

/** Adds a field to the end of a map. */
function withField(text, map, key, value) {
  if (map.flow) {
    const close = text.lastIndexOf('}', endOf(map));
    const last = map.items.at(-1);
    const from = last ? endOf(last.value ?? last.key) : close;
    return replaced(text, from, from, `${last ? ', ' : ''}${key}: ${value}`);
  }
  const last = map.items.at(-1);
  const at = nextLine(text, endOf(isEmpty(last.value) ? last.key : last.value));
  const indent = ' '.repeat(columnOf(text, startOf(map.items[0].key)));
  return replaced(text, at, at, `${fresh(text, at)}${indent}${key}: ${value}\n`);
}

/** Gives a field that is there without a value its value. */
function withValue(text, pair, value) {
  const end = endOf(pair.key);
  const colon = text.indexOf(':', end) + 1;
  return replaced(text, colon, colon, ` ${value}`);
}

const pairOf = (map, key) => map.items.find(each => each.key.value === key);

/** Writes a value where a path has none. The maps on the way are made. */
function withMissing(text, document, path, value) {
  let node = document.contents;
  for (const [at, step] of path.entries()) {
    const rest = path.slice(at + 1).reduceRight((inner, key) => `{${key}: ${inner}}`, value);
    if (isMap(node)) {
      const pair = pairOf(node, step);
      if (!pair) return withField(text, node, step, rest);
      if (isEmpty(pair.value)) return withValue(text, pair, rest);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[step];
    } else if (isScalar(node) && at === path.length - 1) {
      // A text for all languages becomes one for each.
      const old = written(String(node.value));
      return replaced(text, startOf(node), endOf(node), `{${LANGUAGE}: ${old}, ${step}: ${value}}${text[endOf(node) - 1] === '\n' ? '\n' : ''}`);
    } else {
      return null;
    }
  }
  return node === null ? `${path[0]}: ${value}\n${text}` : null;
}

/** Takes a field out of a map in one line. */
function withoutField(text, map, pair) {
  const at = map.items.indexOf(pair);
  const [from, to] = at > 0 ? [endOf(map.items[at - 1].value ?? map.items[at - 1].key), endOf(pair.value)]
    : [startOf(pair.key), map.items[1] ? startOf(map.items[1].key) : endOf(pair.value)];
  return replaced(text, from, to, '');
}

function edited(text, document, path, value) {
  const node = nodeAt(document, path);
  const map = nodeAt(document, path.slice(0, -1));
  if (node && !isScalar(node)) return null;
  if (node && value === '' && isMap(map) && map.flow && map.items.length > 1) return withoutField(text, map, pairOf(map, path.at(-1)));
  if (!isEmpty(node)) return withScalar(text, node, value);
  return value === '' ? text : withMissing(text, document, path, written(value));
}

/** Puts texts in place of some of a list in brackets. */
function withInline(text, list, from, to, texts) {
  const { items } = list;
  const words = texts.map(written).join(', ');
  if (to > from && texts.length > 0) return replaced(text, startOf(items[from]), endOf(items[to - 1]), words);
  if (texts.length > 0) {
    if (from > 0) return replaced(text, endOf(items[from - 1]), endOf(items[from - 1]), `, ${words}`);
    const at = items.length > 0 ? startOf(items[0]) : startOf(list) + 1;
    return replaced(text, at, at, items.length > 0 ? `${words}, ` : words);
  }
  if (to < items.length) return replaced(text, startOf(items[from]), startOf(items[to]), '');
  return replaced(text, from > 0 ? endOf(items[from - 1]) : startOf(items[from]), endOf(items[to - 1]), '');
}

/** Puts lines in place of some of a list with hyphens. */
function withLines(text, document, path, list, from, to, texts) {
  const { items } = list;
  const begins = at => lineStart(text, startOf(items[at]));
  const ends = at => nextLine(text, endOf(items[at]));
  const indent = /^\s*/.exec(text.slice(begins(0)))?.[0] ?? '';
  if (texts.length === 0 && from === 0 && to === items.length) {
    const emptied = replaced(text, begins(0), ends(items.length - 1), '');
    const pair = pairOf(nodeAt(document, path.slice(0, -1)), path.at(-1));
    return withValue(emptied, pair, '[]');
  }
  const at = from > 0 ? ends(from - 1) : begins(0);
  const lines = texts.map(each => `${indent}- ${written(each)}\n`).join('');
  return replaced(text, at, to > from ? ends(to - 1) : at, (lines && fresh(text, at)) + lines);
}

/** Writes a list with hyphens where a field has none yet, or an empty one. */
function withFirstLines(text, document, path, texts) {
  const pair = pairOf(nodeAt(document, path.slice(0, -1)), path.at(-1));
  const colon = text.indexOf(':', endOf(pair.key)) + 1;
  const bare = isEmpty(pair.value) ? text : replaced(text, colon, endOf(pair.value), '');
  const at = nextLine(bare, colon);
  const indent = ' '.repeat(columnOf(text, startOf(pair.key)) + INDENT.length);
  return replaced(bare, at, at, fresh(bare, at) + texts.map(each => `${indent}- ${written(each)}\n`).join(''));
}

/** Sentences stand one a line, words side by side. */
const areSentences = texts => texts.some(each => each.length > 24 || /[。！？.!?]$/.test(each));

function editedList(text, document, path, values) {
  const list = nodeAt(document, path);
  const map = nodeAt(document, path.slice(0, -1));
  const isFirst = isEmpty(list) || (isSeq(list) && list.items.length === 0);
  if (isFirst && areSentences(values) && isMap(map) && !map.flow && pairOf(map, path.at(-1))) return withFirstLines(text, document, path, values);
  if (isEmpty(list)) return values.length === 0 ? text : withMissing(text, document, path, `[${values.map(written).join(', ')}]`);
  if (!isSeq(list) || !list.items.every(isScalar)) return null;
  const old = list.items.map(each => String(each.value));
  let from = 0;
  while (from < old.length && from < values.length && old[from] === values[from]) from++;
  let after = 0;
  while (after < old.length - from && after < values.length - from && old.at(-1 - after) === values.at(-1 - after)) after++;
  const to = old.length - after;
  const texts = values.slice(from, values.length - after);
  if (texts.length === to - from) {
    // From the last to the first, so that the places of those before it stay.
    return texts.reduceRight((result, each, at) => withScalar(result, list.items[from + at], each), text);
  }
  return list.flow ? withInline(text, list, from, to, texts) : withLines(text, document, path, list, from, to, texts);
}

/** Returns what a file says beside the value at a path. */
function others(document, path) {
  const all = document.toJS() ?? {};
  const parent = path.slice(0, -1).reduce((node, step) => node?.[step], all);
  if (parent && typeof parent === 'object') delete parent[path.at(-1)];
  return all;
}

/** Empty fields and one language that stands for all say the same. */
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/**
 * Returns the text of a file in which a field has another value; null where that cannot be done without touching anything else, such as in
 * a file that is no YAML or a field that is something else than the form takes it for.
 *
 * @param {string} text
 * @param {(string | number)[]} path e.g. `['claims', 0, 'label', 'zh']`
 * @param {string | string[]} value an array for a list
 */
export function withEdit(text, path, value) {
  const before = parsed(text);
  if (!before) return null;
  const next = Array.isArray(value) ? editedList(text, before, path, value) : edited(text, before, path, value);
  const after = next === null ? null : parsed(next);
  if (next === null || !after) return null;
  const arrived = Array.isArray(value) ? same(textsAt(after, path), value) : textAt(after, path) === value.replace(/\s*\n\s*/g, ' ');
  const whole = ['en', 'zh'].includes(String(path.at(-1))) ? path.slice(0, -1) : path;
  return arrived && same(others(before, whole), others(after, whole)) ? next : null;
}

/**
 * Returns the text of a file with another item, of which nothing but the id is known, at the end of a list.
 *
 * @param {string} list `topics` or `claims`
 * @param {string[]} lines of the item
 */
export function withItem(text, list, lines) {
  const before = parsed(text);
  if (!before) return null;
  const node = nodeAt(before, [list]);
  const size = sizeAt(before, [list]);
  if (size > 0 && node.flow) return null;
  const column = size > 0 ? columnOf(text, startOf(node.items[0])) - 2 : INDENT.length;
  const item = lines.map((line, at) => `${' '.repeat(column)}${at === 0 ? '- ' : INDENT}${line}\n`).join('');
  let next;
  if (size > 0) {
    const at = nextLine(text, endOf(node.items.at(-1)));
    next = replaced(text, at, at, fresh(text, at) + item);
  } else if (!isMap(before.contents) || !pairOf(before.contents, list)) {
    next = `${text}${fresh(text, text.length)}${list}:\n${item}`;
  } else {
    const pair = pairOf(before.contents, list);
    const colon = text.indexOf(':', endOf(pair.key)) + 1;
    const end = isEmpty(pair.value) ? colon : endOf(pair.value);
    const bare = replaced(text, colon, end, '');
    const at = nextLine(bare, colon);
    next = replaced(bare, at, at, fresh(bare, at) + item);
  }
  const after = parsed(next);
  return after && sizeAt(after, [list]) === size + 1 && same(others(before, [list]), others(after, [list])) ? next : null;
}

/** Returns the text of a file without an item of a list. */
export function withoutItem(text, list, at) {
  const before = parsed(text);
  const node = before && nodeAt(before, [list]);
  if (!before || !isSeq(node) || node.flow || !node.items[at]) return null;
  const item = node.items[at];
  const from = lineStart(text, startOf(item));
  const cut = replaced(text, from, nextLine(text, endOf(item)), '');
  const next = node.items.length === 1 ? withValue(cut, pairOf(before.contents, list), '[]') : cut;
  const after = parsed(next);
  return after && sizeAt(after, [list]) === node.items.length - 1 && same(others(before, [list]), others(after, [list])) ? next : null;
}

/**
 * Returns the path of the innermost field of a form in whose lines a mistake is; null if it is in none.
 *
 * @param {number} line from 1
 * @param {(string | number)[][]} paths of the fields
 */
export function fieldAt(text, line, paths) {
  const document = parsed(text);
  if (!document) return null;
  const lineOf = offset => text.slice(0, offset).split('\n').length;
  const spans = paths.map(path => ({ path, node: nodeAt(document, path) })).filter(({ node }) => node?.range)
    .map(({ path, node }) => ({ path, first: lineOf(startOf(node)), last: lineOf(Math.max(startOf(node), endOf(node) - 1)) }))
    .filter(({ first, last }) => first <= line && line <= last);
  return spans.sort((a, b) => (a.last - a.first) - (b.last - b.first) || b.path.length - a.path.length)[0]?.path ?? null;
}

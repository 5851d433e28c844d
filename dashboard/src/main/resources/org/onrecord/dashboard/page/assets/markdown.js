// The marks of Markdown in imported texts. Lists show words without them; the pages of a statement and of its document show them as written.

/** A heading, quotation or list at the start of a line; a link, of which only the words are shown, or what is left of one; bold type; a tag of HTML. */
const MARKS = /^[ \t]*(?:(?:#{1,6}|[-*])[ \t]+|>[ \t]?)+|!?\[(?=[^\]]{0,500}\]\([^)\s]*\))|\]\([^)\s]*\)|\*\*|<\/?[a-z][a-z0-9]{0,9}(?=[\s/>])[^<>]{0,500}>/gm;

/** Returns where the marks of a text stand, in order. */
export const marksOf = text => [...text.matchAll(MARKS)].map(found => ({ start: found.index, end: found.index + found[0].length }));

/** Returns a part of a text without some ranges of the text, which are in order. */
export function without(ranges, text, from = 0, to = text.length) {
  let words = '';
  let at = from;
  for (const { start, end } of ranges) {
    if (end > at && start < to) {
      words += text.slice(at, Math.max(at, start));
      at = Math.min(end, to);
    }
  }
  return words + text.slice(at, to);
}

/** Returns words without marks in one line, for a glimpse of a text. */
export const unmarked = words => without(marksOf(words), words).replace(/\s+/g, ' ').trim();

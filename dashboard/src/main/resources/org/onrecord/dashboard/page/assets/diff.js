// Word-by-word differences between two passages, also in Chinese, which has no spaces between words.
const MAX_CELLS = 1_000_000;


/** Stretches that end with a space where they can. Browsers copy the whole text for each of its words, so a long one is cut first. */
const STRETCH = /[^]{1,1000}(?:\s|$)|[^]{1,1000}/gu;

/** Returns the words or the characters of a text, and what is between them. */
function tokens(text, granularity) {
  const segmenter = new Intl.Segmenter(undefined, { granularity });
  return (text.match(STRETCH) ?? []).flatMap(stretch => [...segmenter.segment(stretch)].map(each => each.segment));
}
const isWord = text => /[\p{L}\p{N}]/u.test(text);

/** Returns the tokens of both texts, each as `same`, `removed` or `added`, by their longest common subsequence. */
function compared(before, after) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  const all = before.slice(0, start).map(text => ['same', text]);
  if (a.length * b.length > MAX_CELLS) {
    // One by one: as arguments of a single call, the words of a long text would overflow the stack.
    for (const text of a) all.push(['removed', text]);
    for (const text of b) all.push(['added', text]);
  } else {
    const width = b.length + 1;
    const longest = new Uint16Array((a.length + 1) * width);
    for (let i = a.length - 1; i >= 0; i--) {
      for (let j = b.length - 1; j >= 0; j--) {
        longest[i * width + j] = a[i] === b[j]
          ? longest[(i + 1) * width + j + 1] + 1
          : Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
      }
    }
    let i = 0;
    let j = 0;
    while (i < a.length || j < b.length) {
      if (i < a.length && j < b.length && a[i] === b[j]) {
        all.push(['same', a[i]]);
        i++;
        j++;
      } else if (j >= b.length || (i < a.length && longest[(i + 1) * width + j] >= longest[i * width + j + 1])) {
        all.push(['removed', a[i++]]);
      } else {
        all.push(['added', b[j++]]);
      }
    }
  }
  return all.concat(before.slice(before.length - end).map(text => ['same', text]));
}

/**
 * Returns the pieces of both passages in reading order: `{ kind: 'same' | 'removed' | 'added', text }`. Spaces and punctuation
 * between changed words belong to the change, so that a changed phrase reads as one.
 *
 * @param {string} before
 * @param {string} after
 * @param {'word' | 'grapheme'} granularity `grapheme` compares character by character
 */
export function diff(before, after, granularity = 'word') {
  const pieces = [];
  let removed = '';
  let added = '';
  let between = '';
  const flush = () => {
    if (removed) pieces.push({ kind: 'removed', text: removed });
    if (added) pieces.push({ kind: 'added', text: added });
    if (between) pieces.push({ kind: 'same', text: between });
    removed = added = between = '';
  };
  for (const [kind, text] of compared(tokens(before, granularity), tokens(after, granularity))) {
    if (kind === 'same' && (isWord(text) || (!removed && !added))) {
      flush();
      const last = pieces.at(-1);
      if (last?.kind === 'same') last.text += text; else pieces.push({ kind, text });
    } else if (kind === 'same') {
      between += text;
    } else {
      removed += between;
      added += between;
      between = '';
      if (kind === 'removed') removed += text; else added += text;
    }
  }
  flush();
  /** @type {{ kind: string, text: string }[]} */
  const none = [];
  return pieces.reduce((joined, piece) => {
    const last = joined.at(-1);
    if (last && last.kind === piece.kind) last.text += piece.text; else joined.push(piece);
    return joined;
  }, none);
}

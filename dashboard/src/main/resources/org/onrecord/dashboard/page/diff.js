// What an edit changed within a passage, word by word; in Chinese too, where no space divides words.
const SEGMENTS = new Intl.Segmenter(undefined, { granularity: 'word' });
const MOST_CELLS = 1_000_000;

const tokens = text => [...SEGMENTS.segment(text)].map(each => each.segment);
const isWord = text => /[\p{L}\p{N}]/u.test(text);

/** The tokens of both, each as `same`, `gone` or `came`, by their longest common subsequence. */
function compared(before, after) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  const all = before.slice(0, start).map(text => ['same', text]);
  if (a.length * b.length > MOST_CELLS) {
    all.push(...a.map(text => ['gone', text]), ...b.map(text => ['came', text]));
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
        all.push(['gone', a[i++]]);
      } else {
        all.push(['came', b[j++]]);
      }
    }
  }
  return all.concat(before.slice(before.length - end).map(text => ['same', text]));
}

/**
 * The pieces of both passages in the order of reading: `{ kind: 'same' | 'gone' | 'came', text }`. Spaces and signs that stand
 * between changed words go with them, so that a changed phrase reads as one.
 */
export function diff(before, after) {
  const pieces = [];
  let gone = '';
  let came = '';
  let between = '';
  const flush = () => {
    if (gone) pieces.push({ kind: 'gone', text: gone });
    if (came) pieces.push({ kind: 'came', text: came });
    if (between) pieces.push({ kind: 'same', text: between });
    gone = came = between = '';
  };
  for (const [kind, text] of compared(tokens(before), tokens(after))) {
    if (kind === 'same' && (isWord(text) || (!gone && !came))) {
      flush();
      const last = pieces.at(-1);
      if (last?.kind === 'same') last.text += text; else pieces.push({ kind, text });
    } else if (kind === 'same') {
      between += text;
    } else {
      gone += between;
      came += between;
      between = '';
      if (kind === 'gone') gone += text; else came += text;
    }
  }
  flush();
  return pieces.reduce((joined, piece) => {
    const last = joined.at(-1);
    if (last?.kind === piece.kind) last.text += piece.text; else joined.push(piece);
    return joined;
  }, []);
}

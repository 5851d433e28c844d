// The words of an issue file as its form takes them.

/**
 * Returns a list in which the texts of one kind are others; those of other kinds keep their places.
 *
 * @param {string[]} all
 * @param {(text: string) => boolean} isOf true for texts of that kind
 * @param {string[]} texts of that kind
 */
export function withGroup(all, isOf, texts) {
  const old = all.filter(isOf);
  let from = 0;
  while (from < old.length && from < texts.length && old[from] === texts[from]) from++;
  let after = 0;
  while (after < old.length - from && after < texts.length - from && old.at(-1 - after) === texts.at(-1 - after)) after++;
  const fresh = texts.slice(from, texts.length - after);
  /** How many of that kind each place has: those that stay, and the new ones in place of the old ones in the middle. */
  const places = old.map((text, at) => (at < from || at >= old.length - after ? [text] : fresh.splice(0, at === old.length - after - 1 ? fresh.length : 1)));
  if (fresh.length > 0) {
    if (from > 0) places[from - 1].push(...fresh);
    else if (places.length > 0) places[0].unshift(...fresh);
    else return [...all, ...fresh];
  }
  return all.flatMap(text => (isOf(text) ? places.shift() ?? [] : [text]));
}

/** Returns a name for a folder from a title. */
export const folderName = title => title.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
  .replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60).replace(/-+$/, '');

// Lists in pages of twenty rows. The number of the page is in the address.
export const PAGE_SIZE = 20;
/** The API gives at most the first 10,000 rows. */
const LAST = 500;

/** Returns the number of a page from the address: 1 if it is not one. */
export const pageNumber = text => (/^[1-9]\d{0,4}$/.test(text ?? '') ? Math.min(Number(text), LAST) : 1);

/** Returns the number of pages of so many rows: at least one, also where there are none. */
export const pagesOf = rows => Math.max(1, Math.min(LAST, Math.ceil(rows / PAGE_SIZE)));

/**
 * Returns which rows of the second of two lists, shown one after the other, a page has.
 *
 * @param {number} page from 1
 * @param {number} before rows of the first list on all pages
 */
export function rowsAfter(page, before) {
  const start = (page - 1) * PAGE_SIZE;
  return { from: Math.max(0, start - before), size: Math.max(0, Math.min(PAGE_SIZE, start + PAGE_SIZE - before)) };
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageNumber, pagesOf, rowsAfter } from '/assets/pages.js';

test('an address without a page, or with a wrong one, is about the first', () => {
  assert.deepEqual([undefined, '', '0', '-3', '2.5', 'two', '7', '99999'].map(pageNumber), [1, 1, 1, 1, 1, 1, 7, 500]);
});

test('pages hold twenty rows, and there is always one', () => {
  assert.deepEqual([0, 1, 20, 21, 251, 1_000_000].map(pagesOf), [1, 1, 1, 2, 13, 500]);
});

test('the second list begins on the page on which the first one ends', () => {
  assert.deepEqual([1, 2, 3].map(page => rowsAfter(page, 0)), [{ from: 0, size: 20 }, { from: 20, size: 20 }, { from: 40, size: 20 }]);
  assert.deepEqual([1, 2, 3].map(page => rowsAfter(page, 27)), [{ from: 0, size: 0 }, { from: 0, size: 13 }, { from: 13, size: 20 }]);
});

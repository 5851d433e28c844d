import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeAfter } from '/assets/dot-keys.js';

test('arrows move to the dots before and after, and stay at the ends', () => {
  assert.deepEqual(['ArrowLeft', 'ArrowRight', 'Home', 'End'].map(key => placeAfter(key, 1, 4)), [0, 2, 0, 3]);
  assert.deepEqual([placeAfter('ArrowDown', 0, 4), placeAfter('ArrowUp', 3, 4)], [0, 3]);
});

test('other keys are left to the browser', () => {
  assert.equal(placeAfter('Enter', 1, 4), null);
});

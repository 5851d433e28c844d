import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bandThrough, lineThrough, outline } from '/assets/shapes.js';

test('a symbol is a closed path around the origin', () => {
  assert.equal(outline('square', 10), 'M8.86,8.86L-8.86,8.86L-8.86,-8.86L8.86,-8.86Z');
  assert.equal(outline('diamond', 10), 'M0.00,-16.50L9.50,0.00L0.00,16.50L-9.50,0.00Z');
  assert.equal(outline('star', 5).split('L').length, 10);
  assert.equal(outline('cross', 5).split('L').length, 12);
});

test('a line through two points is straight', () => {
  assert.equal(lineThrough([[0, 0], [30, 60]]), 'M0.00,0.00C10.00,20.00,20.00,40.00,30.00,60.00');
});

test('a curve is flat at its turns and rises nowhere above its points', () => {
  assert.equal(lineThrough([[0, 0], [30, 30], [60, 0]]), 'M0.00,0.00C10.00,15.00,20.00,30.00,30.00,30.00C40.00,30.00,50.00,15.00,60.00,0.00');
});

test('a line has a hole where a height is unknown, and a single point has none', () => {
  assert.equal(lineThrough([[0, 5], [30, 5], [45, NaN], [60, 5], [75, NaN], [90, 0], [120, 0]]),
    'M0.00,5.00C10.00,5.00,20.00,5.00,30.00,5.00M90.00,0.00C100.00,0.00,110.00,0.00,120.00,0.00');
});

test('a band goes there along its lower line and back along its upper one', () => {
  assert.equal(bandThrough([[0, 10, 0], [30, 10, 0]]), 'M0.00,10.00C10.00,10.00,20.00,10.00,30.00,10.00L30.00,0.00C20.00,0.00,10.00,0.00,0.00,0.00Z');
});

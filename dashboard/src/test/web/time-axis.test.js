import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf, isoOf } from '/assets/periods.js';
import { cutAxis, monthsOn } from '/assets/time-axis.js';

const gap = (start, end) => ({ start: dateOf(start), end: dateOf(end) });
const year = [dateOf('2025-01-01'), dateOf('2026-01-01')];

test('an axis without long gaps is even', () => {
  const { moments, places, cut } = cutAxis([gap('2025-03-01', '2025-04-01')], year);
  assert.deepEqual([moments.map(isoOf), places, cut], [['2025-01-01', '2026-01-01'], [0, 1], false]);
});

test('a long gap is cut to a twentieth of the other days', () => {
  const { moments, places, cut } = cutAxis([gap('2025-02-01', '2025-12-01')], year);
  assert.deepEqual(moments.map(isoOf), ['2025-01-01', '2025-02-01', '2025-12-01', '2026-01-01']);
  assert.deepEqual([places.map(place => Number(place.toFixed(3))), cut], [[0, 0.476, 0.524, 1], true]);
});

test('a cut axis has the months of the days that are not cut', () => {
  const axis = cutAxis([gap('2025-03-01', '2025-11-01')], year);
  assert.deepEqual(monthsOn(axis, 8).map(isoOf), ['2025-01-01', '2025-02-01', '2025-11-01', '2025-12-01']);
  assert.deepEqual(monthsOn(axis, 2).map(isoOf), ['2025-01-01', '2025-11-01']);
});

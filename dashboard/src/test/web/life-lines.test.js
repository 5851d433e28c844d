import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoOf } from '/assets/periods.js';
import { peakOf, silenceOf } from '/assets/life-lines.js';

const point = (state, ...days) => ({ state, statements: days.length, uses: days.map(day => ({ day })) });

test('the peak is the first of the months with most uses', () => {
  const peak = peakOf(point('current', '2026-03-02', '2026-01-05', '2026-01-20', '2026-03-09'));
  assert.deepEqual([peak?.month, peak?.uses, peak && isoOf(peak.at)], ['2026-01', 2, '2026-01-15']);
});

test('there is no peak where no month has two uses', () => {
  assert.equal(peakOf(point('current', '2026-01-05', '2026-02-05')), null);
});

test('the silence of a revived talking point is the longest time between two uses', () => {
  const { from, to } = silenceOf(point('revived', '2026-01-01', '2025-01-01', '2025-02-01')) ?? {};
  assert.deepEqual([from, to], ['2025-02-01', '2026-01-01']);
  assert.equal(silenceOf(point('dropped', '2025-01-01', '2026-01-01')), null);
});

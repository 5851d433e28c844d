import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateLabels, datesOn, numbersOn, scale } from '/assets/plots.js';
import { isoOf } from '/assets/periods.js';

const day = iso => new Date(`${iso}T00:00:00Z`);
const ticks = (first, last, most) => datesOn(day(first), day(last), most).map(isoOf);

test('a scale is even between its values, and goes on beyond them', () => {
  const place = scale([0, 10, 20], [100, 200, 210]);
  assert.deepEqual([0, 5, 10, 15, 20, 30, -10].map(place), [100, 150, 200, 205, 210, 220, 0]);
});

test('a scale takes days, and turns a chart upside down', () => {
  assert.equal(scale([day('2026-01-01'), day('2026-01-03')], [0, 100])(day('2026-01-02')), 50);
  assert.equal(scale([0, 1], [300, 100])(0.25), 250);
});

test('ticks of numbers are round', () => {
  assert.deepEqual(numbersOn(0, 0.42, 4), [0, 0.1, 0.2, 0.30000000000000004, 0.4]);
  assert.deepEqual(numbersOn(-3, 12, 4), [0, 5, 10]);
  assert.deepEqual(numbersOn(-1, 2, 4, 1), [-1, 0, 1, 2]);
});

test('ticks of time stand on days, Mondays, months, quarters or years, as room is', () => {
  assert.deepEqual(ticks('2026-05-01', '2026-05-04', 8), ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04']);
  assert.deepEqual(ticks('2026-05-01', '2026-05-15', 8), ['2026-05-01', '2026-05-03', '2026-05-05', '2026-05-07', '2026-05-09', '2026-05-11', '2026-05-13', '2026-05-15']);
  assert.deepEqual(ticks('2026-05-01', '2026-06-01', 4), ['2026-05-04', '2026-05-11', '2026-05-18', '2026-05-25', '2026-06-01']);
  assert.deepEqual(ticks('2025-12-15', '2026-03-15', 4), ['2026-01-01', '2026-02-01', '2026-03-01']);
  assert.deepEqual(ticks('2025-02-15', '2026-02-15', 4), ['2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01']);
  assert.deepEqual(ticks('2020-06-01', '2026-06-01', 8), ['2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01', '2025-01-01', '2026-01-01']);
});

test('a label has a second line where its month or year is another than before', () => {
  assert.deepEqual(dateLabels(['2025-10-01', '2026-01-01', '2026-04-01'].map(day)), [['Oct', '2025'], ['Jan', '2026'], ['Apr', '']]);
  assert.deepEqual(dateLabels(['2026-04-27', '2026-05-04'].map(day)), [['27', 'Apr'], ['4', 'May']]);
  assert.deepEqual(dateLabels(['2025-01-01', '2026-01-01'].map(day)), [['2025', ''], ['2026', '']]);
});

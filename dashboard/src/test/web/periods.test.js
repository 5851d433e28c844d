import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf, endOf, isoOf, monthAfter, monthsBetween, startOf } from '/assets/periods.js';

const startDay = period => isoOf(startOf(period));
const endDay = (day, bucket) => isoOf(endOf(dateOf(day), bucket));

test('periods begin on their first day', () => {
  assert.equal(startDay('2026-05-09'), '2026-05-09');
  assert.equal(startDay('2026-05'), '2026-05-01');
  assert.equal(startDay('2026-Q3'), '2026-07-01');
});

test('weeks are those of ISO 8601: the first has 4 January', () => {
  assert.equal(startDay('2026-W01'), '2025-12-29');
  assert.equal(startDay('2021-W01'), '2021-01-04');
  assert.equal(startDay('2020-W53'), '2020-12-28');
});

test('a period ends where the next one begins', () => {
  assert.equal(endDay('2026-02-28', 'day'), '2026-03-01');
  assert.equal(endDay('2025-12-29', 'week'), '2026-01-05');
  assert.equal(endDay('2026-12-01', 'month'), '2027-01-01');
  assert.equal(endDay('2026-10-01', 'quarter'), '2027-01-01');
});

test('months are counted over the turn of the year', () => {
  assert.equal(monthAfter('2025-12', 1), '2026-01');
  assert.equal(monthAfter('2026-01', -13), '2024-12');
});

test('months between two are listed, the last of them if they are too many', () => {
  assert.deepEqual(monthsBetween('2025-11', '2026-02', 12), ['2025-11', '2025-12', '2026-01', '2026-02']);
  assert.deepEqual(monthsBetween('2020-01', '2026-02', 2), ['2026-01', '2026-02']);
  assert.deepEqual(monthsBetween('2026-03', '2026-02', 12), []);
  assert.deepEqual(monthsBetween('9999-11', '9999-12', 12), ['9999-11', '9999-12']);
});

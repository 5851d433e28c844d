import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoOf } from '/assets/periods.js';
import { added, alone, bandOf, commonGaps, domainOf, hasLine, joined, lineOf } from '/assets/series.js';

const step = (period, favor, against) => ({ period, start: `${period}-01`, favor, against, near: { share: favor / (favor + against), low: 0, high: 1, favor, against } });
const days = ({ start, end }) => `${isoOf(start)} ${isoOf(end)}`;

test('gaps that follow one another are one', () => {
  assert.deepEqual(joined(['2026-03', '2026-01', '2026-02', '2026-06'], 'month').map(days), ['2026-01-01 2026-04-01', '2026-06-01 2026-07-01']);
});

test('only the gaps of all series are common', () => {
  assert.deepEqual(commonGaps([{ gaps: ['2026-01', '2026-02'] }, { gaps: ['2026-02'] }]), ['2026-02']);
  assert.deepEqual(commonGaps([]), []);
});

test('a line goes through the middle of its periods and leaves out the gaps', () => {
  const points = lineOf({ gaps: ['2026-02'], steps: [step('2026-01', 1, 1), step('2026-02', 0, 1)] }, 'month');
  assert.deepEqual(points.map(each => [isoOf(each.at), each.share, each.n]), [['2026-01-16', 0.5, 2]]);
});

test('a line has a hole where no statement is near', () => {
  const points = lineOf({ gaps: [], steps: [step('2026-01', 1, 0), step('2026-02', 1, 0), step('2026-06', 0, 1)] }, 'month');
  assert.deepEqual(points.map(each => each.share), [1, 1, NaN, 0]);
  assert.deepEqual(alone(points).map(each => each.share), [0]);
});

test('a line needs ten statements, and three in a period that has any', () => {
  assert.equal(hasLine({ steps: [step('2026-01', 5, 0), step('2026-03', 0, 4)] }), false);
  assert.equal(hasLine({ steps: [step('2026-01', 5, 0), step('2026-02', 0, 0), step('2026-03', 0, 5)] }), true);
  assert.equal(hasLine({ steps: ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'].map(month => step(month, 1, 1)) }), false);
});

test('a band is drawn where ten statements stand behind the line', () => {
  const points = lineOf({ gaps: [], steps: [step('2026-01', 5, 4), step('2026-02', 5, 5)] }, 'month');
  assert.deepEqual(bandOf(points).map(({ share, low, high }) => [share, low, high]), [[5 / 9, NaN, NaN], [0.5, 0, 1]]);
});

test('charts reach over the data with a small margin, within the chosen days', () => {
  const series = [{ steps: [step('2026-01', 1, 0)] }, { steps: [step('2026-05', 1, 0)] }];
  assert.deepEqual(domainOf(series, { from: '', to: '' }, 'month')?.map(isoOf), ['2025-12-28', '2026-06-04']);
  assert.deepEqual(domainOf(series, { from: '2026-02-03', to: '2030-01-01' }, 'month')?.map(isoOf), ['2026-02-03', '2026-06-04']);
  assert.deepEqual(domainOf([{ steps: [], conditional: [{ day: '2026-04-10' }] }], { from: '2000-01-01', to: '2026-04-10' }, 'month')?.map(isoOf), ['2026-04-09', '2026-04-11']);
  assert.equal(domainOf(series, { from: '2026-07-01', to: '' }, 'month'), null);
  assert.equal(domainOf([], { from: '', to: '' }, 'month'), null);
});

test('the steps of all series are added up in order', () => {
  const sums = added([{ steps: [step('2026-02', 1, 2)] }, { steps: [step('2026-01', 3, 0), step('2026-02', 1, 1)] }]);
  assert.deepEqual(sums.map(({ period, favor, against }) => [period, favor, against]), [['2026-01', 3, 0], ['2026-02', 2, 3]]);
});

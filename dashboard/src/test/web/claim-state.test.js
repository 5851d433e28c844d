import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked, holdersOf, keyText, stateOf } from '/assets/claim-state.js';

const of = address => stateOf(new URLSearchParams(address));
const movement = { series: [{ key: { kind: 'side', id: 'CN' } }, { key: { kind: 'actor', id: 'heron', language: 'en' } }] };

test('an empty address shows months of all time in one chart', () => {
  const { bucket, layout, from, to, periods, series, opened } = of('');
  assert.deepEqual([bucket, layout, from, to, periods, series, opened], ['month', 'together', '', '', [], [], null]);
});

test('two periods are drawn side by side unless the address says otherwise', () => {
  assert.deepEqual(of('from-1=2025-01-01&to-2=2026-01-01').periods, [['2025-01-01', ''], ['', '2026-01-01']]);
  assert.equal(of('from-1=2025-01-01').layout, 'split');
  assert.equal(of('from-1=2025-01-01&layout=together').layout, 'together');
});

test('events need a day', () => {
  assert.deepEqual(of('event=2026-04-02+Tariffs&event=soon').events, [{ day: '2026-04-02', name: 'Tariffs', text: '2026-04-02 Tariffs' }]);
});

test('a key is written as in the address', () => {
  assert.equal(keyText({ kind: 'actor', id: 'heron', language: 'en' }), 'actor:heron#en');
  assert.equal(keyText({ kind: 'side', id: 'CN', from: '2026-01-01' }), 'side:CN@2026-01-01..');
  assert.deepEqual(holdersOf(movement), ['side:CN', 'actor:heron#en']);
});

test('the API is asked for what the address says', () => {
  assert.equal(asked(of(''), null), '');
  assert.equal(asked(of('bucket=week&from=2026-01-01&series=side:CN'), null), '?series=side%3ACN&bucket=week&from=2026-01-01');
});

test('each series is asked for once a period', () => {
  assert.equal(asked(of('series=side:CN&from-1=2025-01-01&to-1=2025-12-31&from-2=2026-01-01'), null),
    '?series=side%3ACN%402025-01-01..2025-12-31&series=side%3ACN%402026-01-01..');
});

test('all days are asked for with the series that the API chose', () => {
  assert.equal(asked(of('from=2026-01-01'), movement, { whole: true }), '?series=side%3ACN&series=actor%3Aheron%23en');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mixChange } from '/assets/mix.js';

/** Returns so many statements, one a day from a day of a month on. */
const days = (month, count, language) => Array.from({ length: count }, (_, at) => ({ day: `2025-${month}-${String(at + 1).padStart(2, '0')}`, language, publisher: 'Ministry of Lakes' }));

test('a record that turns from one language to another changes on the first day of the other', () => {
  assert.deepEqual(mixChange([...days('01', 12, 'zh'), ...days('03', 15, 'en')], 'language'),
    { value: 'zh', day: '2025-03-01', before: { part: 12, of: 12 }, after: { part: 0, of: 15 } });
});

test('a record of one language, of few statements or of an even mix does not change', () => {
  assert.equal(mixChange(days('01', 28, 'en'), 'language'), null);
  assert.equal(mixChange([...days('01', 5, 'zh'), ...days('03', 5, 'en')], 'language'), null);
  assert.equal(mixChange(days('01', 28, 'en').map((dot, at) => ({ ...dot, language: at % 2 ? 'en' : 'zh' })), 'language'), null);
  assert.equal(mixChange([...days('01', 12, 'zh'), ...days('03', 15, 'en')], 'publisher'), null);
  assert.equal(mixChange([], 'language'), null);
});

test('statements of one day stay together', () => {
  const same = Array.from({ length: 12 }, () => ({ day: '2025-01-01', language: 'zh', publisher: '' }));
  assert.equal(mixChange([...same, ...same.map(dot => ({ ...dot, language: 'en' }))], 'language'), null);
});

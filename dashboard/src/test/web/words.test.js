import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorKey, beginning, bytes, claimPage, dayText, languageName, languageOf, list, momentText, percent, periodName, query, statementPage } from '/assets/common.js';
import { has, named, number, rich, t } from '/assets/strings.js';

test('days, months and other periods have their English names', () => {
  assert.equal(dayText('2026-05-09'), '9 May 2026');
  assert.equal(periodName('2026-05'), 'May 2026');
  assert.equal(periodName('2026-W07'), 'week 7 of 2026');
  assert.equal(periodName('2026-Q2'), 'Q2 2026');
  assert.equal(periodName('undated'), 'undated');
});

test('times are in UTC', () => {
  assert.equal(momentText('2026-11-25T09:12:59+02:00'), '25 Nov 2026, 07:12 UTC');
});

test('numbers, shares and sizes are short', () => {
  assert.equal(number(1234567), '1,234,567');
  assert.equal(percent(0.476), '48%');
  assert.equal(bytes(999), '999 bytes');
  assert.equal(bytes(48_400), '48 kB');
  assert.equal(bytes(2_340_000), '2.3 MB');
  assert.equal(beginning('a long text', 6), 'a long …');
  assert.equal(list(['one', 'two']), 'one, two');
});

test('languages are known by tag, and words by their letters', () => {
  assert.equal(languageName('zh', 'unknown'), 'Chinese');
  assert.equal(languageName('und', 'unknown'), 'unknown');
  assert.equal(languageName('no tag', 'unknown'), 'no tag');
  assert.equal(languageOf('加强合作'), 'zh');
  assert.equal(languageOf('cooperate'), 'en');
});

test('addresses of pages are those of the issue, with ids encoded', () => {
  assert.equal(statementPage('a/b'), '/issues/lakes/statements/a%2Fb');
  assert.equal(claimPage('cooperate'), '/issues/lakes/claims/cooperate');
  assert.equal(claimPage('cooperate', 'side:CN'), '/issues/lakes/claims/cooperate?series=side%3ACN');
  assert.equal(query({ a: '', b: null, c: 0, d: 'x y' }), '?c=0&d=x+y');
  assert.equal(query({}), '');
});

test('an actor without an id is known by name', () => {
  assert.equal(actorKey({ id: 'heron', name: 'H' }), 'heron');
  assert.equal(actorKey({ name: 'Ines Calder' }), '~ines calder');
  assert.equal(actorKey({}), null);
});

test('strings have singular and plural', () => {
  assert.equal(t('claim.n', { n: 1 }), '1 statement');
  assert.equal(t('claim.n', { n: 1200 }), '1,200 statements');
  assert.equal(has('no.such'), false);
  assert.equal(named('kind', 'no-such'), 'no-such');
});

test('a sentence keeps its links', () => {
  const parts = rich('system.dead-letters', { n: 2, a: words => ({ words }) });
  assert.ok(parts.some(each => each.words?.includes('2')), JSON.stringify(parts));
});

import assert from 'node:assert/strict';
import { test } from 'node:test';

document.documentElement.dataset.language = 'zh';
const { dayText, languageName, momentText, periodName } = await import('/assets/common.js');
const { reasonWords } = await import('/assets/health.js');
const { t } = await import('/assets/strings.js');

test('days, months and other periods have their Chinese names', () => {
  assert.equal(dayText('2026-05-09'), '2026年5月9日');
  assert.equal(periodName('2026-05'), '2026年5月');
  assert.match(momentText('2026-11-25T09:12:59Z'), /2026年11月25日 09:12/);
  assert.equal(languageName('zh', ''), '中文');
});

test('strings have one form for every number', () => {
  assert.equal(t('claim.n', { n: 1 }), t('claim.n', { n: 2 }).replace('2', '1'));
});

test('why a source fails is said in Chinese', () => {
  const said = reason => reasonWords(reason).join('');
  assert.equal(said('robots.txt: no such host: www.example.org.'), 'robots.txt：没有这个主机：www.example.org');
  assert.equal(said('the server answers 404'), '服务器返回 404');
  assert.equal(said('timed out: no answer after 20 s'), '20 s 内没有响应');
});

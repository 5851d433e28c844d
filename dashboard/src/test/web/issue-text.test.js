import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderName, withGroup } from '/assets/issue-text.js';

const isChinese = text => text === '湖' || text === '河' || text === '池';

test('the terms of one script change, and those of others keep their places', () => {
  const all = ['lake', '湖', 'pond', '河', 'river'];
  const other = texts => withGroup(all, text => !isChinese(text), texts);
  assert.deepEqual(other(['lake', 'pool', 'river']), ['lake', '湖', 'pool', '河', 'river']);
  assert.deepEqual(other(['lake', 'pond', 'pool', 'river']), ['lake', '湖', 'pond', 'pool', '河', 'river']);
  assert.deepEqual(other(['heron', 'lake', 'pond', 'river']), ['heron', 'lake', '湖', 'pond', '河', 'river']);
  assert.deepEqual(other(['lake']), ['lake', '湖', '河']);
  assert.deepEqual(other([]), ['湖', '河']);
  assert.deepEqual(other(['a', 'b', 'c', 'd']), ['a', '湖', 'b', '河', 'c', 'd']);
  assert.deepEqual(withGroup(all, isChinese, ['湖', '河', '池']), ['lake', '湖', 'pond', '河', '池', 'river']);
  assert.deepEqual(withGroup(['lake'], isChinese, ['湖']), ['lake', '湖']);
});

test('a title becomes the name of a folder', () => {
  assert.equal(folderName(' Café: Dredging of the Teal Harbour! '), 'cafe-dredging-of-the-teal-harbour');
  assert.equal(folderName('湖'), '');
});

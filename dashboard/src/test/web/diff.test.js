import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diff } from '/assets/diff.js';

const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] };
const redline = pieces => pieces.map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join('');

test('a changed word is removed and added', () => {
  assert.equal(redline(diff('We will work together.', 'We might work together.')), 'We [-will-]{+might+} work together.');
});

test('a changed phrase reads as one, with the spaces in it', () => {
  assert.equal(redline(diff('We will work together now.', 'We refuse to talk now.')), 'We [-will work together-]{+refuse to talk+} now.');
});

test('equal texts are one piece', () => {
  assert.deepEqual(diff('No change.', 'No change.'), [{ kind: 'same', text: 'No change.' }]);
});

test('a text from nothing is added', () => {
  assert.deepEqual(diff('', 'All new.'), [{ kind: 'added', text: 'All new.' }]);
});

test('Chinese is compared by words, which no spaces separate', () => {
  assert.equal(redline(diff('双方应加强合作', '双方应停止合作')), '双方应[-加强-]{+停止+}合作');
});

test('Chinese can be compared by characters', () => {
  assert.equal(redline(diff('双方合作', '三方合作', 'grapheme')), '[-双-]{+三+}方合作');
});

test('texts too long for a comparison word by word are replaced between what they share at both ends', () => {
  const words = word => Array.from({ length: 1100 }, (_, i) => `${word}${i}`).join(' ');
  const pieces = diff(`Begin ${words('old')} end`, `Begin ${words('new')} end`);
  assert.deepEqual(pieces.map(each => each.kind), ['same', 'removed', 'added', 'same']);
});

test('two long texts that differ in every word do not overflow the stack', () => {
  const words = name => Array.from({ length: 62_000 }, (each, at) => `${name}${at}`).join(' ');
  assert.deepEqual(diff(words('a'), words('b')).map(piece => [piece.kind, piece.text.length]), [['removed', words('a').length], ['added', words('b').length]]);
});

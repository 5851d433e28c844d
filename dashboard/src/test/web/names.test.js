import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isName, nameOfSpeaker } from '/assets/names.js';

test('people, offices and outlets have names', () => {
  for (const name of ['Ines Calder', 'Ministry of Lakes', 'Donald J. Trump', 'U.S. law-enforcement officials', 'J. Calder Jr.', '@lakes', 'Will Harper', '奥卡福', '外交部发言人', 'Chinese Foreign Ministry spokesperson']) {
    assert.equal(isName(name), true, name);
  }
});

test('parts of sentences are no names', () => {
  for (const words of ['they said yesterday', 'They said yesterday that the', 'the deal will hold', 'Calder said on Monday', 'Lakes, and the', 'Who pays for it?', '他们昨天说', '', null, `A ${'very '.repeat(30)}long name`]) {
    assert.equal(isName(words), false, String(words));
  }
});

test('the name of the registry counts as it is, that of a document only if it is one', () => {
  assert.equal(nameOfSpeaker({ actor: { id: 'ministry', name: 'Those Who Said So' }, speaker: { name: 'it' } }), 'Those Who Said So');
  assert.equal(nameOfSpeaker({ actor: { name: 'they said yesterday' }, speaker: { name: 'they said yesterday' } }), null);
  assert.equal(nameOfSpeaker({ actor: {}, speaker: { name: 'Ines Calder' } }), 'Ines Calder');
  assert.equal(nameOfSpeaker({ actor: {}, speaker: {} }), null);
});

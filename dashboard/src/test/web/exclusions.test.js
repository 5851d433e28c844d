import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exclusionOf } from '/assets/exclusions.js';

test('an exclusion names the change of a shift, of a talking point, or of a source', () => {
  assert.deepEqual(exclusionOf({ kind: 'shift', facts: { shift: 'reversal', claim: 'talks', actor: 'mfa', side: 'CN' } }),
    { kind: 'shift', change: 'reversal', claim: 'talks', actor: 'mfa' });
  assert.deepEqual(exclusionOf({ kind: 'talking-point', facts: { change: 'dropped', side: 'CN' } }), { kind: 'talking-point', change: 'dropped', side: 'CN' });
  assert.deepEqual(exclusionOf({ kind: 'source', facts: { health: 'silent' } }), { kind: 'source', change: 'silent' });
});

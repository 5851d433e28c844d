// What a rule leaves out because a reader found an alert not worth it.
import { claimName, sideName } from './common.js';
import { has, named, t } from './strings.js';

/** Returns what leaves out alerts like one: of its kind and change, on its claim, by its actor or else its side. */
export function exclusionOf({ kind, facts }) {
  const { shift, change = shift, claim, actor, side } = facts;
  return Object.fromEntries(Object.entries({ kind, change, claim, actor, side: actor ? undefined : side }).filter(([, value]) => value));
}

/**
 * Returns an exclusion in words.
 *
 * @param {any} exclusion
 * @param nameOf returns the name of an actor
 */
export function exclusionText(exclusion, nameOf = id => id) {
  const { kind, change, claim, actor, side } = exclusion;
  const changed = change && ([`shift.${change}`, `change.${change}`].filter(has).map(key => t(key))[0] ?? change);
  return [changed ?? (kind && named('change', kind)), claim && t('rule.on', { claim: claimName(claim) }),
    actor && t('rule.by', { actor: nameOf(actor) }), side && t('rule.of', { side: sideName(side) })].filter(Boolean).join(t('rule.join'));
}

/** Returns the conditions that a rule has once it leaves out one more. */
export const without = ({ except }, exclusion) => ({ except: [...(except ?? []), exclusion] });

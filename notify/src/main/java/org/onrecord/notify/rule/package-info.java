/**
 * Which alerts a rule selects, whether they are news to it, and what it would have selected in the past. No input or output.
 *
 * <p>Entry point: {@link org.onrecord.notify.rule.RuleMatcher}.
 */
@NullMarked
package org.onrecord.notify.rule;

import org.jspecify.annotations.NullMarked;

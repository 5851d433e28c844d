/**
 * How people make rules and subscriptions: rule files, ready-made rules, checks, examples and tests.
 *
 * <p>Entry point: {@link org.onrecord.notify.authoring.RuleFile}.
 */
@NullMarked
package org.onrecord.notify.authoring;

import org.jspecify.annotations.NullMarked;

/** How people make rules and subscriptions: rule files, ready-made rules, checks, examples and tests. Entry point: {@link RuleFile}. */
@NullMarked
package org.onrecord.notify.authoring;

import org.jspecify.annotations.NullMarked;

/** Which alerts a rule selects, now and in the past, and whether they are news to it. No input or output. Entry point: {@link RuleMatcher}. */
@NullMarked
package org.onrecord.notify.rule;

import org.jspecify.annotations.NullMarked;

/** Which alerts a rule selects, now and in the past, and whether they are news to it. No input or output. Entry point: {@link RuleMatcher}. */
package org.onrecord.notify.rule;

/**
 * What is sent to whom and when: a function of rules, subscriptions, alerts and the time. No input or output.
 *
 * <p>Entry point: {@link org.onrecord.notify.plan.Ledger}.
 */
@NullMarked
package org.onrecord.notify.plan;

import org.jspecify.annotations.NullMarked;

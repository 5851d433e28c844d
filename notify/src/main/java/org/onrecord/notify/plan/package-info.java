/** What is sent to whom and when: a function of rules, subscriptions, alerts and the time. No input or output. Entry point: {@link Ledger}. */
@NullMarked
package org.onrecord.notify.plan;

import org.jspecify.annotations.NullMarked;

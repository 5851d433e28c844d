/** What is sent to whom and when: a function of rules, subscriptions, alerts and the time. No input or output. Entry point: {@link Ledger}. */
package org.onrecord.notify.plan;

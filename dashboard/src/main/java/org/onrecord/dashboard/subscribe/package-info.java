/**
 * Rules and subscriptions as they are made, changed and shown, and what the dashboard asks of the part that delivers alerts. The application brings
 * the two together.
 *
 * <p>Entry interface: {@link org.onrecord.dashboard.subscribe.SubscriptionDesk}.
 */
@NullMarked
package org.onrecord.dashboard.subscribe;

import org.jspecify.annotations.NullMarked;

/**
 * The ways to a subscriber: mail, webhooks and the page. Each takes a message and says what came of it.
 *
 * <p>Entry point: {@link org.onrecord.notify.channel.Channel}. A new way is a class that it permits, a value of
 * {@link org.onrecord.events.Subscription.Channel}, and a line in {@link org.onrecord.notify.channel.Channels}.
 */
@NullMarked
package org.onrecord.notify.channel;

import org.jspecify.annotations.NullMarked;

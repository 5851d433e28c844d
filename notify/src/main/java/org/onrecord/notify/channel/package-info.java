/**
 * The channels by which alerts reach subscribers: mail, webhooks, chats and the page. Each takes a message and says what came of it.
 *
 * <p>Entry points: {@link org.onrecord.notify.channel.Channel}, and {@link org.onrecord.notify.channel.Transports}, which sends. A new channel is
 * a class, a value of {@link org.onrecord.events.Subscription.Channel} and an element of {@link org.onrecord.notify.channel.Channels#ALL};
 * CONTRIBUTING.md lists the other files.
 */
@NullMarked
package org.onrecord.notify.channel;

import org.jspecify.annotations.NullMarked;

/**
 * What arrives from the topics, and how it gets here: the only package that speaks to Kafka.
 *
 * <p>Entry point: {@link org.onrecord.dashboard.feed.Feed}.
 */
@NullMarked
package org.onrecord.dashboard.feed;

import org.jspecify.annotations.NullMarked;
